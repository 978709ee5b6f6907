import { isLogCode } from './log-codes.ts';
import { maskNumber } from './mask-number.ts';

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
  /** Names of a filter's fields, such as `search,from`; nothing that was in them. */
  shape?: string;
  /** Where in our own code: file and line of the first frames. */
  at?: string;
}

/** What a field has that should not be there. */
const HIDDEN = '?';

/** What the log calls its own lines: written out in our code, never put together from anything. */
export const EVENT = /^[a-z]{1,32}(?:[.-][a-zA-Z]{1,32}){0,3}$/;
/** Requests and events of the contract: one of its nouns, and a word. */
const NAME =
  /^(?:account|app|calls|diagnostics|dialer|callerIds|contacts|doNotCall|followUps|outcomes|ownData|phone|phoneCalls|quickDial|seat|settings|supervisor|updates|work)\.[a-z][a-zA-Z]{1,31}$/;
/** A ULID of this century: 48 bits of time begin with 0. */
const INTENT = /^0[0-7][0-9A-HJKMNP-TV-Z]{24}$/;
const FRAME = /^(?:[A-Za-z][\w.-]{0,60}\.[cm]?[jt]s|node:[a-z_/]{1,60}):\d{1,6}:\d{1,6}$/;
const SHAPE = /^[a-z][a-zA-Z]{1,15}(?:,[a-z][a-zA-Z]{1,15}){0,9}$/;
const DIGITS = /\d{7}/;

/**
 * What of these fields goes into the log, whatever a caller has put into them: known names only, and of each only what has its shape. A
 * number in any other writing, a token or a password has none of these shapes.
 */
export function loggable(fields: LogFields): LogFields {
  const { code, status, ms, name, intentId, number, shape, at } = fields;
  return {
    ...text('code', code, (value) => (isLogCode(value) ? value : HIDDEN)),
    ...amount('status', status, 999),
    ...amount('ms', ms, 86_400_000),
    ...text('name', name, (value) => (NAME.test(value) ? value : HIDDEN)),
    ...text('intentId', intentId, (value) => (INTENT.test(value) ? value : HIDDEN)),
    ...text('number', number, (value) => masked(value)),
    ...text('shape', shape, (value) => (SHAPE.test(value) ? value : HIDDEN)),
    ...text('at', at, (value) => value.split(' < ').slice(0, 4).map(frame).join(' < ')),
  };
}

function text(key: keyof LogFields, value: unknown, shown: (value: string) => string): Partial<LogFields> {
  return typeof value === 'string' && value !== '' ? { [key]: shown(value) } : {};
}

function amount(key: keyof LogFields, value: unknown, most: number): Partial<LogFields> {
  return typeof value === 'number' && value >= 0 && value <= most ? { [key]: Math.round(value) } : {};
}

/** Only what is a number by itself; of anything else not even the ends are shown. */
function masked(value: string): string {
  const digits = value.replace(/[\s().-]/g, '');
  return /^\+?\d{1,20}$/.test(digits) ? maskNumber(digits) : HIDDEN;
}

function frame(value: string): string {
  return FRAME.test(value) && !DIGITS.test(value) ? value : HIDDEN;
}
