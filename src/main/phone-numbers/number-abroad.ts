import parsePhoneNumber, {
  getCountryCallingCode,
  isSupportedCountry,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max';
import type { NumberKind, NumberReading } from '../../preload/contract/index.ts';
import { no, yes } from './number-reading.ts';

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
export function readAbroad(digits: string, allowedCountries: readonly string[] | 'all'): NumberReading {
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
