import { describe, expect, it } from 'vitest';
import type { DemoCall } from '../../../../src/main/demo/call.ts';
import { pastCalls } from '../../../../src/main/demo/past-calls.ts';
import { seeded, uuidFrom } from '../../../../src/main/demo/random.ts';
import { NOW, open, records } from './visit.ts';

const DAY = 86_400_000;
const first = 9007199254740993n;
const chinaDay = (at: number) => Math.floor((at + 8 * 3_600_000) / DAY);
const past = pastCalls({ calls: 6000, seed: 7, now: NOW });

function share(fits: (call: DemoCall) => boolean, of = past): number {
  return of.filter(fits).length / of.length;
}

describe('the past', () => {
  it('is the same for the same seed and moment, and another for another seed', () => {
    expect(pastCalls({ calls: 6000, seed: 7, now: NOW })).toEqual(past);
    expect(pastCalls({ calls: 6000, seed: 8, now: NOW })).not.toEqual(past);
  });

  it('is the same over the wire from one start to the next', async () => {
    const page = async (seed: number) => records(await open({ seed, now: () => NOW, recordPath: 'relative' }));
    expect(await page(3)).toEqual(await page(3));
    expect(await page(3)).not.toEqual(await page(4));
  });

  it('leaves nearly every call of the days before today as it is when today goes on', () => {
    const later = new Map(
      pastCalls({ calls: 6000, seed: 7, now: NOW + 3_600_000 }).map((call) => [call.uuid, call.startAt]),
    );
    const before = past.filter((call) => chinaDay(call.startAt) < chinaDay(NOW));
    expect(share((call) => later.get(call.uuid) === call.startAt, before)).toBeGreaterThan(0.98);
  });

  it('has 6000 calls unless told otherwise, each with an id of its own', async () => {
    const server = await open({ calls: 6000 });
    expect((await records(server)).total).toBe(6000);
    for (const count of [0, 1, 13, 5001]) expect(pastCalls({ calls: count, seed: 1, now: NOW })).toHaveLength(count);
    expect(new Set(pastCalls({ calls: 20_000, seed: 1, now: NOW }).map(({ uuid }) => uuid)).size).toBe(20_000);
  });

  it('gives different serial numbers different ids even from the same source of chance', () => {
    const ids = Array.from({ length: 1000 }, (_, serial) => uuidFrom(seeded(1), serial));
    expect(new Set(ids).size).toBe(1000);
    expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
      true,
    );
  });

  it('reaches back 90 days, is in order, and is over', () => {
    const starts = past.map(({ startAt }) => startAt);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(new Set(starts.map(chinaDay)).size).toBe(90);
    expect(chinaDay(NOW) - chinaDay(starts[0] ?? 0)).toBe(89);
    expect(past.every(({ endAt }) => endAt !== undefined && endAt <= NOW)).toBe(true);
  });

  it.each([13, 60, 9 * 60, 14 * 60, 23 * 60 + 59])(
    'has calls of the first agent today, %i minutes after midnight',
    (minutes) => {
      const now = Date.parse('2026-11-21T16:00:00Z') + minutes * 60_000; // a Sunday in China
      const todays = pastCalls({ calls: 6000, seed: 7, now }).filter(
        (call) => chinaDay(call.startAt) === chinaDay(now),
      );
      expect(todays.length).toBeGreaterThanOrEqual(10);
      expect(todays.some((call) => call.agent?.id === first)).toBe(true);
      expect(todays.every((call) => (call.endAt ?? Infinity) <= now)).toBe(true);
    },
  );

  it('gives the first agent at least a thousand calls, and every agent some', () => {
    const of = (id: bigint) => past.filter((call) => call.agent?.id === id).length;
    expect(of(first)).toBeGreaterThanOrEqual(1000);
    for (const id of [9007199254740992n, 100003n, 100004n, 100005n, 100006n, 100007n, 100008n]) {
      expect(of(id)).toBeGreaterThan(100);
    }
  });

  it('has the states, and mixes them as a call centre would', () => {
    const out = past.filter(({ type }) => type === '外呼');
    const calledIn = past.filter(({ type }) => type === '来电');
    expect(share(({ type }) => type === '外呼')).toBeCloseTo(0.65, 1);
    expect(new Set(out.map(({ state }) => state))).toEqual(new Set(['接听', '被叫未接', '主叫未接']));
    expect(new Set(calledIn.map(({ state }) => state))).toEqual(new Set(['接听', '振铃未接', '队列放弃', 'ivr']));
    expect(share(({ state }) => state === '接听')).toBeGreaterThan(0.5);
    expect(share(({ state }) => state === '接听')).toBeLessThan(0.8);
  });

  it('happens at work: few calls at weekends, none at night', () => {
    const weekend = (call: DemoCall) => [0, 6].includes(new Date(call.startAt + 8 * 3_600_000).getUTCDay());
    expect(share(weekend)).toBeLessThan(0.15);
    expect(share(weekend)).toBeGreaterThan(0.02);
    const hours = past.map((call) => new Date(call.startAt + 8 * 3_600_000).getUTCHours());
    expect(Math.min(...hours)).toBeGreaterThanOrEqual(8);
    expect(Math.max(...hours)).toBeLessThanOrEqual(20);
  });

  it('talks mostly briefly and sometimes long', () => {
    const talks = past.map(({ talk }) => talk).filter((talk) => talk > 0);
    const sorted = talks.toSorted((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(120);
    expect(sorted.at(-1)).toBeGreaterThan(900);
  });

  it('knows some customers well, and scores, and data of other systems', () => {
    const calls = new Map<string, number>();
    for (const { customer } of past) calls.set(customer, (calls.get(customer) ?? 0) + 1);
    expect(calls.size).toBeGreaterThan(800);
    expect(Math.max(...calls.values())).toBeGreaterThan(20);
    expect(share(({ score }) => score !== undefined)).toBeGreaterThan(0.05);
    expect(share(({ userData }) => userData !== undefined)).toBeGreaterThan(0.05);
  });

  it('has no customer whose number is an ending for show', () => {
    expect(past.every(({ customer }) => Number(customer.slice(-4)) >= 1000)).toBe(true);
  });

  it('lets nobody be on the phone twice at once', () => {
    const busyUntil = new Map<bigint, number>();
    const overlaps = past.filter(({ agent, startAt, endAt }) => {
      if (!agent) return false;
      const isBusy = (busyUntil.get(agent.id) ?? 0) > startAt;
      busyUntil.set(agent.id, endAt ?? 0);
      return isBusy;
    });
    expect(overlaps).toEqual([]);
  });

  it('is invented fast', () => {
    const times = Array.from({ length: 5 }, () => {
      const begun = performance.now();
      pastCalls({ calls: 6000, seed: 9, now: NOW });
      return performance.now() - begun;
    });
    expect(Math.min(...times)).toBeLessThan(150);
  });

  it('gives every call that reaches somebody to the first agent, where that is asked for', () => {
    const reached = pastCalls({ calls: 500, seed: 7, now: NOW, isOneAgents: true }).flatMap(({ agent }) => agent ?? []);
    expect(reached.length).toBeGreaterThan(400);
    expect(new Set(reached.map(({ id }) => id)).size).toBe(1);
  });
});
