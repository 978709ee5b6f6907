import { setImmediate } from 'node:timers/promises';
import { basename } from 'node:path';
import type { ExportFormat, Language } from '../../preload/contract/index.ts';
import type { RecordAccess } from '../access-log/access-event.ts';
import { BYTE_ORDER_MARK, csvLine } from '../calls/export/csv.ts';
import { textCell, type ExportValue } from '../calls/export/export-row.ts';
import { withoutNumber } from '../calls/export/spreadsheet-text.ts';
import { Fault } from '../fault.ts';
import { writeNewFile } from '../files/new-file.ts';
import { CONTACT_FILE_WORDS } from '../i18n/contact-file-words.ts';
import { EXPORT_WORDS } from '../i18n/export-words.ts';
import { LIST_FILE_WORDS } from '../i18n/list-file-words.ts';
import { maskNumber } from '../log/log.ts';
import type { StoredEntry, StoredList } from './list-rows.ts';
import type { ListTable } from './list-table.ts';

export interface ListFilesParts {
  table: ListTable;
  files: {
    newFile(name: string, kind: { name: string; extensions: string[] }): Promise<string | undefined>;
  };
  language: () => Language;
  recordAccess: RecordAccess;
}

interface Style {
  language: Language;
  areNumbersMasked: boolean;
}

/** A few milliseconds of work, after which others have their turn. */
const ROWS_A_TURN = 200;
/** What no file name can hold on one of the systems, nor the name of a sheet. */
// eslint-disable-next-line no-control-regex
const UNSAFE = /[\u0000-\u001f<>:"/\\|?*[\]]/g;
const SHEET_LENGTH = 31;

/** Writes a call list with its results into a file of the agent's choice. */
export class ListFiles {
  readonly #parts: ListFilesParts;

  constructor(parts: ListFilesParts) {
    this.#parts = parts;
  }

  /** undefined: cancelled. Throws `not-found`, `disk` or `access-log-unavailable`. */
  async exportList(
    id: string,
    format: ExportFormat,
    areNumbersMasked: boolean,
  ): Promise<{ name: string; entries: number } | null> {
    const { table, files, language, recordAccess } = this.#parts;
    const list = table.list(id);
    if (!list) throw new Fault('not-found');
    const style = { language: language(), areNumbersMasked };
    const kind = CONTACT_FILE_WORDS[style.language].kinds[format];
    const path = await files.newFile(`${plainName(list)}.${format}`, { name: kind, extensions: [format] });
    if (path === undefined) return null;
    const { total } = table.counts(id);
    recordAccess({ is: 'call-list-exported', format, areNumbersMasked, entries: total });
    const rows = this.#rows(list, style);
    await writeNewFile(path, format === 'csv' ? lines(list, rows, style) : await workbook(list, rows, style));
    return { name: basename(path), entries: total };
  }

  async *#rows(list: StoredList, style: Style): AsyncGenerator<ExportValue[], void, undefined> {
    for (let from = 0; ; from += ROWS_A_TURN) {
      const { rows } = this.#parts.table.rows(list.id, { search: '' }, from, ROWS_A_TURN);
      for (const entry of rows) yield valuesOf(entry, list, style);
      if (rows.length < ROWS_A_TURN) return;
      await setImmediate();
    }
  }
}

function plainName({ name, id }: StoredList): string {
  const plain = name.replaceAll(UNSAFE, ' ').replaceAll(/\s+/g, ' ').trim();
  return plain === '' ? id : plain;
}

function headers({ columns }: StoredList, { language }: Style): string[] {
  const words = LIST_FILE_WORDS[language];
  const own = columns.map((title, place) => title || words.column(place + 1));
  return [
    words.name,
    words.company,
    words.number,
    words.further,
    ...own,
    words.state,
    words.tries,
    words.calledAt,
    words.result,
    words.talkSeconds,
  ];
}

function valuesOf(entry: StoredEntry, { columns }: StoredList, { language, areNumbersMasked }: Style): ExportValue[] {
  const { name, company, number, further, cells, state, tries, calledAt, result, talkSeconds } = entry;
  const numbers = [number, ...further];
  const own = (text: string): string =>
    areNumbersMasked ? numbers.reduce((rest, one) => withoutNumber(rest, one), text) : text;
  const shown = (one: string): string => (areNumbersMasked ? maskNumber(one) : one);
  const words = EXPORT_WORDS[language];
  return [
    own(name),
    own(company),
    { phone: shown(number), isMasked: areNumbersMasked },
    further.map(shown).join('; '),
    ...columns.map((_title, place) => own(cells[place] ?? '')),
    LIST_FILE_WORDS[language].states[state],
    tries,
    calledAt === undefined ? undefined : { at: calledAt },
    result === undefined || result === 'other' ? undefined : words.states[result],
    talkSeconds,
  ];
}

async function* lines(
  list: StoredList,
  rows: AsyncIterable<ExportValue[]>,
  style: Style,
): AsyncGenerator<string, void, undefined> {
  yield BYTE_ORDER_MARK + csvLine(headers(list, style));
  for await (const values of rows) yield csvLine(values.map(textCell));
}

async function workbook(
  list: StoredList,
  rows: AsyncIterable<ExportValue[]>,
  style: Style,
): Promise<AsyncIterable<Uint8Array>> {
  // Loaded when it is wanted: most starts of the app never write a workbook.
  const { xlsxBytes } = await import('../calls/export/xlsx.ts');
  const { calledAt } = LIST_FILE_WORDS[style.language];
  const columns = headers(list, style).map((header) => ({ header, isTime: header === calledAt }));
  return xlsxBytes(plainName(list).slice(0, SHEET_LENGTH), columns, rows);
}
