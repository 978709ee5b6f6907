import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Result, Seat } from '../../../../src/preload/contract/index.ts';
import { useSeatStore } from '../../../../src/renderer/seat/seat.store.ts';
import { freshWindow, later, ok, type FakeCompanion } from '../fake-companion.ts';
import { endSession } from '../../../../src/renderer/session.ts';

const seat: Seat = {
  agentId: '1',
  agentName: '演示坐席一',
  sip: '80010001',
  hasPassword: true,
  otherSips: [],
  readAt: 0,
};
let main: FakeCompanion;
beforeEach(() => {
  vi.useFakeTimers();
  main = freshWindow();
  main.answer('seat.get', () => ok(seat));
  main.answer('seat.revealPassword', () => ok({ password: 'demo-secret', forMs: 30_000 }));
});
afterEach(() => vi.useRealTimers());

describe('the SIP password', () => {
  it('is dropped from memory after 30 seconds', async () => {
    const seats = useSeatStore();
    await seats.reveal();
    await vi.advanceTimersByTimeAsync(29_999);
    expect(seats.secret).toMatchObject({ is: 'shown', password: 'demo-secret' });
    await vi.advanceTimersByTimeAsync(1);
    expect(seats.secret).toEqual({ is: 'masked' });
    expect(JSON.stringify(seats.$state)).not.toContain('demo-secret');
  });

  it('is dropped at once on leaving', async () => {
    const seats = useSeatStore();
    await seats.reveal();
    seats.mask();
    expect(seats.secret).toEqual({ is: 'masked' });
  });

  it('never appears when it arrives after one has looked away', async () => {
    const answer = later<Result<{ password: string; forMs: number }>>();
    main.answer('seat.revealPassword', () => answer.promise);
    const seats = useSeatStore();
    const revealing = seats.reveal();
    seats.mask();
    answer.resolve(ok({ password: 'demo-secret', forMs: 30_000 }));
    await revealing;
    expect(seats.secret).toEqual({ is: 'masked' });
  });

  it('gets its full time again when it is revealed again', async () => {
    const seats = useSeatStore();
    await seats.reveal();
    await vi.advanceTimersByTimeAsync(20_000);
    await seats.reveal();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(seats.secret.is).toBe('shown');
  });
});

describe('the seat', () => {
  it('keeps what is shown when asking again fails', async () => {
    const seats = useSeatStore();
    await seats.load();
    main.answer('seat.get', () => ({ ok: false, error: { code: 'offline' } }));
    await seats.load(true);
    expect(seats.state).toEqual({ is: 'ready', value: seat });
    expect(seats.staleBecause).toEqual({ code: 'offline' });
  });

  it('is gone when the server says that there is none', async () => {
    const seats = useSeatStore();
    await seats.load();
    main.answer('seat.get', () => ({ ok: false, error: { code: 'no-seat' } }));
    await seats.load(true);
    expect(seats.state).toEqual({ is: 'failed', error: { code: 'no-seat' } });
  });

  it('is said to be lost or another one only where both have been seen, until the agent knows', async () => {
    const seats = useSeatStore();
    main.answer('seat.get', () => ({ ok: false, error: { code: 'no-seat' } }));
    await seats.load();
    expect(seats.change).toBeUndefined();
    main.answer('seat.get', () => ok(seat));
    await seats.load(true);
    main.answer('seat.get', () => ({ ok: false, error: { code: 'no-seat' } }));
    await seats.load(true);
    expect(seats.change).toEqual({ is: 'lost', sip: '80010001' });
    main.answer('seat.get', () => ok({ ...seat, sip: '80010009' }));
    await seats.load(true);
    expect(seats.change).toEqual({ is: 'moved', before: '80010001', sip: '80010009' });
    await seats.load(true);
    expect(seats.change?.is).toBe('moved');
    seats.acknowledge();
    expect(seats.change).toBeUndefined();
  });

  it('is no longer lost once the same one is back', async () => {
    const seats = useSeatStore();
    await seats.load();
    main.answer('seat.get', () => ({ ok: false, error: { code: 'no-seat' } }));
    await seats.load(true);
    main.answer('seat.get', () => ok(seat));
    await seats.load(true);
    expect(seats.change).toBeUndefined();
  });

  it('does not come back after signing out', async () => {
    const answer = later<Result<Seat>>();
    main.answer('seat.get', () => answer.promise);
    const seats = useSeatStore();
    const loading = seats.load();
    endSession();
    answer.resolve(ok(seat));
    await loading;
    expect(useSeatStore().state).toEqual({ is: 'loading' });
  });
});
