import { isInt64 } from './json.ts';
import { plainText } from './plain-text.ts';

/** A value was there, and nothing could be made of it. */
export const UNREADABLE = Symbol('unreadable');

/** Reads one field. undefined: missing, null or empty, which is the same for every field of this API. */
export type Reader<T> = (value: unknown) => T | undefined | typeof UNREADABLE;
export type Readers = Readonly<Record<string, Reader<unknown>>>;
export type FieldsOf<R extends Readers> = { [K in keyof R]: Exclude<ReturnType<R[K]>, typeof UNREADABLE> };

/** The fields of an object that `readers` names; an unreadable one is left out and told to `onOdd` by its name. */
export function readFields<R extends Readers>(
  value: object,
  readers: R,
  onOdd: (field: string) => void = () => undefined,
): FieldsOf<R> {
  const fields: Record<string, unknown> = {};
  for (const name of Object.keys(readers)) {
    const read = readers[name]?.(Object.hasOwn(value, name) ? value[name as keyof typeof value] : undefined);
    if (read === UNREADABLE) onOdd(name);
    fields[name] = read === UNREADABLE ? undefined : read;
  }
  return fields as FieldsOf<R>;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a program writes that has put "nothing" into a text. */
const NOTHING = /^(?:null|undefined)$/i;

/** Text, also where the server writes it as a number. */
export function text(max?: number): Reader<string> {
  return (value) => {
    const written = asWritten(value);
    if (typeof written !== 'string') return written;
    const plain = plainText(written, max);
    return plain === '' || NOTHING.test(plain) ? undefined : plain;
  };
}

/** To the letter: a password is typed into a phone, not shown. A number that a double may have rounded is not it. */
export const exactText: Reader<string> = (value) => {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return UNREADABLE;
  return asWritten(value);
};

/** What tells one call from all others, whatever signs it is made of; too long a one would be cut and might become another's. */
export const callId: Reader<string> = (value) => {
  const written = asWritten(value);
  if (typeof written !== 'string') return written;
  const id = written.trim();
  // Many calls may have such an id, and it is none: they would become one call.
  if (/^(?:[0-]*|null|undefined|none|nan|n\/a)$/i.test(id)) return undefined;
  // eslint-disable-next-line no-control-regex
  return id.length > 255 || /[\u0000-\u001f\u007f]/.test(id) ? UNREADABLE : id;
};

/** An int64 as decimal digits. Go services write an empty id as 0: nobody's. */
export const int64: Reader<string> = (value) => {
  const written = exactText(value);
  if (typeof written !== 'string') return written;
  const id = written.trim();
  if (id === '' || id === '0') return undefined;
  return isInt64(id) ? id : UNREADABLE;
};

/** The same, also written as `007`, `+7` or `7.0`: enough to say whose a call was, too little to give an account to somebody. */
export const looseInt64: Reader<string> = (value) =>
  int64(typeof value === 'string' ? value.trim().replace(/^\+?0*(\d{1,19})(?:\.0{1,9})?$/, '$1') : value);

/** A number, also where the server writes it as text. */
export const number: Reader<number> = (value) => {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? value : UNREADABLE;
  if (typeof value !== 'string') return UNREADABLE;
  const digits = value.trim();
  if (digits === '') return undefined;
  return /^[+-]?\d{1,15}(\.\d{1,9})?$/.test(digits) ? Number(digits) : UNREADABLE;
};

/** No call lasts longer; what says so counts something else, such as milliseconds since 1970. */
const LONGEST_S = 10 * 86_400;
const CLOCK = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{2})$/;
/** `65s`, `1m5s`, `1分5秒`, `1小时2分钟`, and ISO 8601's `PT1M5S`. */
const WITH_UNITS =
  /^(?:PT)?(?:(\d{1,3})\s*(?:h|hours?|时|小时))?\s*(?:(\d{1,5})\s*(?:m|min|minutes?|分|分钟))?\s*(?:(\d{1,7}(?:\.\d{1,9})?)\s*(?:s|sec|seconds?|秒))?$/i;

/** How long something took, in seconds; also as a clock (`00:01:05`) and with units. */
export const seconds: Reader<number> = (value) => {
  const words = typeof value === 'string' ? value.normalize('NFKC').trim() : value;
  const parts = typeof words === 'string' ? (CLOCK.exec(words) ?? WITH_UNITS.exec(words)) : null;
  const [hours = 0, minutes = 0, rest = 0] = parts?.slice(1).map((part: string | undefined) => Number(part ?? 0)) ?? [];
  const isSaid = parts?.slice(1).some((part: string | undefined) => part !== undefined);
  const read = isSaid ? hours * 3600 + minutes * 60 + rest : number(words);
  return typeof read !== 'number' || (read >= 0 && read <= LONGEST_S) ? read : UNREADABLE;
};

/** `y` or `n`; undefined for any other word. */
export const yesOrNo: Reader<string> = (value) => {
  if (typeof value === 'boolean') return value ? 'y' : 'n';
  const word = text()(value);
  if (typeof word !== 'string') return word;
  if (/^(y|yes|true|1|是)$/i.test(word)) return 'y';
  return /^(n|no|false|0|否)$/i.test(word) ? 'n' : UNREADABLE;
};

function asWritten(value: unknown): string | undefined | typeof UNREADABLE {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : UNREADABLE;
}
