import { isDeepStrictEqual } from 'node:util';
import type { LeftOut, Settings, SettingsOverview } from '../../preload/contract/index.ts';
import { THIS_COMPUTER_ONLY, type PortableContent } from './portable-file.ts';

/** What an imported file would change here, and what of it is left out and why. */
export function sortImport(
  { good, bad }: PortableContent,
  { settings, managed }: SettingsOverview,
): { change: Partial<Settings>; leftOut: LeftOut[] } {
  const named = Object.keys(good) as (keyof Settings)[];
  const reasons = named.map((name): [keyof Settings, LeftOut['why'] | undefined] => {
    if (THIS_COMPUTER_ONLY.includes(name)) return [name, 'this-computer'];
    return [name, managed.includes(name) ? 'managed' : undefined];
  });
  const taken = reasons.filter(([name, why]) => why === undefined && !isDeepStrictEqual(good[name], settings[name]));
  return {
    change: Object.fromEntries(taken.map(([name]) => [name, good[name]])),
    leftOut: [
      ...reasons.flatMap(([name, why]) => (why === undefined ? [] : [{ name, why }])),
      ...bad.map((name) => ({ name, why: 'bad-value' as const })),
    ],
  };
}
