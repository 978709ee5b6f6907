import type { Language, NumberGroup } from '../../preload/contract/index.ts';
import { areaCodeOf, regionOfCode } from './home-region.ts';

/** One area code of a group, and the region that it speaks for: "021 matches 上海". */
export interface Presence {
  code: string;
  region: string;
}

/** Which regions the numbers of a group with the home-region rule match, each code once; empty for every other rule. An explanation, no promise. */
export function localPresence(group: NumberGroup, language: Language): Presence[] {
  if (group.rule !== 'home-region') return [];
  const codes = new Set(group.numbers.map(areaCodeOf).filter((code) => code !== undefined));
  return [...codes].flatMap((code) => {
    const region = regionOfCode(code, language);
    return region === undefined ? [] : [{ code, region }];
  });
}
