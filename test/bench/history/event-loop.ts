import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { DIRECT } from '../../../src/main/network/route.ts';
import { CallsThread } from '../../../src/main/calls/thread/calls-thread.ts';
import { row, type BenchRow } from '../measure.ts';
import { startBusyThreads } from './busy-threads.ts';
import { startCentre, type Centre } from './centre.ts';

const ROOT = join(import.meta.dirname, '../../..');
/** Enough for a first load that outlasts what is looked at. */
const CALLS = 120_000;
const LOOK_MS = 4_000;
const ROUNDS = 3;

/**
 * How late main's event loop is while the calls' thread reads a first load from a call centre in a process of its own, against
 * the same loop with the thread at rest, in turns. The peer are two threads that write and send and have nothing of ours in them: where the kernel
 * does not interrupt itself, and both cores are in it, a timer waits for the next tick (4 ms at 250 Hz) whoever is at work.
 */
export async function benchEventLoop(home: string): Promise<BenchRow> {
  const centre = await startCentre(CALLS);
  const lateness = { idle: [] as number[], busy: [] as number[], sync: [] as number[] };
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const thread = openThread(join(home, `loop-${round}`), centre);
      await thread.ask('storedState');
      lateness.idle.push(await lateBy());
      const endBusy = startBusyThreads(join(home, 'busy'));
      lateness.busy.push(await lateBy());
      await endBusy();
      const syncing = thread.ask('sync', 'deep');
      lateness.sync.push(await lateBy());
      const { stored } = await thread.ask('storedState');
      if (stored === 0 || stored >= CALLS) throw new Error(`the look was not at a first load: ${stored} calls`);
      await thread.ask('cancelSync');
      await syncing.catch(() => undefined);
      await thread.close(true);
    }
  } finally {
    centre.child.kill();
  }
  return row({
    name: 'history: main’s event loop late by, p99, during a first load, to idle',
    unit: 'ms',
    ours: Math.min(...lateness.sync),
    peer: Math.min(...lateness.busy),
    floor: Math.min(...lateness.idle),
    against: 'floor',
    target: { atMost: 2 },
  });
}

/** The p99 of how late a timer of one millisecond fires, in ms. */
async function lateBy(): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await sleep(LOOK_MS);
  delay.disable();
  return delay.percentile(99) / 1e6;
}

function openThread(folder: string, { host, token, agentId }: Centre): CallsThread {
  return new CallsThread({
    script: join(ROOT, 'src/main/calls/thread/worker.ts'),
    start: {
      ...{ folder, key: 'loop', host, agentId, isDemo: true },
      settings: { timesWithoutOffset: 'utc', keepsCallsDays: 365 },
    },
    readToken: () => Promise.resolve(token),
    readRoute: () => Promise.resolve(DIRECT),
    onProgress: () => undefined,
    onExported: () => undefined,
    onSlow: () => undefined,
    onCrash: (error) => {
      throw error;
    },
  });
}
