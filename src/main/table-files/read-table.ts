import { detectDelimiter, streamCsvRows } from 'hucre/csv';
import { streamXlsxRows } from 'hucre/xlsx';
import { decodeText } from './decode-text.ts';
import { unreadable } from './file-fault.ts';

const MOST_COLUMNS = 60;
/** How every zip file begins, and so every workbook of Office Open XML. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** The rows of a workbook's first sheet, or of a CSV or TSV file, as texts; those that hold nothing are left out. Fails with `bad-input`. */
export async function* readTable(bytes: Uint8Array): AsyncGenerator<string[], string | undefined, undefined> {
  if (ZIP.every((byte, place) => bytes[place] === byte)) {
    yield* filled(sheetRows(bytes));
    return undefined;
  }
  const { text, encoding } = decodeText(bytes);
  if (text.includes('\0')) throw unreadable();
  yield* filled(textRows(text));
  return encoding;
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
    throw unreadable(error);
  }
}

async function* filled(
  rows: Iterable<readonly unknown[]> | AsyncIterable<readonly unknown[]>,
): AsyncGenerator<string[], void, undefined> {
  for await (const row of rows) {
    const cells = row.slice(0, MOST_COLUMNS).map(cellText);
    if (cells.some((cell) => cell !== '')) yield cells;
  }
}

/** A number as its digits: what a sheet shows as 1.38E+10 it still knows exactly. */
function cellText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString().slice(0, 10);
  return '';
}
