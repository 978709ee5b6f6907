import type { NumberReading } from '../../preload/contract/index.ts';

export interface SplitNumber {
  main: string;
  /** One to six digits; longer ones are rather a second number. */
  extension?: string;
  /** `95588x1`: the sign may hide a digit as well as announce an extension. */
  isUnclear?: true;
}

const WORD =
  /^(.*\d\)?)[\s,;(-]*(?:转接?|轉|分机号?|分機|内线|ext(?:ension|n)?\.?)[\s:.=-]*(?:分机|分機)?[\s:]*(\d{1,6})\)?#?$/i;
/** `p` and `w` are the pauses of GSM phones (3GPP TS 22.101 annex A.21). */
const PAUSE = /^([^,;#pw]*\d\)?)\s*(?:[,pw]+|;|#)\s*(\d{1,6})#?$/i;
const SIGN = /^([^x*]*\d\)?)[\s(]*[x*]\s*(\d{1,6})\)?#?$/i;
const DASH = /^(.*\d)\s*-\s*(\d{1,6})$/;

type Read = (text: string) => NumberReading;

/**
 * Takes the extension off: by a word (转, 分机, ext), by a pause (`,` `;` `#` `p` `w`), by `x` or `*`, or by a hyphen behind a complete number.
 * `read` reads numbers of mainland China without a home area code.
 */
export function splitExtension(text: string, read: Read): SplitNumber {
  const signed = signedAt(text, read);
  if (signed) return signed;
  const [, main, extension] = WORD.exec(text) ?? pausedAt(text, read) ?? dashedAt(text, read) ?? [];
  return main !== undefined && extension !== undefined ? { main, extension } : { main: text };
}

/** `13800138000,10086` and `110,119` are two numbers, and `110,50` is an amount: neither mobiles nor short codes have extensions to type so. */
function pausedAt(text: string, read: Read): RegExpExecArray | null {
  const match = PAUSE.exec(text);
  const main = read(match?.[1] ?? '');
  if (main.is === 'dialable' && main.kind === 'short-code') return null;
  const isBare = main.is === 'dialable' && main.kind === 'mobile';
  return isBare && read(match?.[2] ?? '').is === 'dialable' ? null : match;
}

/**
 * The sign may hide a digit: it announces an extension only where no digit in its place would make a number of the whole. `120x80` is a size:
 * short codes have no extensions.
 */
function signedAt(text: string, read: Read): SplitNumber | undefined {
  const [, main, extension] = SIGN.exec(text) ?? [];
  if (main === undefined || extension === undefined) return undefined;
  const reading = read(main);
  if (reading.is === 'dialable' && reading.kind === 'short-code') return undefined;
  if (reading.is === 'not-dialable' && reading.why !== 'needs-area-code')
    return reading.why === 'foreign' ? { main, isUnclear: true } : undefined;
  const mayHide = Array.from('0123456789').some((digit) => read(main + digit + extension).is === 'dialable');
  return mayHide ? { main, isUnclear: true } : { main, extension };
}

/** A hyphen also groups digits (`4008-208-820`), so it counts only where what is before it is a number already. */
function dashedAt(text: string, read: Read): RegExpExecArray | null {
  const match = DASH.exec(text);
  const main = read(match?.[1] ?? '');
  if (main.is === 'not-dialable')
    return main.why === 'needs-area-code' && read(text).is === 'not-dialable' ? match : null;
  const isLong =
    !['short-code', 'premium'].includes(main.kind) && (main.kind !== 'service' || /^9[56]/.test(main.callee));
  return isLong ? match : null;
}
