import type { AppError } from './errors.ts';

/** Something that takes long: it shows how far it is, and can be cancelled. Lives in main, so closing a window does not end it. */
export interface Work {
  id: string;
  /** `export`: calls into a CSV file; `recordings`: recordings into a folder or a file. */
  kind: 'export' | 'recordings';
  /** Name of the file or folder it writes to, without its path. */
  target: string;
  /** Calls or recordings done so far. */
  done: number;
  total: number;
  state:
    | { is: 'running' }
    /** `skipped`: recordings that could not be had, with why; the rest is complete. */
    | { is: 'finished'; skipped: SkippedItem[] }
    | { is: 'cancelled' }
    | { is: 'failed'; error: AppError };
}

export interface SkippedItem {
  /** What it was, masked as the settings say: a number and a time. */
  name: string;
  error: AppError;
}

export interface WorkRequests {
  'work.list': { input: undefined; output: Work[] };
  /** Ends it; finished files stay, and what is half written is removed unless it can be gone on with later (a recording's `.part`). */
  'work.cancel': { input: { id: string }; output: Work[] };
  /** Takes finished, cancelled or failed work out of the list. */
  'work.dismiss': { input: { id: string }; output: Work[] };
  /** Shows the written file or folder in the system's file manager. */
  'work.show': { input: { id: string }; output: null };
}

export interface WorkEvents {
  'work.changed': Work[];
}
