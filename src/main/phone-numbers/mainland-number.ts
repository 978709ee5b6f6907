import parsePhoneNumber from 'libphonenumber-js/max';
import type { NumberKind, NumberReading } from '../../preload/contract/index.ts';
import { isEmergencyAbroad } from './emergency.ts';
import { behindDigits, isCompactDate, isWrittenAs, signsBehind } from './number-grouping.ts';
import { no, yes } from './number-reading.ts';

/** What the settings and the call centre say about numbers of the mainland. */
export interface MainlandRules {
  /** Put before local numbers, digits with the leading 0; empty: none. */
  homeAreaCode: string;
  /** The demo's landlines (area code + 0000 + four digits), which nobody can have, can be dialled. */
  takesTestNumbers: boolean;
}

/** IP-call prefixes of the three carriers, dialled before a number in old address books. */
const CARRIER_PREFIX = /^0?(?:179\d\d|12593|125831|125930)(?=\d{10,12}$)/;
/** Any 1[3-9]: ranges are given out faster than a library learns of them, and the demo's 154 is nobody's. */
const MOBILE = /^1[3-9]\d{9}$/;
const TOLL_FREE = /^[48]00\d{7}$/;
/**
 * 160 and 168 are billed by what is offered on them (libphonenumber: `premium_rate` of CN). 1259x was China Mobile's platform for paid voice services;
 * no public tariff of it was found, so that it is asked about as a precaution. 95 and 96 are not among them: libphonenumber has both as
 * `standard_rate` among the short numbers; behind an area code 96 is `shared_cost`, as 400 is, which for the caller is a local call.
 */
const PREMIUM = /^(?:1259\d{1,6}|16[08]\d{5})$/;
const SHORT = [
  { pattern: PREMIUM, kind: 'premium' },
  { pattern: /^(?:1(?:10|12|14|17|19|20|21|22)|999)$/, kind: 'short-code' },
  { pattern: /^(?:100|101|108|111|116|118|121|123|125)\d\d$/, kind: 'service' },
  { pattern: /^(?:11[68]114|1010\d{4})$/, kind: 'service' },
  { pattern: /^9[56]\d{3,6}$/, kind: 'service' },
] as const satisfies { pattern: RegExp; kind: NumberKind }[];
/** Behind the country code 10 is Beijing; without it, 10110 is a code of an operator. */
const EMERGENCY_OF_BEIJING = /^101(?:1[09]|2[02])$/;
/** What exists in every town: emergencies (0571-110), hotlines (0571-12345), and the national codes of banks and companies. */
const TOWN_CODE = /^(?:11[09]|12[02]|12[13]\d\d|9[56]\d{3,4})$/;

/** As it is dialled within China: `text` holds the digits and what stands between them. An empty home area code refuses local numbers. */
export function readDomestic(text: string, rules: MainlandRules): NumberReading {
  const digits = text.replace(/\D/g, '');
  const bare = digits.replace(CARRIER_PREFIX, '');
  const national = bare.replace(/^86(?=\d{10,12}$)/, ''); // no number of ours is that long and begins so
  const prefix = digits.length - national.length;
  // 86.138… is a decimal; with a + before it, it was none.
  if (/[./]/.test(signsBehind(text, prefix))) return no('odd-grouping');
  return readNational(behindDigits(text, prefix), rules, national !== bare);
}

/** `isComplete`: a country code stood before it, so the area code comes without its 0. */
export function readNational(text: string, rules: MainlandRules, isComplete: boolean): NumberReading {
  const digits = text.replace(/\D/g, '');
  const plain = digits.replace(/^0(?=1[3-9]\d{9}$|[48]00\d{7}$)/, ''); // the long-distance 0 of old
  if (MOBILE.test(plain))
    return written(text, yes(plain, 'mobile', plain.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3')));
  if (TOLL_FREE.test(plain))
    return written(text, yes(plain, 'toll-free', plain.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3')));
  const short = SHORT.find(({ pattern }) => pattern.test(digits));
  if (short && !(isComplete && EMERGENCY_OF_BEIJING.test(digits)))
    return written(text, yes(digits, short.kind, digits));
  const landline = readLandline(isComplete && !digits.startsWith('0') ? `0${digits}` : digits, rules);
  if (landline) return written(text, landline);
  if (!isComplete && /^[2-8]\d{6,7}$/.test(digits)) return readLocal(text, digits, rules);
  if (!isComplete && isEmergencyAbroad(digits)) return no('emergency-abroad');
  return no(digits.length < 7 || isUnfinished(digits) ? 'too-short' : digits.length > 12 ? 'too-long' : 'invalid');
}

function written(text: string, reading: Extract<NumberReading, { is: 'dialable' }>): NumberReading {
  const { kind, callee } = reading;
  const isTownCode = kind !== 'landline' && callee.startsWith('0');
  return isWrittenAs(isTownCode ? 'code-with-area' : kind, text) ? reading : no('odd-grouping');
}

function readLocal(text: string, digits: string, rules: MainlandRules): NumberReading {
  if (!isWrittenAs('local', text)) return no('odd-grouping');
  // 20260315 may be both; with its area code it is no date.
  if (rules.homeAreaCode === '' || isCompactDate(digits)) return no('needs-area-code');
  return readLandline(rules.homeAreaCode + digits, rules) ?? no('invalid');
}

function readLandline(digits: string, rules: MainlandRules): Extract<NumberReading, { is: 'dialable' }> | undefined {
  const area = /^0(?:10|2\d|[3-9]\d\d)/.exec(digits)?.[0];
  if (area === undefined) return undefined;
  const local = digits.slice(area.length);
  if (TOWN_CODE.test(local) && isAreaCode(area)) return yes(digits, 'service', `${area} ${local}`);
  if (/^16[08]\d{5}$/.test(local) && isAreaCode(area)) return yes(digits, 'premium', `${area} ${local}`);
  // 0 and 1 open other numbers, 9 other services: no exchange gives out numbers that begin so.
  const isPossible = /^[2-8]/.test(local) || (rules.takesTestNumbers && /^0000\d{4}$/.test(local));
  if (!isPossible || typeOf(digits) !== 'FIXED_LINE') return undefined;
  return yes(digits, 'landline', `${area} ${local.slice(0, -4)} ${local.slice(-4)}`);
}

function isAreaCode(area: string): boolean {
  return typeOf(`${area}88888888`) === 'FIXED_LINE' || typeOf(`${area}8888888`) === 'FIXED_LINE';
}

/** The library knows every area code and how long its numbers are; undefined: no number. */
function typeOf(digits: string): string | undefined {
  const parsed = parsePhoneNumber(digits, 'CN');
  return parsed?.isValid() === true ? parsed.getType() : undefined;
}

/** More digits could still make a number of it: the agent is typing. */
function isUnfinished(digits: string): boolean {
  return /^(?:1[3-9]\d{0,8}|0[1-9]\d{0,8}|[48]00\d{0,6})$/.test(digits);
}
