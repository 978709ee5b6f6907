import { isDeepStrictEqual } from 'node:util';
import type { LeftOut, Settings, SettingsOverview } from '../../preload/contract/index.ts';
import { THIS_COMPUTER_ONLY, type PortableContent } from './portable-file.ts';

interface Sorted {
  change: Partial<Settings>;
  leftOut: LeftOut[];
  /** A shorter span removes calls: not without a yes. */
  asksFor?: Pick<Settings, 'keepsCallsDays'>;
}

/** What an imported file would change here, what of that waits for a yes, and what is left out and why. */
export function sortImport({ good, bad }: PortableContent, { settings, managed }: SettingsOverview): Sorted {
  const named = Object.keys(good) as (keyof Settings)[];
  const reasons = named.map((name): [keyof Settings, LeftOut['why'] | undefined] => {
    if (THIS_COMPUTER_ONLY.includes(name)) return [name, 'this-computer'];
    return [name, managed.includes(name) ? 'managed' : undefined];
  });
  const taken = reasons.filter(([name, why]) => why === undefined && !isDeepStrictEqual(good[name], settings[name]));
  const all: Partial<Settings> = Object.fromEntries(taken.map(([name]) => [name, good[name]]));
  const { keepsCallsDays, ...others } = all;
  const isShorter = keepsCallsDays !== undefined && keepsCallsDays < settings.keepsCallsDays;
  return {
    change: isShorter ? others : all,
    ...(isShorter && { asksFor: { keepsCallsDays } }),
    leftOut: [
      ...reasons.flatMap(([name, why]) => (why === undefined ? [] : [{ name, why }])),
      ...bad.map((name) => ({ name, why: 'bad-value' as const })),
    ],
  };
}
