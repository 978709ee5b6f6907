import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MissedNumber } from '../../../../../src/preload/contract/index.ts';
import type { HeardCall } from '../../../../../src/main/calls/heard-call.ts';
import type { ServerRow } from '../../../../../src/main/calls/store/store-shape.ts';
import { NOON, rowFrom, storeForTest, uuidOf } from './store-world.ts';

const MINUTE_MS = 60_000;
const NUMBERS = ['13800138000', '05718800112', '4008001234', '80010009'];
let last = 0;

function heard(at: number, result: HeardCall['result'] = 'missed', number = NUMBERS[0] ?? '', seconds = 20): HeardCall {
  return { id: `h${++last}`, number, at, endedAt: at + seconds * 1_000, result };
}

function record(at: number, state: string, number = NUMBERS[0] ?? '', seconds = 20, type = '来电'): ServerRow {
  return rowFrom({
    call_uuid: uuidOf(++last),
    call_type: type,
    states: state,
    customer_phone: number,
    start_time: new Date(at).toISOString(),
    end_time: new Date(at + seconds * 1_000).toISOString(),
  });
}

const named = (inbox: MissedNumber[]) =>
  inbox.map(({ customerNumber, times, uuid, heardId }) => ({ customerNumber, times, uuid, heardId }));

test('a call that only the phone has told of is in the inbox; its record takes its place, and a talk takes it out', async () => {
  const { store } = await storeForTest();
  const call = heard(NOON);
  expect(store.missed([call])).toEqual([
    {
      customerNumber: NUMBERS[0],
      heardId: call.id,
      state: 'ring-missed',
      missedAt: NOON,
      endedAt: NOON + 20_000,
      times: 1,
    },
  ]);
  const row = record(NOON + 3_000, '振铃未接');
  store.upsert([row]);
  expect(named(store.missed([call]))).toEqual([
    { customerNumber: NUMBERS[0], times: 1, uuid: row.call.uuid, heardId: call.id },
  ]);
  // The server says later that somebody talked after all.
  store.upsert([rowFrom({ ...row.wire, states: '接听' })]);
  expect(store.missed([call])).toEqual([]);
});

test('a talk that the phone heard afterwards, or that a record tells of, is the end of it', async () => {
  const { store } = await storeForTest();
  const call = heard(NOON);
  expect(store.missed([call, heard(NOON + 5 * MINUTE_MS, 'talked')])).toEqual([]);
  expect(store.missed([call, heard(NOON - 5 * MINUTE_MS, 'talked')])).toHaveLength(1);
  store.upsert([record(NOON + 8 * MINUTE_MS, '接听', NUMBERS[0], 60, '外呼')]);
  expect(store.missed([call])).toEqual([]);
});

test('what is settled before its record comes stays settled, and what is missed later comes up', async () => {
  const { store } = await storeForTest({ now: () => NOON + MINUTE_MS });
  const call = heard(NOON);
  store.settleMissed(call.number, true, NOON + MINUTE_MS, [call]);
  expect(store.missed([call])).toEqual([]);
  // The server's clock is ahead.
  store.upsert([record(NOON + 90_000, '振铃未接')]);
  expect(store.missed([call])).toEqual([]);
  const again = heard(NOON + 10 * MINUTE_MS);
  expect(named(store.missed([call, again]))).toMatchObject([{ times: 1, heardId: again.id }]);
});

test('the ring that comes back while the caller waits in the queue is no second call', async () => {
  const { store } = await storeForTest();
  const rings = [heard(NOON), heard(NOON + 40_000)];
  expect(store.missed(rings)).toMatchObject([{ times: 2 }]);
  store.upsert([record(NOON - 30_000, '队列放弃', NUMBERS[0], 95)]);
  expect(store.missed(rings)).toMatchObject([{ times: 1 }]);
});

/** One call as it was: when, by whom, whether the agent took it, how far the server's clock is away, and who tells of it. */
const oneCall = fc.record({
  number: fc.constantFrom(...NUMBERS),
  gapMs: fc.integer({ min: 20_000, max: 600_000 }),
  seconds: fc.integer({ min: 1, max: 240 }),
  isTalk: fc.boolean(),
  skewMs: fc.integer({ min: -8_000, max: 8_000 }),
  queueSeconds: fc.constantFrom(0, 0, 5, 45),
  isHeard: fc.boolean(),
  isRecorded: fc.boolean(),
  order: fc.nat(100),
});
type Happened = { at: number } & (typeof oneCall extends fc.Arbitrary<infer T> ? T : never);

/** Each call begins when the one before has been over for so long. */
function inTurn(calls: readonly Omit<Happened, 'at'>[], leastMs: number): Happened[] {
  let at = NOON;
  return calls.map((call) => {
    const began = at + leastMs + call.gapMs + call.queueSeconds * 1_000;
    at = began + call.seconds * 1_000;
    return { ...call, at: began };
  });
}

/** What the inbox must say if these are all the calls that anybody knows of. */
function expected(calls: readonly Happened[]): Map<string, number> {
  const inbox = new Map<string, number>();
  for (const { number, isTalk } of calls) {
    if (isTalk) inbox.delete(number);
    else inbox.set(number, (inbox.get(number) ?? 0) + 1);
  }
  return inbox;
}

const asHeard = ({ at, isTalk, number, seconds }: Happened): HeardCall =>
  heard(at, isTalk ? 'talked' : 'missed', number, seconds);
const asRecorded = ({ at, skewMs, queueSeconds, isTalk, number, seconds }: Happened): ServerRow =>
  record(at + skewMs - queueSeconds * 1_000, isTalk ? '接听' : '振铃未接', number, seconds + queueSeconds);
const counted = (inbox: MissedNumber[]): Map<string, number> =>
  new Map(inbox.map(({ customerNumber, times }) => [customerNumber, times]));

test('whoever tells of a call, and in whichever order the records come, it is in the inbox once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(oneCall, { maxLength: 14 }), async (all) => {
      const { store } = await storeForTest({ now: () => NOON * 2 });
      const calls = inTurn(all, 130_000); // two calls that are told of by one account each are told apart only then
      const known = new Set(calls.filter(({ isHeard }) => isHeard));
      const rings = [...known].map(asHeard);
      expect(counted(store.missed(rings))).toEqual(expected([...known]));
      for (const call of calls.filter(({ isRecorded }) => isRecorded).sort((a, b) => a.order - b.order)) {
        store.upsert([asRecorded(call)]);
        known.add(call);
        expect(counted(store.missed(rings))).toEqual(expected(calls.filter((one) => known.has(one))));
      }
    }),
    { numRuns: 60 },
  );
});

test('customers who try again at once are counted as often as they have tried, whichever accounts are read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(oneCall, { maxLength: 20 }), async (all) => {
      const { store } = await storeForTest({ now: () => NOON * 2 });
      const calls = inTurn(all, 0);
      store.upsert(calls.map(asRecorded));
      expect(counted(store.missed(calls.map(asHeard)))).toEqual(expected(calls));
    }),
    { numRuns: 60 },
  );
});
