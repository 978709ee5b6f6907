import { beforeEach, describe, expect, it } from 'vitest';
import type { MissedNumber } from '../../../../src/preload/contract/index.ts';
import { MissedWatch } from '../../../../src/main/calls/missed-watch.ts';

const NOW = 1_790_000_000_000;
const missedCall = (customerNumber: string, minutesAgo: number): MissedNumber => ({
  customerNumber,
  uuid: `call-${customerNumber}-${minutesAgo}`,
  state: 'ring-missed',
  missedAt: NOW - minutesAgo * 60_000,
  times: 1,
});

describe('the watch over missed calls', () => {
  let inbox: MissedNumber[];
  let told: { missed: string[]; fresh: string[] }[];
  let watch: MissedWatch;
  let now: number;
  let later: { ms: number; task: () => void }[];

  beforeEach(() => {
    inbox = [];
    told = [];
    now = NOW;
    later = [];
    const numbers = (list: MissedNumber[]): string[] => list.map((one) => one.customerNumber);
    watch = new MissedWatch({
      read: () => Promise.resolve(inbox),
      now: () => now,
      after: (ms, task) => {
        const one = { ms, task };
        later.push(one);
        return () => void later.splice(later.indexOf(one), later.includes(one) ? 1 : 0);
      },
      announce: (missed, fresh) => void told.push({ missed: numbers(missed), fresh: numbers(fresh) }),
    });
  });

  it('tells what it finds first as no news', async () => {
    inbox = [missedCall('a', 1)];
    await watch.check();
    expect(told).toEqual([{ missed: ['a'], fresh: [] }]);
  });

  it('tells a call that was missed since as news, once', async () => {
    inbox = [missedCall('a', 5)];
    await watch.begin();
    inbox = [missedCall('b', 1), ...inbox];
    await watch.check();
    await watch.check();
    expect(told.slice(1)).toEqual([{ missed: ['b', 'a'], fresh: ['b'] }]);
  });

  it('tells a call once, by the phone and by its record', async () => {
    await watch.begin();
    const { uuid: _none, ...call } = missedCall('a', 0);
    inbox = [{ ...call, heardId: 'h1', endedAt: NOW }];
    await watch.check();
    inbox = [{ ...missedCall('a', 0), heardId: 'h1' }];
    now += 70_000;
    await watch.check();
    inbox = [missedCall('a', 0)];
    await watch.check();
    expect(told.map(({ fresh }) => fresh).filter((fresh) => fresh.length > 0)).toEqual([['a']]);
    expect(later).toEqual([]);
  });

  it('does not call it news when a first load comes to older ones', async () => {
    inbox = [missedCall('a', 60)];
    await watch.begin();
    inbox = [...inbox, missedCall('b', 3000)];
    await watch.check();
    inbox = [missedCall('c', 20), ...inbox];
    await watch.check();
    expect(told.flatMap(({ fresh }) => fresh)).toEqual([]);
  });

  it('tells the first call that is missed while nothing was in the inbox', async () => {
    await watch.begin();
    inbox = [missedCall('a', 1)];
    await watch.check();
    expect(told.at(-1)).toEqual({ missed: ['a'], fresh: ['a'] });
  });

  it('calls nothing news until the past is known', async () => {
    await watch.begin(Promise.resolve(false));
    inbox = [missedCall('a', 3)];
    await watch.check();
    inbox = [missedCall('b', 2), ...inbox];
    await watch.begin();
    inbox = [missedCall('c', 1), ...inbox];
    await watch.check();
    expect(told.map(({ fresh }) => fresh)).toEqual([[], [], [], ['c']]);
  });

  it('tells a customer who waited longer than another who called later', async () => {
    await watch.begin();
    inbox = [missedCall('called later', 3)];
    await watch.check();
    inbox = [...inbox, { ...missedCall('waited', 6), endedAt: NOW - 60_000 }];
    await watch.check();
    expect(told.flatMap(({ fresh }) => fresh)).toEqual(['called later', 'waited']);
  });

  it('goes by the end of the call: who waited for half an hour has been missed just now', async () => {
    await watch.begin();
    inbox = [{ ...missedCall('a', 30), endedAt: NOW - 10_000 }, missedCall('b', 30)];
    await watch.check();
    expect(told.at(-1)?.fresh).toEqual(['a']);
  });

  it('does not tell a call again that was settled and brought back', async () => {
    await watch.begin();
    inbox = [missedCall('a', 5)];
    await watch.check();
    inbox = [];
    await watch.check();
    inbox = [missedCall('a', 5)];
    await watch.check();
    expect(told.flatMap(({ fresh }) => fresh)).toEqual(['a']);
  });

  it('tells the same number again when it calls again', async () => {
    inbox = [missedCall('a', 5)];
    await watch.begin();
    inbox = [{ ...missedCall('a', 1), times: 2 }];
    await watch.check();
    expect(told.at(-1)?.fresh).toEqual(['a']);
  });

  it('waits with the news of a call without an end until no phone can ring any more, and tells it then', async () => {
    await watch.begin();
    inbox = [missedCall('a', 0.25)];
    await watch.check();
    expect(told.at(-1)).toEqual({ missed: ['a'], fresh: [] });
    expect(later.map(({ ms }) => ms)).toEqual([45_000]);
    now += 45_000;
    later[0]?.task();
    await Promise.resolve();
    await Promise.resolve();
    expect(told.at(-1)).toEqual({ missed: ['a'], fresh: ['a'] });
    expect(later).toHaveLength(0);
  });

  it('tells it at once when its end comes, and never when somebody has picked up', async () => {
    await watch.begin();
    inbox = [missedCall('a', 0.25), missedCall('b', 0.1)];
    await watch.check();
    inbox = [{ ...missedCall('a', 0.25), endedAt: NOW - 1_000 }];
    await watch.check();
    expect(told.flatMap(({ fresh }) => fresh)).toEqual(['a']);
    expect(later).toHaveLength(0);
  });

  it('does not look again once it was stopped', async () => {
    await watch.begin();
    inbox = [missedCall('a', 0.25)];
    await watch.check();
    watch.stop();
    expect(later).toHaveLength(0);
  });

  it('tells that the inbox is empty again, and nothing when nothing has changed', async () => {
    await watch.check();
    inbox = [missedCall('a', 5)];
    await watch.check();
    inbox = [];
    await watch.check();
    await watch.check();
    expect(told.map(({ missed }) => missed)).toEqual([[], ['a'], []]);
  });
});
