import type { NumberReading } from '../../preload/contract/index.ts';

export interface SplitNumber {
  main: string;
  /** One to six digits; longer ones are rather a second number. */
  extension?: string;
}

const WORD =
  /^(.*\d\)?)[\s,;(-]*(?:转接?|轉|分机号?|分機|内线|ext(?:ension|n)?\.?)[\s:.=-]*(?:分机|分機)?[\s:]*(\d{1,6})\)?#?$/i;
const PAUSE = /^([^,;#]*\d\)?)\s*(?:,+|;|#)\s*(\d{1,6})#?$/;
const DASH = /^(.*\d)\s*-\s*(\d{1,6})$/;

type Read = (text: string) => NumberReading;

/**
 * Takes the extension off: by a word (转, 分机, ext), by a pause (`,` `;` `#`), or by a hyphen behind a complete number.
 * `read` reads numbers of mainland China without a home area code.
 */
export function splitExtension(text: string, read: Read): SplitNumber {
  const [, main, extension] = WORD.exec(text) ?? pausedAt(text, read) ?? dashedAt(text, read) ?? [];
  return main !== undefined && extension !== undefined ? { main, extension } : { main: text };
}

/** `13800138000,10086` and `110,119` are two numbers: neither mobiles nor short codes have extensions to type so. */
function pausedAt(text: string, read: Read): RegExpExecArray | null {
  const match = PAUSE.exec(text);
  const main = read(match?.[1] ?? '');
  const isBare = main.is === 'dialable' && (main.kind === 'mobile' || main.kind === 'short-code');
  return isBare && read(match?.[2] ?? '').is === 'dialable' ? null : match;
}

/** A hyphen also groups digits (`4008-208-820`), so it counts only where what is before it is a number already. */
function dashedAt(text: string, read: Read): RegExpExecArray | null {
  const match = DASH.exec(text);
  const main = read(match?.[1] ?? '');
  if (main.is === 'not-dialable')
    return main.why === 'needs-area-code' && read(text).is === 'not-dialable' ? match : null;
  const isLong = main.kind !== 'short-code' && (main.kind !== 'service' || /^9[56]/.test(main.callee));
  return isLong ? match : null;
}
