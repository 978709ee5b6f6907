import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { shrinkingBriefly } from '../dialer/shrinking.ts';
import { script } from './script.ts';
import { playTrial } from './trial.ts';
import type { Tally } from './tally.ts';

export interface TrialsWanted {
  histories: number;
  seed: number;
  /** Takes the stores. */
  folder: string;
  /** A red run ends with its first finding, without looking for a smaller one. */
  isQuick?: boolean;
}

/** Random histories, one after the other. What goes wrong is in the tally; the report says how the smallest such history goes. */
export async function runTrials(
  { histories, seed, folder, isQuick = false }: TrialsWanted,
  tally: Tally,
): Promise<void> {
  const trial = shrinkingBriefly(async (one: Parameters<typeof playTrial>[0]) => {
    const place = mkdtempSync(join(folder, 'history-'));
    try {
      await playTrial(one, place, tally);
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
    tally.histories++;
  });
  const run = await fc.check(fc.asyncProperty(script, trial), { numRuns: histories, seed, endOnFailure: isQuick });
  if (!run.failed) return;
  const words = run.errorInstance instanceof Error ? run.errorInstance.message : String(run.errorInstance);
  tally.found('differences', `${words} (path ${run.counterexamplePath ?? ''}, seed ${seed})`);
  tally.report(fc.stringify(run.counterexample));
}
