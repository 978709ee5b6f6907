import { describe, expect, it } from 'vitest';
import { SyncSchedule } from '../../../../../src/main/calls/sync/sync-schedule.ts';
import type { SyncDepth, SyncResult } from '../../../../../src/main/calls/sync/sync-shape.ts';

type Outcome = Pick<SyncResult, 'is' | 'error'>;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Time passes only when the test says so. */
class ScheduleWorld {
  ticks = 0;
  chance = 0.5;
  outcome: Outcome | Promise<Outcome> = { is: 'complete' };
  readonly runs: { at: number; depth: SyncDepth }[] = [];
  /** Of each run, whether it leaves the gaps. */
  readonly leavesGaps: boolean[] = [];
  readonly pauses: unknown[] = [];
  readonly schedule: SyncSchedule;
  #timers: { at: number; task: () => void }[] = [];

  constructor() {
    this.schedule = new SyncSchedule({
      run: (depth, leavesGaps) => {
        this.runs.push({ at: this.ticks, depth });
        this.leavesGaps.push(leavesGaps);
        return Promise.resolve(this.outcome);
      },
      onPause: (why) => this.pauses.push(why),
      after: (ms, task) => {
        const timer = { at: this.ticks + ms, task };
        this.#timers.push(timer);
        return () => (this.#timers = this.#timers.filter((other) => other !== timer));
      },
      ticks: () => this.ticks,
      random: () => this.chance,
    });
  }

  async pass(ms: number): Promise<void> {
    const end = this.ticks + ms;
    await settled();
    for (;;) {
      const next = this.#timers.toSorted((a, b) => a.at - b.at)[0];
      if (!next || next.at > end) break;
      this.#timers = this.#timers.filter((other) => other !== next);
      this.ticks = next.at;
      next.task();
      await settled();
    }
    this.ticks = end;
  }

  /** Times of the runs so far, which are then forgotten. */
  times(): number[] {
    return this.runs.splice(0).map(({ at }) => at);
  }
}

async function settled(): Promise<void> {
  for (let n = 0; n < 10; n++) await Promise.resolve();
}

describe('rounds', () => {
  it('begin at once and deeply, then come quickly every minute and deeply every hour', async () => {
    const world = new ScheduleWorld();
    world.schedule.start();
    await world.pass(2 * HOUR);
    expect(world.runs.slice(0, 3)).toEqual([
      { at: 0, depth: 'deep' },
      { at: MINUTE, depth: 'quick' },
      { at: 2 * MINUTE, depth: 'quick' },
    ]);
    expect(world.runs.filter(({ depth }) => depth === 'deep').map(({ at }) => at)).toEqual([0, HOUR, 2 * HOUR]);
  });

  it('are spread by a fifth, never closer than half a minute', async () => {
    const world = new ScheduleWorld();
    world.chance = 0;
    world.schedule.start();
    await world.pass(50 * SECOND);
    world.chance = 1;
    await world.pass(200 * SECOND);
    expect(world.times()).toEqual([0, 48 * SECOND, 96 * SECOND, 168 * SECOND, 240 * SECOND]);
  });

  it('come less and less often while they fail, and as usual after that', async () => {
    const world = new ScheduleWorld();
    world.outcome = { is: 'failed', error: { code: 'timeout' } };
    world.schedule.start();
    await world.pass(40 * MINUTE);
    const times = world.times();
    expect(times.slice(1).map((at, i) => (at - (times[i] ?? 0)) / SECOND)).toEqual([30, 60, 120, 240, 480, 600, 600]);
    world.outcome = { is: 'complete' };
    await world.pass(10 * MINUTE);
    const [first = 0, second = 0] = world.times();
    expect(second - first).toBe(MINUTE);
  });

  it('are never less than half a minute apart while they fail, whatever chance says', async () => {
    const world = new ScheduleWorld();
    world.chance = 0;
    world.outcome = { is: 'failed', error: { code: 'timeout' } };
    world.schedule.start();
    await world.pass(31 * SECOND);
    expect(world.times()).toEqual([0, 30 * SECOND]);
  });

  it('stay deep until a deep one has succeeded', async () => {
    const world = new ScheduleWorld();
    world.outcome = { is: 'failed', error: { code: 'timeout' } };
    world.schedule.start();
    await world.pass(2 * MINUTE);
    expect(world.runs.map(({ depth }) => depth)).toEqual(['deep', 'deep', 'deep']);
  });

  it('come at once after an own call, and again when its record may have appeared', async () => {
    const world = new ScheduleWorld();
    world.schedule.start();
    await world.pass(10 * SECOND);
    world.times();
    world.schedule.ownCall();
    await world.pass(30 * SECOND);
    expect(world.times()).toEqual([10 * SECOND, 30 * SECOND]);
  });

  it('take wishes in when one is under way', async () => {
    const world = new ScheduleWorld();
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    world.outcome = promise;
    world.schedule.start();
    await world.pass(5 * MINUTE);
    world.schedule.ownCall();
    expect(world.runs).toEqual([
      { at: 0, depth: 'deep' },
      { at: 5 * MINUTE, depth: 'quick' },
    ]);
    world.outcome = { is: 'complete' };
    resolve({ is: 'complete' });
    await world.pass(MINUTE);
    expect(world.times().slice(2)).toEqual([5 * MINUTE + 20 * SECOND]);
  });

  it('end with stop, for ever', async () => {
    const world = new ScheduleWorld();
    world.schedule.start();
    world.schedule.ownCall();
    await world.pass(0);
    world.schedule.stop();
    world.times();
    await world.pass(HOUR);
    world.schedule.now();
    world.schedule.ownCall();
    world.schedule.pause('asleep', false);
    await world.pass(HOUR);
    expect(world.times()).toEqual([]);
  });
});

describe('pauses', () => {
  it.each(['offline', 'asleep', 'token-dead'] as const)('%s: nothing is read until it is over', async (why) => {
    const world = new ScheduleWorld();
    world.schedule.start();
    await world.pass(0);
    world.times();
    world.schedule.pause(why, true);
    world.schedule.ownCall();
    await world.pass(HOUR);
    expect(world.times()).toEqual([]);
    world.schedule.pause(why, false);
    await world.pass(0);
    expect(world.times()).toEqual([HOUR]);
    expect(world.pauses).toEqual([why, undefined]);
  });

  it('add up: it goes on when the last reason has gone', async () => {
    const world = new ScheduleWorld();
    world.schedule.pause('asleep', true);
    world.schedule.pause('token-dead', true);
    world.schedule.start();
    world.schedule.pause('asleep', false);
    await world.pass(HOUR);
    expect(world.times()).toEqual([]);
    world.schedule.pause('token-dead', false);
    expect(world.times()).toEqual([HOUR]);
    expect(world.pauses).toEqual(['asleep', 'token-dead', undefined]);
  });

  it('by the agent leave only the gaps: what is new is read as always', async () => {
    const world = new ScheduleWorld();
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    world.outcome = promise;
    world.schedule.start();
    world.schedule.pause('cancelled', true);
    world.outcome = { is: 'complete' };
    resolve({ is: 'cancelled' });
    await world.pass(3 * MINUTE + SECOND);
    world.schedule.pause('asleep', true);
    await world.pass(HOUR);
    world.schedule.pause('asleep', false);
    await world.pass(0);
    world.schedule.now();
    await world.pass(0);
    expect(world.leavesGaps).toEqual([false, true, true, true, true, false]);
    expect(world.pauses).toEqual(['cancelled', undefined]);
  });

  it('by the agent end with a round of its own that fills the gaps', async () => {
    const world = new ScheduleWorld();
    world.schedule.pause('cancelled', true);
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    world.outcome = promise;
    world.schedule.start();
    world.schedule.now();
    world.outcome = { is: 'complete' };
    resolve({ is: 'complete' });
    await world.pass(0);
    expect(world.leavesGaps).toEqual([true, false]);
  });

  it('of sleep end with a deep round', async () => {
    const world = new ScheduleWorld();
    world.schedule.start();
    await world.pass(MINUTE);
    world.schedule.pause('asleep', true);
    world.schedule.pause('asleep', false);
    expect(world.runs.map(({ depth }) => depth)).toEqual(['deep', 'quick', 'deep']);
  });

  it('for which nobody asked are told and tried again: no network, no room on the disk', async () => {
    const world = new ScheduleWorld();
    world.outcome = { is: 'failed', error: { code: 'offline' } };
    world.schedule.start();
    await world.pass(0);
    world.outcome = { is: 'failed', error: { code: 'disk' } };
    await world.pass(30 * SECOND);
    world.outcome = { is: 'complete' };
    await world.pass(MINUTE);
    expect(world.pauses).toEqual(['offline', 'store', undefined]);
  });

  it('are not waited for when the agent wants it now', async () => {
    const world = new ScheduleWorld();
    world.outcome = { is: 'failed', error: { code: 'offline' } };
    world.schedule.start();
    await world.pass(20 * SECOND);
    world.schedule.now();
    expect(world.times()).toEqual([0, 20 * SECOND]);
  });

  it('let a round that was cancelled and wanted again begin anew', async () => {
    const world = new ScheduleWorld();
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    world.outcome = promise;
    world.schedule.start();
    world.schedule.pause('cancelled', true);
    world.schedule.now();
    world.outcome = { is: 'complete' };
    resolve({ is: 'cancelled' });
    await world.pass(SECOND);
    expect(world.runs.map(({ depth }) => depth)).toEqual(['deep', 'quick', 'deep']);
  });
});
