import type { Language } from '../../../preload/contract/index.ts';
import type { ServerCopy } from '../store/store-shape.ts';
import { EXPORT_WORDS, type ExportHeader, type ExportWords } from './export-words.ts';
import { literalCell, numberCell, withoutNumber } from './spreadsheet-text.ts';

/** A stored call with the agent's own words on it. */
export type ExportCopy = ServerCopy & { note: string; tags: string[] };

export interface ExportOptions {
  /** As the agent has chosen for this file: customer numbers as 138****8000, in notes and references too. */
  areNumbersMasked: boolean;
  language: Language;
}

/** Of the first row; every row has its cells in this order. */
export function headerCells(language: Language): string[] {
  return COLUMNS.map((column) => EXPORT_WORDS[language].header[column]);
}

/** One call as cells, not yet made harmless for a spreadsheet: `csvLine` does that. Lengths are plain seconds, to compute with. */
export function rowCells(copy: ExportCopy, options: ExportOptions): string[] {
  const words = EXPORT_WORDS[options.language];
  return COLUMNS.map((column) => CELLS[column](copy, words, options));
}

type Cell = (copy: ExportCopy, words: ExportWords, options: ExportOptions) => string;

const CELLS: Readonly<Record<keyof ExportHeader, Cell>> = {
  time: ({ call, startText }) =>
    call.startedAt === undefined ? literalCell(startText ?? '') : localTime(call.startedAt),
  direction: ({ call }, words) => words.directions[call.direction],
  state: ({ call }, words) => (call.state === 'other' ? literalCell(call.stateText) : words.states[call.state]),
  number: ({ call }, _words, { areNumbersMasked }) => numberCell(call.customerNumber, areNumbersMasked),
  region: ({ call }) => literalCell(call.customerRegion ?? ''),
  lineNumber: ({ call }) => numberCell(call.trunkNumber ?? '', false),
  lineName: ({ call }) => literalCell(call.trunkName ?? ''),
  talk: ({ call }) => figure(call.talkSeconds),
  total: ({ call }) => figure(call.totalSeconds),
  wait: ({ call }) => figure(call.waitSeconds),
  queue: ({ call }) => figure(call.queueSeconds),
  hungUpBy: ({ call }) => literalCell(call.hungUpBy ?? ''),
  answerWay: ({ call }) => literalCell(call.answerWay ?? ''),
  score: ({ call }) => figure(call.score),
  reference: (copy, _words, options) => literalCell(own(copy.call.reference ?? '', copy, options)),
  note: (copy, _words, options) => literalCell(own(copy.note, copy, options)),
  tags: (copy, _words, options) => literalCell(own(copy.tags.join(', '), copy, options)),
  recording: ({ call }, words) => (call.isRecorded ? words.yes : words.no),
  uuid: ({ call }) => literalCell(call.uuid),
};

const COLUMNS = Object.keys(CELLS) as (keyof ExportHeader)[];

function own(text: string, { call }: ExportCopy, { areNumbersMasked }: ExportOptions): string {
  return areNumbersMasked ? withoutNumber(text, call.customerNumber) : text;
}

function figure(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}

/** `2026-11-22 11:19:49` by this computer's clock: what Excel takes for a time in every language. */
function localTime(epochMs: number): string {
  const at = new Date(epochMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${date} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}
