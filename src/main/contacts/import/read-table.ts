import { setImmediate as nextTurn } from 'node:timers/promises';
import { detectDelimiter, streamCsvRows } from 'hucre/csv';
import { streamXlsxRows } from 'hucre/xlsx';
import { Fault } from '../../fault.ts';
import { decodeText } from './decode-text.ts';

export interface Table {
  rows: string[][];
  encoding?: string;
}

/** More than ten times what a call list has; a file beyond is a mistake, and would not fit into memory. */
const MOST_ROWS = 200_000;
const MOST_COLUMNS = 60;
const ROWS_A_TURN = 500;
/** How every zip file begins, and so every workbook of Office Open XML. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** All rows of a workbook's first sheet, or of a CSV or TSV file, as texts. Lets other work in between. Fails with `bad-input`. */
export async function readTable(bytes: Uint8Array): Promise<Table> {
  if (ZIP.every((byte, place) => bytes[place] === byte)) return { rows: await collect(sheetRows(bytes)) };
  const { text, encoding } = decodeText(bytes);
  if (text.includes('\0')) throw new Fault('bad-input', { field: 'file' });
  return { rows: await collect(textRows(text)), encoding };
}

function* textRows(text: string): Generator<readonly unknown[], void, undefined> {
  // Excel's own first line says its separator.
  const [, told] = /^sep=(.)\r?\n/.exec(text) ?? [];
  const body = told === undefined ? text : text.slice(text.indexOf('\n') + 1);
  yield* streamCsvRows(body, { delimiter: told ?? detectDelimiter(body) });
}

async function* sheetRows(bytes: Uint8Array): AsyncGenerator<readonly unknown[], void, undefined> {
  try {
    for await (const { values } of streamXlsxRows(bytes)) yield values;
  } catch (error) {
    throw new Fault('bad-input', { field: 'file' }, error);
  }
}

async function collect(rows: Iterable<readonly unknown[]> | AsyncIterable<readonly unknown[]>): Promise<string[][]> {
  const all: string[][] = [];
  for await (const row of rows) {
    const cells = row.slice(0, MOST_COLUMNS).map(cellText);
    if (cells.every((cell) => cell === '')) continue;
    if (all.length >= MOST_ROWS) throw new Fault('bad-input', { field: 'file', reason: 'too-long' });
    all.push(cells);
    if (all.length % ROWS_A_TURN === 0) await nextTurn();
  }
  return all;
}

/** A number as its digits: what a sheet shows as 1.38E+10 it still knows exactly. */
function cellText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString().slice(0, 10);
  return '';
}
