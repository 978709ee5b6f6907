import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** All that may stand in the log besides time, level and event: never a name, a token, a password or a server's free text. */
export interface LogFields {
  /** An error code of the contract, or of the system (ENOSPC). */
  code?: string;
  status?: number;
  ms?: number;
  /** The name of a request or event. */
  name?: string;
  intentId?: string;
  /** A phone number; written masked. */
  number?: string;
  /** Where in our own code: file and line of the first frames. */
  at?: string;
}

export type Log = (level: 'info' | 'warn' | 'error', event: string, fields?: LogFields) => void;

const ALLOWED: readonly (keyof LogFields)[] = ['code', 'status', 'ms', 'name', 'intentId', 'number', 'at'];
const SIZE_CAP = 1024 * 1024;

/** `138****8000`: the first three and the last four digits; of shorter numbers only the last four, of very short ones none. */
export function maskNumber(number: string): string {
  if (number.length < 8) return '*'.repeat(number.length);
  return `${number.length < 11 ? '' : number.slice(0, 3)}****${number.slice(-4)}`;
}

/** Appends lines of JSON to one owner-only file; at 1 MB it becomes `<file>.1`. A full disk silences the log, nothing else. */
export function openLog(path: string, now: () => Date = () => new Date()): Log {
  return (level, event, fields = {}) => {
    const line = JSON.stringify({ time: now().toISOString(), level, event, ...allowed(fields) });
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > SIZE_CAP) renameSync(path, `${path}.1`);
      appendFileSync(path, `${line}\n`, { mode: 0o600 });
    } catch {
      // Nowhere to say it: the log is the place.
    }
  };
}

function allowed(fields: LogFields): LogFields {
  const kept = ALLOWED.flatMap((key) => (fields[key] === undefined ? [] : [[key, fields[key]] as const]));
  const picked: LogFields = Object.fromEntries(kept);
  return picked.number === undefined ? picked : { ...picked, number: maskNumber(picked.number) };
}

/** File and line of the first frames of an error, without its message: messages may quote what must not be written down. */
export function whereOf(error: unknown): string {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  return frames
    .slice(0, 4)
    .map((line) => /([^/\\]+:\d+:\d+)\)?$/.exec(line)?.[1] ?? '?')
    .join(' < ');
}
