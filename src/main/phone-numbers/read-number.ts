import parsePhoneNumber, {
  getCountryCallingCode,
  isSupportedCountry,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max';
import type { NumberReading, NumberKind } from '../../preload/contract/index.ts';
import { readDomestic, readNational } from './mainland-number.ts';
import { isMasked, plainText } from './number-characters.ts';
import { splitExtension } from './number-extension.ts';
import { behindDigits } from './number-grouping.ts';
import { withoutLabel } from './number-label.ts';
import { no, type Dialable, yes } from './number-reading.ts';
import { beginsOtherwise } from './text-noise.ts';

/** What the settings say about numbers, and what the call centre takes. */
export interface NumberRules {
  /** Put before local numbers, digits with the leading 0; empty: none. */
  homeAreaCode: string;
  /** An extension goes with the number (`0571…-8001`) instead of being left out. */
  sendsExtension: boolean;
  /** Countries that may be called besides mainland China, ISO 3166-1 alpha-2; `all`: for telling customers apart. */
  allowedCountries: readonly string[] | 'all';
  /** The demo's landlines can be dialled. */
  takesTestNumbers: boolean;
}

const LONGEST = 256;

/**
 * The one reader of numbers for every way in: typed, pasted, dropped, from a link, the tray or a second instance. Says exactly what
 * would be dialled. Mobiles go without a leading 0, landlines with their area code, both in digits only, an extension behind `-` (what
 * neighbouring platforms want; the API page does not say). libphonenumber-js knows areas and countries; the rest is ours.
 * Dates, amounts, decimals, times and addresses are none (`odd-grouping`). Its `callee` and `display` read as themselves.
 */
export function readNumber(text: string, rules: Partial<NumberRules> = {}): NumberReading {
  if (text.length > LONGEST) return no('too-long');
  const clean = withoutLabel(plainText(text));
  if (clean === '') return no('empty');
  if (isMasked(clean)) return no('masked');
  if (beginsOtherwise(clean)) return no('odd-grouping');
  const { takesTestNumbers = false } = rules;
  const { main, extension, isUnclear } = splitExtension(clean, (part) => readMain(part, { takesTestNumbers }));
  const reading = readMain(main, rules);
  if (isUnclear && reading.is === 'dialable') return no('unclear-extension');
  if (reading.is === 'not-dialable') return holdsTwoNumbers(main) ? no('not-a-number') : reading;
  return extension === undefined ? reading : withExtension(reading, extension, rules.sendsExtension ?? false);
}

/** A sign or 00 and the country code of the mainland. */
const MAINLAND_CODE = /^(?:\+ ?|00\D{0,2}|\+\D{0,2}00\D{0,2})86/;

function readMain(text: string, rules: Partial<NumberRules>): NumberReading {
  const { homeAreaCode = '', allowedCountries = [], takesTestNumbers = false } = rules;
  // Three hyphens or two dots in a row stand for something left out.
  if (!/^\+?[\d\s().\-/]+$/.test(text) || /-{3}|\.{2}|^\D*$/.test(text)) return no('not-a-number');
  const digits = text.replace(/\D/g, '');
  const hasPlus = text.startsWith('+');
  const mainland = { homeAreaCode, takesTestNumbers };
  if (!hasPlus && !/^00[1-9]/.test(digits)) return readDomestic(text, mainland);
  const global = digits.replace(/^00/, '');
  if (global.startsWith('86'))
    return MAINLAND_CODE.test(text)
      ? readNational(behindDigits(text, digits.length - global.length + 2), mainland, true)
      : no('odd-grouping');
  return text.includes('/') ? no('odd-grouping') : readAbroad(global, allowedCountries);
}

/** Never guesses which of two is meant. */
function holdsTwoNumbers(text: string): boolean {
  const readings = text.split(/[\s/]+/).map((part) => readMain(part, {}));
  return readings.filter((one) => one.is === 'dialable' || one.why === 'needs-area-code').length > 1;
}

/** Behind mobiles and short codes it stays out: what a platform makes of `138…-12` is anybody's guess. It is part of the customer all the same. */
function withExtension(reading: Dialable, extension: string, isSent: boolean): NumberReading {
  const { callee, display } = reading;
  const canHaveOne = /^(?:0[1-9]|[48]00|9[56])/.test(callee) && !reading.emergency;
  return isSent && canHaveOne
    ? {
        ...reading,
        callee: `${callee}-${extension}`,
        display: `${display}-${extension}`,
        sentExtension: extension,
      }
    : { ...reading, droppedExtension: extension };
}

/** FIXED_LINE_OR_MOBILE: North America does not tell them apart. */
const KINDS: ReadonlyMap<string | undefined, NumberKind> = new Map([
  ['MOBILE', 'mobile'],
  ['FIXED_LINE', 'landline'],
  ['FIXED_LINE_OR_MOBILE', 'landline'],
  ['TOLL_FREE', 'toll-free'],
  ['PREMIUM_RATE', 'premium'],
  ['SHARED_COST', 'shared-cost'],
]);

/**
 * `digits`: country code and number. Only countries that the settings allow (ISO codes; Hong Kong, Macao and Taiwan are their own; `all`: for
 * telling customers apart), and only numbers that the library finds valid there. Sent as 00, country code and number: the prefix that is
 * dialled in China, and the one form besides `+` that Alibaba's voice platform documents; the API page says nothing.
 */
function readAbroad(digits: string, allowedCountries: readonly string[] | 'all'): NumberReading {
  if (allowedCountries !== 'all' && !allowedCountries.some((country) => isCodeOf(country, digits)))
    return no(digits.length < 5 ? 'too-short' : 'foreign');
  const parsed = parsePhoneNumber(`+${digits}`);
  if (parsed?.isValid()) {
    if (allowedCountries !== 'all' && !allowedCountries.includes(parsed.country ?? '')) return no('foreign');
    const callee = `00${parsed.countryCallingCode}${parsed.nationalNumber}`;
    return yes(callee, KINDS.get(parsed.getType()) ?? 'other', parsed.formatInternational());
  }
  const fault = validatePhoneNumberLength(`+${digits}`);
  return no(fault === 'TOO_SHORT' ? 'too-short' : fault === 'TOO_LONG' ? 'too-long' : 'invalid');
}

function isCodeOf(country: string, digits: string): boolean {
  return isSupportedCountry(country) && digits.startsWith(getCountryCallingCode(country));
}
