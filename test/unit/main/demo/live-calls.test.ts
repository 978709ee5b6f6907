import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../../src/main/demo/clock.ts';
import { LiveCalls } from '../../../../src/main/demo/live-calls.ts';
import { World } from '../../../../src/main/demo/world.ts';
import { callOut, FIRST, NOW, open, records, until, uuidOf } from './visit.ts';

/** A clock that goes on by hand. */
class HandClock implements Clock {
  #seconds = 0;
  #waiting: { at: number; act: () => void }[] = [];

  now(): number {
    return NOW + this.#seconds * 1000;
  }

  later(seconds: number, act: () => void): void {
    this.#waiting.push({ at: this.#seconds + seconds, act });
  }

  goTo(seconds: number): void {
    for (;;) {
      const [next] = this.#waiting.filter(({ at }) => at <= seconds).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#waiting = this.#waiting.filter((waiting) => waiting !== next);
      this.#seconds = next.at;
      next.act();
    }
    this.#seconds = seconds;
  }

  stop(): void {
    this.#waiting = [];
  }
}

describe('the life of a call', () => {
  it('rings the agent, then the customer, then is talked, then ends, then becomes a record', () => {
    const clock = new HandClock();
    const world = new World({ seed: 1, calls: 0, isOneAgents: false, now: clock.now() });
    const live = new LiveCalls(world, clock, false);
    const [seat] = world.seats;
    if (seat?.agentId === undefined) throw new Error('the first seat is free');
    const plan = { agentRings: 3, customerRings: 4, talks: 15, state: '接听', hangup: '客户挂机' } as const;
    const { agentId } = seat;
    live.place({ uuid: 'u', agentId, seat, callee: '15405711234', trunk: '057100008001', userData: undefined, plan });
    const seen = [2.9, 3.1, 6.9, 7.1, 21.9, 22.1, 22.9, 24.2].map((at) => {
      clock.goTo(at);
      return world.callBy('u') ? 'record' : (live.list()[0]?.stage ?? 'ended');
    });
    const rings = ['agent-rings', 'customer-rings', 'customer-rings'];
    expect(seen).toEqual([...rings, 'talking', 'talking', 'ended', 'ended', 'record']);
    expect(world.callBy('u')).toMatchObject({ startAt: NOW, endAt: NOW + 22_000, duration: 22, talk: 15, wait: 4 });
  });

  it('is counted, and is over by itself', async () => {
    const server = await open({ speed: 400 });
    await callOut(server, '15405711234');
    expect(server.counters).toMatchObject({ placed: 1 });
    await until(() => (server.counters.ended === 1 ? true : undefined));
    expect(server.liveCalls).toEqual([]);
  });

  it('keeps times by the wall clock and lengths by the customer', async () => {
    const server = await open({ speed: 200 });
    const before = Math.floor(Date.now() / 1000) * 1000;
    const uuid = uuidOf(await callOut(server, '15405710010', FIRST));
    const record = await until(async () => (await records(server, { call_uuid: uuid })).data[0]);
    expect(Date.parse(record.start_time)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(record.end_time ?? '')).toBeLessThanOrEqual(Date.now());
    expect(record).toMatchObject({ duration: 187, customer_duration: 180, wait_time: 4 });
  });

  it('is the newest record', async () => {
    const server = await open({ speed: 400 });
    await records(server);
    const uuid = uuidOf(await callOut(server, '15405711234'));
    await until(async () => ((await records(server)).data[0]?.call_uuid === uuid ? true : undefined));
  });

  it('is among the records from the first ring, without an end, where live calls are shown', async () => {
    const server = await open({ speed: 4, showsLiveCalls: true });
    const uuid = uuidOf(await callOut(server, '15405710003'));
    const [live] = (await records(server, { call_uuid: uuid })).data;
    expect(live?.call_uuid).toBe(uuid);
    expect(live?.end_time).toBeUndefined();
    expect(live?.states).toBeUndefined();
    expect((await records(server, { call_uuid: uuid, end_time: '2100-01-01T00:00:00Z' })).total).toBe(0);
    const ended = await until(async () =>
      (await records(server, { call_uuid: uuid })).data.find((record) => record.end_time !== undefined),
    );
    expect(ended.states).toBe('被叫未接');
    await until(() => (server.counters.ended === 1 ? true : undefined));
    expect((await records(server, { call_uuid: uuid })).total).toBe(1);
  });
});

describe('customers', () => {
  it('call in by themselves, and their calls become records', async () => {
    const server = await open({ inbound: true, speed: 1000 });
    const before = (await records(server, { call_types: ['来电'] })).total;
    await until(() => (server.counters.inbound >= 3 ? true : undefined));
    const after = await until(async () => {
      const page = await records(server, { call_types: ['来电'] });
      return page.total >= before + 3 ? page : undefined;
    });
    const [latest] = after.data;
    expect(Date.now() - Date.parse(latest?.start_time ?? '')).toBeLessThan(10_000);
    expect(['接听', '振铃未接', '队列放弃', 'ivr']).toContain(latest?.states);
  });

  it('leave the phones free for callouts', async () => {
    const server = await open({ inbound: true, speed: 1000 });
    await until(() => (server.counters.inbound >= 1 ? true : undefined));
    for (const { agentId } of server.agents.filter((agent) => agent.agentId !== '100006')) {
      expect((await callOut(server, '15405710010', agentId)).status).toBe(200);
    }
  });

  it('do not call where nobody may call in', async () => {
    const server = await open({ inbound: false, speed: 1000 });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(server.counters.inbound).toBe(0);
    expect((await records(server)).total).toBe(300);
  });
});
