import parsePhoneNumber from 'libphonenumber-js/max';
import type { NumberKind, NumberReading } from '../../preload/contract/index.ts';
import { no, yes } from './number-reading.ts';

/** IP-call prefixes of the three carriers, dialled before a number in old address books. */
const CARRIER_PREFIX = /^0?(?:179\d\d|12593|125831|125930)(?=\d{10,12}$)/;
/** Any 1[3-9]: ranges are given out faster than a library learns of them, and the demo's 154 is nobody's. */
const MOBILE = /^1[3-9]\d{9}$/;
const TOLL_FREE = /^[48]00\d{7}$/;
const SHORT = [
  { pattern: /^1(?:10|12|14|17|19|20|21|22)$/, kind: 'short-code' },
  { pattern: /^(?:100|101|108|111|116|118|121|123|125)\d\d$/, kind: 'service' },
  { pattern: /^(?:11[68]114|1010\d{4})$/, kind: 'service' },
  { pattern: /^9[56]\d{3,6}$/, kind: 'service' },
] as const satisfies { pattern: RegExp; kind: NumberKind }[];

/** Digits as they are dialled within China; an empty home area code refuses local numbers. */
export function readDomestic(digits: string, homeAreaCode: string): NumberReading {
  const bare = digits.replace(CARRIER_PREFIX, '');
  const national = bare.replace(/^86(?=\d{10,12}$)/, ''); // no number of ours is that long and begins so
  return readNational(national, homeAreaCode, national !== bare);
}

/** `isComplete`: a country code stood before it, so the area code comes without its 0. */
export function readNational(digits: string, homeAreaCode: string, isComplete: boolean): NumberReading {
  const plain = digits.replace(/^0(?=1[3-9]\d{9}$|[48]00\d{7}$)/, ''); // the long-distance 0 of old
  if (MOBILE.test(plain)) return yes(plain, 'mobile', plain.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3'));
  if (TOLL_FREE.test(plain)) return yes(plain, 'toll-free', plain.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3'));
  const short = SHORT.find(({ pattern }) => pattern.test(digits));
  if (short) return yes(digits, short.kind, digits);
  const landline = readLandline(isComplete && !digits.startsWith('0') ? `0${digits}` : digits);
  if (landline) return landline;
  if (!isComplete && /^[2-8]\d{6,7}$/.test(digits))
    return homeAreaCode ? (readLandline(homeAreaCode + digits) ?? no('invalid')) : no('needs-area-code');
  return no(digits.length < 7 || isUnfinished(digits) ? 'too-short' : digits.length > 12 ? 'too-long' : 'invalid');
}

function readLandline(digits: string): NumberReading | undefined {
  const area = /^0(?:10|2\d|[3-9]\d\d)/.exec(digits)?.[0];
  if (area === undefined) return undefined;
  const local = digits.slice(area.length);
  // A town's hotline from elsewhere (0571-12345); the library knows only some of them.
  if (/^(?:12[13]\d\d|96\d{3,4})$/.test(local) && isFixedLine(`${area}88888888`))
    return yes(digits, 'service', `${area} ${local}`);
  return isFixedLine(digits) ? yes(digits, 'landline', `${area} ${local.slice(0, -4)} ${local.slice(-4)}`) : undefined;
}

/** The library knows every area code and how long its numbers are. */
function isFixedLine(digits: string): boolean {
  const parsed = parsePhoneNumber(digits, 'CN');
  return parsed?.isValid() === true && parsed.getType() === 'FIXED_LINE';
}

/** More digits could still make a number of it: the agent is typing. */
function isUnfinished(digits: string): boolean {
  return /^(?:1[3-9]\d{0,8}|0[1-9]\d{0,8}|[48]00\d{0,6})$/.test(digits);
}
