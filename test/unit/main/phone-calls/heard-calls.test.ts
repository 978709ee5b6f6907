import { expect, test } from 'vitest';
import type { LiveCall } from '../../../../src/main/phone-calls/live-calls.ts';
import { HeardCalls } from '../../../../src/main/phone-calls/heard-calls.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { BOB, ADA, ownDataAt } from '../own-data/own-data-world.ts';

const DAY_MS = 86_400_000;
const CUSTOMER = '13800138000';

async function startHeard() {
  const folder = await tempFolder();
  const time = { now: 400 * DAY_MS };
  let pulse = (): void => undefined;
  const open = () => {
    const world = ownDataAt(folder);
    let changes = 0;
    const heard = new HeardCalls({
      data: world.data,
      now: () => time.now,
      keepsDays: () => 90,
      every: (_ms, run) => {
        pulse = run;
        return () => (pulse = () => undefined);
      },
      changed: () => changes++,
    });
    return { ...world, heard, changes: () => changes };
  };
  return { time, open, pulse: () => pulse() };
}

function call(at: number, parts: Partial<LiveCall> = {}): LiveCall {
  return {
    ...{ id: 'x', call: 'x', direction: 'in', stage: 'ended', number: CUSTOMER, startedAt: at, endedAt: at + 9_000 },
    ...{ end: 'missed', isMuted: false, isHeld: false, isDeclined: false, isHidden: false },
    ...parts,
  };
}

test('what the phone has told is there after a restart, for its agent alone', async () => {
  const { time, open } = await startHeard();
  const first = open();
  first.heard.ended(call(time.now), undefined);
  first.heard.ended(call(time.now + 1, { number: '02112345678', end: 'hung-up', answeredAt: time.now + 5 }), undefined);
  first.heard.ended(call(time.now + 2, { end: 'declined' }), undefined);
  first.heard.ended(call(time.now + 3), 'an-intent');
  first.heard.ended(call(time.now + 4, { number: '' }), undefined);
  expect(first.changes()).toBe(5);
  first.data.dispose();
  const second = open();
  expect(second.heard.lately().map(({ number, result }) => [number, result])).toEqual([
    [CUSTOMER, 'missed'],
    ['02112345678', 'talked'],
    [CUSTOMER, 'none'],
  ]);
  expect(second.heard.between(0, Infinity)).toHaveLength(5);
  second.become(BOB);
  second.data.dispose();
  expect(second.heard.lately()).toEqual([]);
});

test('a disk that refuses is owed the calls, which count all the same', async () => {
  const { time, open } = await startHeard();
  const { heard, data, become } = open();
  become(undefined);
  heard.ended(call(time.now), undefined);
  expect(heard.lately()).toHaveLength(1);
  become(ADA);
  heard.ended(call(time.now + 1), undefined);
  expect(heard.lately()).toHaveLength(2);
  expect(data.all('SELECT * FROM heard_calls')).toHaveLength(2);
});

test('a customer who is forgotten is forgotten here too', async () => {
  const { time, open } = await startHeard();
  const { heard, data } = open();
  heard.ended(call(time.now), undefined);
  heard.ended(call(time.now, { number: '02112345678' }), undefined);
  data.forgetCustomer('+86 138 0013 8000');
  expect(heard.lately().map(({ number }) => number)).toEqual(['02112345678']);
});

test('calls go when their records would', async () => {
  const { time, open } = await startHeard();
  const { heard } = open();
  heard.ended(call(time.now), undefined);
  time.now += 91 * DAY_MS;
  heard.ended(call(time.now), undefined);
  expect(heard.between(0, Infinity).map(({ at }) => at)).toEqual([time.now]);
});

test('it is known when the phone was listened to, but for the last minute before a crash', async () => {
  const { time, open, pulse } = await startHeard();
  const first = open();
  const began = time.now;
  first.heard.listening(true);
  time.now += 60_000;
  pulse();
  time.now += 30_000;
  expect(first.heard.listened(0)).toEqual([{ from: began, to: began + 90_000 }]);
  const crashed = open();
  expect(crashed.heard.listened(0)).toEqual([{ from: began, to: began + 60_000 }]);
  first.heard.listening(false);
  expect(crashed.heard.listened(0)).toEqual([{ from: began, to: began + 90_000 }]);
  first.data.dispose();
  crashed.data.dispose();
});
