import parsePhoneNumber from 'libphonenumber-js/max';
import type { NumberKind, NumberReading, NotDialable } from '../../preload/contract/index.ts';

/**
 * The one reader of numbers for every way in (R5): typed, pasted, from the tray, from a second instance. Says exactly what would be dialled.
 * Mobiles go without a leading 0, landlines with their area code, both in digits only (what neighbouring platforms want; the API page
 * does not say). libphonenumber-js knows the areas; short codes, 1795x prefixes, masks and extensions are ours.
 */
export function readNumber(text: string, homeAreaCode = ''): NumberReading {
  const clean = unify(text);
  if (clean === '') return no('empty');
  if (/\d[*xX•·＊]{2,}\d/.test(clean) || /\*{2,}/.test(clean)) return no('masked');
  const { main, extension } = splitExtension(clean);
  if (!/^\+?[\d\s().\-–—/]+$/.test(main)) return no('not-a-number');
  const reading = readDigits(main.trim().startsWith('+'), main.replace(/\D/g, ''), homeAreaCode);
  return reading.is === 'dialable' && extension !== undefined ? { ...reading, droppedExtension: extension } : reading;
}

/** IP-call prefixes of the three carriers, dialled before a number in old address books. */
const CARRIER_PREFIX = /^0?(?:179[0-9]{2}|12593|125831|125930)(?=\d{10,12}$)/;
const MOBILE = /^1[3-9]\d{9}$/;
const SHORT = [
  { pattern: /^1(?:10|12|14|17|19|20|22|21)$/, kind: 'short-code' },
  { pattern: /^(?:100|101|108|111|116|118|123|125)\d{2}$/, kind: 'service' },
  { pattern: /^9[56]\d{3,6}$/, kind: 'service' },
] as const satisfies { pattern: RegExp; kind: NumberKind }[];

function readDigits(hasPlus: boolean, digits: string, homeAreaCode: string): NumberReading {
  const international = /^(?:00)(?=[1-9])/.exec(digits);
  if (hasPlus || international) {
    const rest = hasPlus ? digits.replace(/^00/, '') : digits.slice(2);
    if (!rest.startsWith('86')) return no(rest.length < 5 ? 'too-short' : 'foreign');
    return readNational(rest.slice(2), homeAreaCode, true);
  }
  const bare = digits.replace(CARRIER_PREFIX, '');
  const national = bare.replace(/^86(?=\d{10,12}$)/, ''); // no number of ours is that long and begins so
  return readNational(national, homeAreaCode, national !== bare);
}

/** `isComplete`: a country code stood before it, so the area code comes without its 0. */
function readNational(digits: string, homeAreaCode: string, isComplete: boolean): NumberReading {
  const mobile = digits.replace(/^0(?=1[3-9]\d{9}$)/, '');
  if (MOBILE.test(mobile)) return yes(mobile, 'mobile', mobile.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3'));
  if (/^[48]00\d{7}$/.test(digits))
    return yes(digits, 'toll-free', digits.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3'));
  const short = SHORT.find(({ pattern }) => pattern.test(digits));
  if (short) return yes(digits, short.kind, digits);
  const landline = readLandline(isComplete && !digits.startsWith('0') ? `0${digits}` : digits);
  if (landline) return landline;
  if (!isComplete && /^[2-8]\d{6,7}$/.test(digits))
    return homeAreaCode ? (readLandline(homeAreaCode + digits) ?? no('invalid')) : no('needs-area-code');
  return no(digits.length < 7 || isUnfinished(digits) ? 'too-short' : digits.length > 12 ? 'too-long' : 'invalid');
}

function readLandline(digits: string): NumberReading | undefined {
  if (!digits.startsWith('0')) return undefined;
  const parsed = parsePhoneNumber(digits, 'CN');
  if (!parsed?.isValid() || parsed.getType() === 'MOBILE') return undefined;
  const area = /^0(?:10|2\d|[3-9]\d\d)/.exec(digits)?.[0] ?? '';
  const local = digits.slice(area.length);
  return yes(digits, 'landline', `${area} ${local.slice(0, -4)} ${local.slice(-4)}`);
}

/** More digits could still make a number of it: the agent is typing. */
function isUnfinished(digits: string): boolean {
  return (
    (/^1[3-9]/.test(digits) && digits.length < 11) ||
    (/^0[1-9]/.test(digits) && digits.length < 11) ||
    (/^[48]00/.test(digits) && digits.length < 10)
  );
}

/** Full-width digits become ASCII, invisible and direction marks go, a link's scheme goes. */
function unify(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}]/gu, ' ')
    .trim()
    .replace(/^(?:tel|callto|sip):\/{0,2}/i, '')
    .trim()
    .replace(/^\(\+(\d{1,3})\)/, '+$1 ');
}

/** `-8001` counts only behind a complete number with its own separators; the other spellings say what they are. */
function splitExtension(text: string): { main: string; extension?: string } {
  const spelt = /^(.*?\d)\s*(?:转|轉|分机|,+|;\s*ext=|ext\.?|;|#)\s*(\d{1,8})#?$/i.exec(text);
  if (spelt?.[1] && spelt[2]) return { main: spelt[1], extension: spelt[2] };
  const dashed = /^(\+?[\d\s()-]*\d{3,4}[\s-]?\d{4})-(\d{1,6})$/.exec(text);
  if (dashed?.[1] && dashed[2]) {
    const isWhole = readDigits(dashed[1].startsWith('+'), dashed[1].replace(/\D/g, ''), '');
    if (isWhole.is === 'dialable' || isWhole.why === 'needs-area-code')
      return { main: dashed[1], extension: dashed[2] };
  }
  return { main: text };
}

function yes(callee: string, kind: NumberKind, display: string): NumberReading {
  return { is: 'dialable', callee, kind, display };
}

function no(why: NotDialable): NumberReading {
  return { is: 'not-dialable', why };
}
