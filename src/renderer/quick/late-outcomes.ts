import { late } from '../ui/late.ts';
import { atRest } from '../ui/rest.ts';
import type * as Parts from './outcome-parts.ts';

const load = (): Promise<typeof Parts> => import('./outcome-parts.ts');

export const DialProgress = late(async () => ({ default: (await load()).DialProgress }));
export const QuickQuestion = late(async () => ({ default: (await load()).QuickQuestion }));
export const QuickRefusal = late(async () => ({ default: (await load()).QuickRefusal }));

/** Loads them before anybody can need them. What cannot be had is told by the part that is wanted then. */
export async function loadOutcomes(): Promise<void> {
  await atRest();
  await load().catch(() => undefined);
}
