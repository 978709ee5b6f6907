import { appendToLog } from './log-file.ts';
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
