import type { AppError, ErrorCode } from '../../../preload/contract/index.ts';
import { Fault, isFault } from '../../fault.ts';
import { isNetwork } from './save-one.ts';

/** One recording may lie on a host that is down; three in a row, each tried three times, are the network. */
const IN_A_ROW = 3;
const ENDS_ALL: ReadonlySet<ErrorCode> = new Set(['disk', 'signed-out', 'token-rejected', 'unexpected']);

/** Decides which failure concerns one recording and which all of them. */
export class SkipRule {
  #unreachable = 0;

  wentWell(): void {
    this.#unreachable = 0;
  }

  /** What to tell of the one that is skipped; throws what ends the whole. */
  skippable(error: unknown): AppError {
    if (!isFault(error) || ENDS_ALL.has(error.code)) throw error;
    const isTls = error.code === 'tls';
    this.#unreachable = isTls || isNetwork(error) ? this.#unreachable + 1 : 0;
    if (this.#unreachable < IN_A_ROW) return error.error;
    throw isTls ? error : new Fault('offline', { ...(error.error.message && { message: error.error.message }) }, error);
  }
}
