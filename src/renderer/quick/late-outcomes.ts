import { guardWords } from '../i18n/use-guard-messages.ts';
import { outcomeWords } from '../i18n/use-outcome-messages.ts';
import { late } from '../ui/late.ts';
import { atRest } from '../ui/rest.ts';
import type * as Parts from './outcome-parts.ts';

async function load(): Promise<typeof Parts> {
  const [parts] = await Promise.all([import('./outcome-parts.ts'), outcomeWords.load(), guardWords.load()]);
  return parts;
}

export const DialProgress = late(async () => ({ default: (await load()).DialProgress }));
export const QuickQuestion = late(async () => ({ default: (await load()).QuickQuestion }));
export const QuickRefusal = late(async () => ({ default: (await load()).QuickRefusal }));

/** Loads them before anybody can need them. What cannot be had is told by the part that is wanted then. */
export async function loadOutcomes(): Promise<void> {
  await atRest();
  await load().catch(() => undefined);
}
