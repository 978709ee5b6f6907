import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { openLane, type Lane } from './lane.ts';
import { modelled } from './modelled.ts';
import { shrinkingBriefly } from './shrinking.ts';
import { script } from './script.ts';
import type { Tally } from './tally.ts';
import { runTrial } from './trial.ts';

export interface TrialsWanted {
  trials: number;
  seed: number;
  /** A red run ends with its first finding, without looking for a smaller one. */
  isQuick?: boolean;
}

/** Lanes wait for slow faults side by side. */
const LANES = 12;
/** What should not be sent at all may come after the last trial. */
const LATE_MS = 100;
/** This part of the trials is compared step by step with a model of the dialer; the others are checked only by what must never be. */
const MODELLED = 0.25;

/** Throws fast-check's report, with the smallest script found, when a trial went wrong. */
export async function runTrials({ trials, seed, isQuick = false }: TrialsWanted, tally: Tally): Promise<void> {
  const lanes = await Promise.all(Array.from({ length: Math.min(LANES, trials) }, openLane));
  const share = (part: number, index: number): number => Math.floor((part + lanes.length - 1 - index) / lanes.length);
  const modelledTrials = Math.round(trials * MODELLED);
  try {
    const runs = lanes.map(async (lane, index) => {
      const options = { seed: seed + index, endOnFailure: isQuick };
      await fc.assert(free(lane, tally), { ...options, numRuns: share(trials - modelledTrials, index) });
      await fc.assert(modelled(lane, tally), { ...options, numRuns: share(modelledTrials, index) });
    });
    const failed = (await Promise.allSettled(runs)).find((run) => run.status === 'rejected');
    if (failed) throw failed.reason;
    await sleep(LATE_MS);
  } finally {
    await Promise.all(lanes.map((lane) => lane.close()));
  }
}

function free(lane: Lane, tally: Tally): fc.IAsyncProperty<unknown> {
  return fc.asyncProperty(
    script,
    shrinkingBriefly((played) => runTrial(lane, played, tally)),
  );
}
