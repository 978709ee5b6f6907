import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../../src/main/notices/notice.ts';
import { SeatWatch, storedNotices } from '../../../../src/main/notices/seat-watch.ts';
import { JsonFile } from '../../../../src/main/files/json-file.ts';
import type { Seat } from '../../../../src/preload/contract/index.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const seat: Seat = { agentId: '1', agentName: 'A', sip: '80010001', hasPassword: true, otherSips: [], readAt: 0 };

async function watch(daysLeft: number | undefined, path?: string) {
  const told: Problem[] = [];
  const seen: (string | undefined)[] = [];
  const timers: { ms: number; run: () => void }[] = [];
  const world = { isShown: true, isOnline: true, day: 22, path: path ?? join(await tempFolder(), 'notices.json') };
  const seats = new SeatWatch({
    readSeat: () =>
      world.isOnline
        ? Promise.resolve({ ...seat, ...(daysLeft !== undefined && { daysLeft }) })
        : Promise.reject(new Error('offline')),
    file: new JsonFile(world.path, storedNotices),
    seen: (one) => void seen.push(one?.sip),
    tell: (problem) => {
      if (world.isShown) told.push(problem);
      return world.isShown;
    },
    now: () => new Date(2026, 10, world.day, 9).getTime(),
    after: (ms, run) => {
      const timer = { ms, run };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
  });
  /** Until the look that is under way has set its next time. */
  const settled = async (): Promise<number> => {
    await expect.poll(() => timers.length).toBe(1);
    return timers[0]?.ms ?? 0;
  };
  const look = (): void => timers.shift()?.run();
  return { seats, told, seen, world, timers, settled, look };
}

const HOURS = 3_600_000;

describe('the seat that runs out', () => {
  it.each([
    [7, 1],
    [0, 1],
    [-3, 1],
    [8, 0],
    [undefined, 0],
  ])('with %s days left is told %i times', async (daysLeft, times) => {
    const { seats, told, settled, seen } = await watch(daysLeft);
    seats.follow('1');
    expect(await settled()).toBe(6 * HOURS);
    expect(told).toEqual(times === 0 ? [] : [{ is: 'seat-expires', daysLeft }]);
    expect(seen).toEqual([undefined, '80010001']);
  });

  it('is told once a day, over restarts too', async () => {
    const first = await watch(2);
    first.seats.follow('1');
    await first.settled();
    first.look();
    await first.settled();
    expect(first.told).toHaveLength(1);
    const second = await watch(2, first.world.path);
    second.seats.follow('1');
    await second.settled();
    expect(second.told).toEqual([]);
    second.world.day = 23;
    second.look();
    await second.settled();
    expect(second.told).toHaveLength(1);
  });

  it('is told to each agent of a computer, and to each once a day', async () => {
    const { seats, told, world, settled } = await watch(2);
    for (const who of ['https://host 张三', 'https://host 2', 'https://host 张三']) {
      seats.follow(who);
      await settled();
      seats.follow(undefined);
    }
    expect(told).toHaveLength(2);
    expect(await readFile(world.path, 'utf8')).not.toMatch(/host|张三/);
    world.day = 23;
    seats.follow('https://host 2');
    await settled();
    expect(told).toHaveLength(3);
  });

  it('is looked at by one chain of looks, also for an agent who signs out and in while the first is under way', async () => {
    const { seats, timers, settled, seen } = await watch(20);
    seats.follow('1');
    seats.follow(undefined);
    seats.follow('1');
    await settled();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(timers).toHaveLength(1);
    expect(seen).toEqual([undefined, undefined, undefined, '80010001']);
  });

  it('is told later on the day when it could not be shown', async () => {
    const { seats, told, world, settled, look } = await watch(2);
    world.isShown = false;
    seats.follow('1');
    await settled();
    world.isShown = true;
    look();
    await settled();
    expect(told).toHaveLength(1);
  });

  it('is asked for again soon when it cannot be read', async () => {
    const { seats, seen, world, settled, look } = await watch(20);
    world.isOnline = false;
    seats.follow('1');
    expect(await settled()).toBeLessThan(HOURS);
    world.isOnline = true;
    look();
    await settled();
    expect(seen).toEqual([undefined, '80010001']);
  });

  it('is nobody’s after a sign-out, also when the answer comes late', async () => {
    const { seats, seen, told, timers } = await watch(2);
    seats.follow('1');
    seats.follow(undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([seen, told, timers]).toEqual([[undefined, undefined], [], []]);
  });
});
