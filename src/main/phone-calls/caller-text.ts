import { oneLine } from '../call-api/plain-text.ts';

const LONGEST_NUMBER = 32;
const LONGEST_NAME = 64;
/** What keypads and SIP users of phone numbers are made of; anything else is no number. */
const NUMBER = /^\+?[\d*#.()\- ]{1,32}$/;

/** The caller's number of a SIP address (`sip:+8613800138000@host;user=phone`); empty: it holds none. Whatever the caller wrote, only the signs of a number come out. */
export function callerNumber(address: string): string {
  const user = /^(?:sips?|tel):([^@;?>]*)/i.exec(address.trim())?.[1] ?? address;
  const decoded = unescaped(user);
  if (!NUMBER.test(decoded) || !/\d/.test(decoded)) return '';
  return decoded.replace(/[.()\- ]/g, '').slice(0, LONGEST_NUMBER);
}

/** A display name in one line, without control and bidi characters; undefined: nothing is left. */
export function callerName(text: string | undefined): string | undefined {
  const clean = oneLine((text ?? '').slice(0, 1_000), LONGEST_NAME);
  return clean === '' ? undefined : clean;
}

/** RFC 3261 §19.1.2: `%2B` is a plus. What is escaped wrongly stays as it is, and is no number then. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
