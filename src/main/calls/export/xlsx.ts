import { writeXlsxStream } from 'hucre/xlsx';
import type { ExportValue } from './export-row.ts';

/** A cell of Excel holds no more; longer texts make the file count as damaged. */
const LONGEST_TEXT = 32_767;
const TIME_FORMAT = 'yyyy-mm-dd hh:mm:ss';
const TIME_WIDTH = 20;

export interface SheetColumn {
  header: string;
  /** Its cells are times, shown as such. */
  isTime: boolean;
}

/**
 * A workbook of one sheet as bytes, made while the rows are pulled: no more of them than one is ever held. Every cell has its type, so
 * nothing is guessed when it is opened: texts and phone numbers are texts, lengths are numbers, times are times by this computer's clock.
 */
export function xlsxBytes(
  name: string,
  columns: readonly SheetColumn[],
  rows: AsyncIterable<readonly ExportValue[]>,
): ReadableStream<Uint8Array> {
  return writeXlsxStream(cellsOf(rows), {
    name,
    columns: columns.map(({ header, isTime }) =>
      isTime ? { header, numFmt: TIME_FORMAT, width: TIME_WIDTH } : { header },
    ),
    freezePane: { rows: 1 },
  });
}

type Cell = string | number | Date | null;

async function* cellsOf(rows: AsyncIterable<readonly ExportValue[]>): AsyncGenerator<Cell[], void, undefined> {
  for await (const row of rows) yield row.map(cellOf);
}

function cellOf(value: ExportValue): Cell {
  if (value === undefined) return null;
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return plain(value);
  return 'at' in value ? wallClock(value.at) : plain(value.phone);
}

/** XML cannot hold control characters, and `_x000A_` means one (ECMA-376 part 1 §22.9.2.19). */
function plain(text: string): string | null {
  const whole = text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '')
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .toWellFormed();
  const cut = whole.length > LONGEST_TEXT ? whole.slice(0, LONGEST_TEXT).toWellFormed() : whole;
  return cut === '' ? null : cut;
}

/** Sheets know no time zones: the same wall-clock time, said in UTC, as the library writes dates. */
function wallClock(epochMs: number): Date {
  return new Date(epochMs - new Date(epochMs).getTimezoneOffset() * 60_000);
}
