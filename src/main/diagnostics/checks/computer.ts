import type { HistoryState } from '../../../preload/contract/index.ts';
import { isFault } from '../../fault.ts';
import { found, type CheckRun } from '../finding.ts';
import { canWriteInto } from './folder.ts';

const MB = 1_000_000;
/** Below this, saving recordings stops (32 MB are spared), and a journal may not be written much longer. */
const FULL_MB = 64;
/** A year of calls takes less. */
const LOW_MB = 500;

/** A server that makes up a word for every call must not fill the page. */
const MOST_WORDS = 20;

/** The health of the stored history of the calls, as its own thread tells it. */
export function checkCalls(history: () => Promise<HistoryState>): CheckRun {
  return async () => {
    try {
      const { store, stored, unreadable, unknownStates } = await history();
      if (store.is === 'read-only') return found('calls-read-only', { count: stored });
      if (store.is === 'rebuilt') return found('calls-rebuilt', { count: stored });
      const words = unknownStates.length > 0 ? { words: unknownStates.slice(0, MOST_WORDS) } : {};
      if (unreadable.length > 0) return found('calls-unreadable', { count: stored, fields: unreadable, ...words });
      return found(unknownStates.length > 0 ? 'calls-unknown-words' : 'calls-fine', { count: stored, ...words });
    } catch (error) {
      if (isFault(error, 'signed-out')) throw error;
      return found('calls-unanswered');
    }
  };
}

export function checkDisk(freeBytes: () => Promise<number>): CheckRun {
  return async () => {
    try {
      const megabytes = Math.floor((await freeBytes()) / MB);
      const code = megabytes < FULL_MB ? 'disk-full' : megabytes < LOW_MB ? 'disk-low' : 'disk-roomy';
      return found(code, { megabytes });
    } catch {
      return found('disk-untold');
    }
  };
}

export function checkLog(folder: string): CheckRun {
  return async () => found((await canWriteInto(folder)) ? 'log-writable' : 'log-unwritable');
}
