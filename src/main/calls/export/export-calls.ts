import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { diskFault } from '../../files/disk-fault.ts';
import { slicesOf, type Slices } from '../../async/slices.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv.ts';
import { headerCells, rowCells, type ExportCopy, type ExportOptions } from './export-row.ts';
import { removeLeftovers } from './abandoned-exports.ts';
import { NewFile } from './new-file.ts';

/** A few milliseconds of work; between two slices the thread answers what windows ask. */
const SLICE = 200;

/**
 * Writes the calls of `source`, in its order, into the CSV file `path`: RFC 4180, UTF-8 with a byte order mark, no cell a formula. Holds one
 * slice at a time, and waits for the disk before the next. Cancelled or failed, it removes what it has written, and an older file of this
 * name is as it was; what a killed one has left beside it goes too. `onDone` hears of the calls done so far. Throws `disk`, or the signal's reason.
 */
export async function exportCalls(
  source: Slices<ExportCopy>,
  path: string,
  options: ExportOptions,
  signal: AbortSignal,
  onDone: (count: number) => void,
): Promise<void> {
  signal.throwIfAborted();
  try {
    await removeLeftovers(dirname(path), Date.now());
    const file = await NewFile.create(path);
    try {
      await file.write(BYTE_ORDER_MARK + csvLine(headerCells(options.language)));
      for await (const { things, end } of slicesOf(source, SLICE, signal)) {
        await file.write(things.map((copy) => csvLine(rowCells(copy, options))).join(''));
        onDone(end);
        await setImmediate();
      }
      signal.throwIfAborted();
      await file.moveIntoPlace();
    } catch (error) {
      await file.discard();
      throw error;
    }
  } catch (error) {
    throw diskFault(path, error);
  }
}
