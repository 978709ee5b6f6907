import type { AppError, ContactDraft } from '../../preload/contract/index.ts';
import { waitAtMost } from '../async/with-timeout.ts';
import { Fault } from '../fault.ts';
import { tooLarge } from './file-fault.ts';

/** What is in a file: rows of a table, or cards with what a table would show of them, one row each. */
export interface TableFile {
  rows: string[][];
  cards?: ContactDraft[];
  /** Of a text: a label of the WHATWG Encoding Standard. */
  encoding?: string;
}

/** How much of a file is read; more than ten times what a call list has. A file beyond is a mistake or an attack, and would not fit into memory. */
export interface TableLimits {
  bytes: number;
  /** Of a workbook, which may unpack to a thousand times its size. */
  unpackedBytes: number;
  rows: number;
  /** Those that are not empty, and the characters in them. */
  cells: number;
  characters: number;
  ms: number;
}

/** From the process. Each piece of rows is answered with `next`. */
export type FromTable =
  | { is: 'rows'; rows: string[][]; cards?: ContactDraft[] }
  | { is: 'end'; encoding?: string }
  | { is: 'failed'; error: AppError };
export type ToTable = { is: 'read'; path: string; limits: TableLimits } | { is: 'next' };

/** What of Electron's UtilityProcess it takes. */
export interface TableProcess {
  postMessage(message: ToTable): void;
  on(event: 'message', listener: (message: FromTable) => void): unknown;
  once(event: 'exit', listener: () => void): unknown;
  kill(): unknown;
}

/**
 * All rows of a workbook's first sheet, of a CSV or TSV file, or the people of a vCard file. Fails with `bad-input`, whose reason is `file-too-large`
 * where the file is beyond a limit, and with `disk`.
 */
export type ReadTableFile = (path: string, limits?: Partial<TableLimits>) => Promise<TableFile>;

/** What of a process's memory scripts may use; what a workbook unpacks to lies outside and has a limit of its own. */
export const HEAP_MB = 768;

const MB = 1024 * 1024;
const LIMITS: TableLimits = {
  bytes: 64 * MB,
  unpackedBytes: 256 * MB,
  rows: 200_000,
  cells: 4_000_000,
  characters: 64 * MB,
  ms: 60_000,
};

/**
 * Reads each file in a process of its own: no file holds up the app or ends it. A thread would not do, as V8 ends the whole process where a large
 * allocation of one of its threads fails.
 */
export function tableFileReader(start: () => TableProcess): ReadTableFile {
  return async (path, limits = {}) => {
    const all = { ...LIMITS, ...limits };
    const child = start();
    try {
      const reading = collect(child);
      child.postMessage({ is: 'read', path, limits: all });
      const file = await waitAtMost(all.ms, reading);
      if (!file) throw tooLarge();
      return file;
    } finally {
      child.kill();
    }
  };
}

/** In pieces: taking over all at once would hold up the app. */
function collect(child: TableProcess): Promise<TableFile> {
  const rows: string[][] = [];
  const cards: ContactDraft[] = [];
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      if (message.is === 'failed') reject(new Fault(message.error.code, message.error));
      else if (message.is === 'end') {
        const { encoding } = message;
        resolve({ rows, ...(cards.length > 0 && { cards }), ...(encoding !== undefined && { encoding }) });
      } else {
        for (const row of message.rows) rows.push(row);
        for (const card of message.cards ?? []) cards.push(card);
        child.postMessage({ is: 'next' });
      }
    });
    // Nothing but its memory ends it before it has answered.
    child.once('exit', () => reject(tooLarge()));
  });
}
