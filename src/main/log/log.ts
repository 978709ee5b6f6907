import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { EVENT, loggable, type LogFields } from './log-fields.ts';

export type { LogFields } from './log-fields.ts';
export { maskNumber } from './mask-number.ts';

export type LogLevel = 'info' | 'warn' | 'error';
export type Log = (level: LogLevel, event: string, fields?: LogFields) => void;

export interface LogOptions {
  /** The least level that is written; asked for at every line. */
  level?: () => LogLevel;
  now?: () => Date;
}

const WEIGHT: Record<LogLevel, number> = { info: 0, warn: 1, error: 2 };

/** Appends lines of JSON to one file (log-file.ts). A full disk silences the log, nothing else. */
export function openLog(path: string, { level: least = () => 'info', now = () => new Date() }: LogOptions = {}): Log {
  return (level, event, fields = {}) => {
    if (WEIGHT[level] < WEIGHT[least()]) return;
    const head = { time: now().toISOString(), level, event: EVENT.test(event) ? event : '?' };
    try {
      appendToLog(path, `${JSON.stringify({ ...head, ...loggable(fields) })}\n`);
    } catch {
      // Nowhere to say it: the log is the place.
    }
  };
}

/** File and line of the first frames of an error, without its message: messages may quote what must not be written down. */
export function whereOf(error: unknown): string {
  if (!(error instanceof Error) || error.stack === undefined) return '';
  const { stack, message } = error;
  const frames = stack
    .slice(Math.max(0, stack.indexOf(message)) + message.length) // a line of a message may look like a frame
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  return frames
    .slice(0, 4)
    .map((line) => /((?:node:[^\s:]+|[^/\\\s(]+):\d+:\d+)\)?$/.exec(line)?.[1] ?? '?')
    .join(' < ');
}

/** No file of the log grows beyond this; with those kept, the log never takes more than 4 MB. */
export const LOG_FILE_BYTES = 1024 * 1024;
const KEPT = 3;

/** Appends to one owner-only file; a full one becomes `<path>.1`, and those before move up to `.3`. Throws where the disk does not take it. */
function appendToLog(path: string, line: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 0 && size + Buffer.byteLength(line) > LOG_FILE_BYTES) turnOver(path);
  appendFileSync(path, line, { mode: 0o600 });
}

function turnOver(path: string): void {
  for (let n = KEPT; n >= 1; n--) {
    const from = n === 1 ? path : `${path}.${n - 1}`;
    if (statSync(from, { throwIfNoEntry: false })) renameSync(from, `${path}.${n}`);
  }
}
