import type { Language, NumberGroup } from '../../preload/contract/index.ts';
import { areaCodeOf, regionOfCode } from '../caller-ids/home-region.ts';
import { localPresence, type Presence } from '../caller-ids/local-presence.ts';

/**
 * Which area code of the groups with the home-region rule speaks for this customer: "021 matches 上海". By the area code of a landline,
 * else by the region that one of my own records has told (in Chinese). Only a hint: how the server compares is not documented.
 */
export function presenceFor(
  callee: string,
  region: string | undefined,
  groups: readonly NumberGroup[],
  language: Language,
): Presence | undefined {
  const code = areaCodeOf(callee);
  const matches = (presence: Presence): boolean => {
    if (code !== undefined) return presence.code === code;
    const name = regionOfCode(presence.code, 'zh-CN');
    return region !== undefined && name !== undefined && region.includes(name);
  };
  return groups.flatMap((group) => localPresence(group, language)).find(matches);
}
