import type { AppError, ErrorCode } from '../preload/contract/index.ts';

/**
 * An error that a window may hear of. Services throw it, the IPC router turns it into the `{ ok: false }` envelope;
 * anything else that is thrown becomes `unexpected` and is only described in the log.
 */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly error: AppError;

  constructor(code: ErrorCode, details: Omit<AppError, 'code'> = {}, cause?: unknown) {
    super(details.message ? `${code}: ${details.message}` : code, { cause });
    this.error = { ...details, code };
  }

  get code(): ErrorCode {
    return this.error.code;
  }
}

/** Does it; a `Fault` keeps nobody waiting here, because whoever needs the same thing next will be told. Everything else is thrown. */
export function unlessFault(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!isFault(error)) throw error;
  }
}

/** Is this a `Fault` with one of these codes? */
export function isFault(error: unknown, ...codes: ErrorCode[]): error is Fault {
  return error instanceof Fault && (codes.length === 0 || codes.includes(error.code));
}
