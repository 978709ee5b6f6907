import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { diskFault } from '../../files/disk-fault.ts';
import { slicesOf, type Slices } from '../../async/slices.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv.ts';
import {
  headerCells,
  rowCells,
  rowValues,
  TIME_COLUMN,
  type ExportCall,
  type ExportOptions,
  type ExportValue,
} from './export-row.ts';
import { EXPORT_WORDS } from '../../i18n/export-words.ts';
import { removeLeftovers } from './abandoned-exports.ts';
import { writeNewFile } from '../../files/new-file.ts';

/** A few milliseconds of work; between two slices the thread answers what windows ask. */
const SLICE = 200;

/**
 * Writes the calls of `source`, in its order, into the file `path`: CSV (RFC 4180, UTF-8 with a byte order mark, no cell a formula) or
 * XLSX. Holds one slice at a time, and waits for the disk before the next. Cancelled or failed, it removes what it has written, and an older
 * file of this name is as it was; what a killed one has left beside it goes too. `onDone` hears of the calls done so far. Throws `disk`, or
 * the signal's reason.
 */
export async function exportCalls(
  source: Slices<ExportCall>,
  path: string,
  options: ExportOptions,
  signal: AbortSignal,
  onDone: (count: number) => void,
): Promise<void> {
  signal.throwIfAborted();
  try {
    await removeLeftovers(dirname(path), Date.now());
    const rows = rowsOf(source, signal, onDone);
    const parts = options.format === 'xlsx' ? await workbook(rows, options) : lines(rows, options);
    await writeNewFile(path, parts, signal);
  } catch (error) {
    throw diskFault(path, error);
  }
}

/** Slices of calls; between two of them others have their turn. */
async function* rowsOf(
  source: Slices<ExportCall>,
  signal: AbortSignal,
  onDone: (count: number) => void,
): AsyncGenerator<readonly ExportCall[], void, undefined> {
  for await (const { things, end } of slicesOf(source, SLICE, signal)) {
    yield things;
    onDone(end);
    await setImmediate();
  }
}

async function* lines(
  slices: AsyncIterable<readonly ExportCall[]>,
  options: ExportOptions,
): AsyncGenerator<string, void, undefined> {
  yield BYTE_ORDER_MARK + csvLine(headerCells(options.language));
  for await (const calls of slices) yield calls.map((call) => csvLine(rowCells(call, options))).join('');
}

async function workbook(
  slices: AsyncIterable<readonly ExportCall[]>,
  options: ExportOptions,
): Promise<AsyncIterable<Uint8Array>> {
  // Loaded when it is wanted: most starts of the app never write a workbook.
  const { xlsxBytes } = await import('./xlsx.ts');
  const columns = headerCells(options.language).map((header, at) => ({ header, isTime: at === TIME_COLUMN }));
  return xlsxBytes(EXPORT_WORDS[options.language].sheet, columns, valuesOf(slices, options));
}

async function* valuesOf(
  slices: AsyncIterable<readonly ExportCall[]>,
  options: ExportOptions,
): AsyncGenerator<ExportValue[], void, undefined> {
  for await (const calls of slices) for (const call of calls) yield rowValues(call, options);
}
