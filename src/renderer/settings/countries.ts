import type { Language } from '../../preload/contract/index.ts';

export interface Country {
  /** ISO 3166-1 alpha-2. */
  code: string;
  name: string;
}

/** Every region with a phone plan of its own but mainland China, which can always be called (libphonenumber's list). */
const CODES =
  'AC AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM ' +
  'CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK ' +
  'HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG ' +
  'MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO ' +
  'RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA ' +
  'VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW';

/** The country as the language in force calls it; the code where there is no name. */
export function countryName(code: string, language: Language): string {
  return new Intl.DisplayNames(language, { type: 'region', fallback: 'code' }).of(code) ?? code;
}

/** All that can be allowed, in the order of their names. */
export function countries(language: Language): Country[] {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' });
  const collator = new Intl.Collator(language);
  return CODES.split(' ')
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => collator.compare(a.name, b.name));
}

/** Those that a typed text may mean, an exact code first, then what begins so; a name in either language counts. */
export function matchingCountries(all: readonly Country[], typed: string): Country[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return [...all];
  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });
  const hits = all.filter(
    ({ code, name }) =>
      code.toLowerCase().startsWith(wanted) ||
      name.toLowerCase().includes(wanted) ||
      english.of(code)?.toLowerCase().includes(wanted),
  );
  const begins = ({ code, name }: Country): boolean =>
    name.toLowerCase().startsWith(wanted) || (english.of(code) ?? '').toLowerCase().startsWith(wanted);
  const rank = (country: Country): number => (country.code.toLowerCase() === wanted ? 0 : begins(country) ? 1 : 2);
  return hits.sort((a, b) => rank(a) - rank(b));
}
