import type { ExportFormat, Language } from '../../../preload/contract/index.ts';
import type { StoredCall } from '../call-queries.ts';
import { EXPORT_WORDS, type ExportHeader, type ExportWords } from '../../i18n/export-words.ts';
import { maskNumber } from '../../log/log.ts';
import { literalCell, numberCell, withoutNumber } from './spreadsheet-text.ts';

/** A stored call with the agent's own words on it. */
export type ExportCall = StoredCall & { note: string; tags: string[] };

export interface ExportOptions {
  /** As the agent has chosen for this file: customer numbers as 138****8000, in notes and references too. */
  areNumbersMasked: boolean;
  language: Language;
  /** Name and company of the contact who has a number; without it, the column is empty. */
  contactOf?: (number: string) => string | undefined;
  /** What the agent said that a call came to; without it, the column is empty. */
  outcomeOf?: (uuid: string) => string | undefined;
  /** CSV unless it says otherwise. */
  format?: ExportFormat;
}

/** What a cell is before a format writes it. `at`: UTC epoch ms. `phone`: a number as it is, or masked already. undefined: empty. */
export type ExportValue = string | number | { at: number } | { phone: string; isMasked: boolean } | undefined;

/** Of the first row; every row has its cells in this order. */
export function headerCells(language: Language): string[] {
  return COLUMNS.map((column) => EXPORT_WORDS[language].header[column]);
}

/** One call, in the order of `headerCells`. Lengths are plain seconds, to compute with. */
export function rowValues(exported: ExportCall, options: ExportOptions): ExportValue[] {
  const words = EXPORT_WORDS[options.language];
  return COLUMNS.map((column) => CELLS[column](exported, words, options));
}

/** One call as cells of a text file, not yet made harmless for a spreadsheet: `csvLine` does that. */
export function rowCells(exported: ExportCall, options: ExportOptions): string[] {
  return rowValues(exported, options).map(textCell);
}

/** A value as a text file has it, not yet made harmless for a spreadsheet. */
export function textCell(value: ExportValue): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return literalCell(value);
  if (typeof value === 'number') return String(value);
  if ('at' in value) return localTime(value.at);
  return value.isMasked ? value.phone : numberCell(value.phone, false);
}

type Cell = (exported: ExportCall, words: ExportWords, options: ExportOptions) => ExportValue;

const CELLS: Readonly<Record<keyof ExportHeader, Cell>> = {
  time: ({ call, startText }) => (call.startedAt === undefined ? startText : { at: call.startedAt }),
  direction: ({ call }, words) => words.directions[call.direction],
  state: ({ call }, words) =>
    call.state === 'other' || call.isStateUnknown ? call.stateText : words.states[call.state],
  number: ({ call }, _words, { areNumbersMasked }) => phone(call.customerNumber, areNumbersMasked),
  contact: (exported, _words, options) =>
    own(options.contactOf?.(exported.call.customerNumber) ?? '', exported, options),
  region: ({ call }) => call.customerRegion,
  lineNumber: ({ call }) => phone(call.trunkNumber, false),
  lineName: ({ call }) => call.trunkName,
  talk: ({ call }) => call.talkSeconds,
  total: ({ call }) => call.totalSeconds,
  wait: ({ call }) => call.waitSeconds,
  queue: ({ call }) => call.queueSeconds,
  hungUpBy: ({ call }) => call.hungUpBy,
  answerWay: ({ call }) => call.answerWay,
  score: ({ call }) => call.score,
  reference: (exported, _words, options) => own(exported.call.reference ?? '', exported, options),
  outcome: ({ call }, _words, { outcomeOf }) => outcomeOf?.(call.uuid),
  note: (exported, _words, options) => own(exported.note, exported, options),
  tags: (exported, _words, options) => own(exported.tags.join(', '), exported, options),
  recording: ({ call }, words) => (call.isRecorded ? words.yes : words.no),
  uuid: ({ call }) => call.uuid,
};

const COLUMNS = Object.keys(CELLS) as (keyof ExportHeader)[];
/** Place of the column that holds times. */
export const TIME_COLUMN = COLUMNS.indexOf('time');

function own(text: string, { call }: ExportCall, { areNumbersMasked }: ExportOptions): string {
  return areNumbersMasked ? withoutNumber(text, call.customerNumber) : text;
}

function phone(number: string | undefined, isMasked: boolean): ExportValue {
  return number === undefined ? undefined : { phone: isMasked ? maskNumber(number) : number, isMasked };
}

/** `2026-11-22 11:19:49` by this computer's clock: what Excel takes for a time in every language. */
function localTime(epochMs: number): string {
  const at = new Date(epochMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${date} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}
