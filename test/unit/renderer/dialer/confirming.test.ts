import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Confirmable, DialState, Objection } from '../../../../src/preload/contract/index.ts';
import { READS_MS } from '../../../../src/renderer/dialer/confirming.ts';
import { useDialerStore } from '../../../../src/renderer/dialer/dialer.store.ts';
import { freshWindow, later, ok, type FakeCompanion } from '../fake-companion.ts';
import { call, prepareDialer, ringing } from './dialer-world.ts';

type Dialer = ReturnType<typeof useDialerStore>;
const CUSTOMER = '13800138000';
const ANOTHER = '13900010002';
const repeat: Objection = { reason: 'repeat', startedAt: 5 };
const often: Objection = { reason: 'same-customer', limit: 3, count: 3, within: '24-hours' };
const quiet: Objection = { reason: 'quiet-hours', from: '21:00', to: '08:00' };

let main: FakeCompanion;
let speaksAgainst: Objection[];
beforeEach(() => {
  vi.useFakeTimers();
  main = freshWindow();
  prepareDialer(main);
  speaksAgainst = [];
  main.answer('dialer.dial', ({ confirmed }) => {
    const objection = speaksAgainst.find(({ reason }) => !(confirmed as string[]).includes(reason));
    return objection ? { ok: false, error: { code: 'guarded', objection } } : ok(ringing);
  });
});
afterEach(() => void vi.useRealTimers());

async function ready(text = CUSTOMER): Promise<Dialer> {
  const dialer = useDialerStore();
  await dialer.load();
  await dialer.read(text);
  return dialer;
}
const confirmations = (): Confirmable[][] =>
  main.asked.flatMap(({ name, input }) =>
    name === 'dialer.dial' ? [(input as { confirmed: Confirmable[] }).confirmed] : [],
  );
async function sayYes(dialer: Dialer): Promise<void> {
  vi.advanceTimersByTime(READS_MS);
  await dialer.confirm();
}

describe('what speaks against a call', () => {
  it('is asked one after the other, and every yes goes along', async () => {
    speaksAgainst = [repeat, often, quiet];
    const dialer = await ready();
    await dialer.dial();
    expect(dialer.question).toEqual({ ...repeat, callee: CUSTOMER });
    await sayYes(dialer);
    expect(dialer.question).toMatchObject(often);
    await sayYes(dialer);
    await sayYes(dialer);
    expect(confirmations()).toEqual([
      [],
      ['repeat'],
      ['repeat', 'same-customer'],
      ['repeat', 'same-customer', 'quiet-hours'],
    ]);
    expect(dialer.state).toEqual(ringing);
  });

  it('places nothing without a yes', async () => {
    speaksAgainst = [repeat];
    const dialer = await ready();
    await dialer.dial();
    vi.advanceTimersByTime(60_000);
    await dialer.dial();
    expect(confirmations()).toEqual([[]]);
  });

  it('does not take a yes that comes before anybody can have read the question', async () => {
    speaksAgainst = [repeat, often];
    const dialer = await ready();
    await dialer.dial();
    await sayYes(dialer);
    // The second click of a double click falls on the next question.
    await dialer.confirm();
    expect(confirmations()).toEqual([[], ['repeat']]);
    expect(dialer.question).toMatchObject(often);
  });

  it('is asked anew after a cancelled dialog', async () => {
    speaksAgainst = [repeat, often];
    const dialer = await ready();
    await dialer.dial();
    await sayYes(dialer);
    dialer.forget();
    await dialer.dial();
    expect(confirmations().at(-1)).toEqual([]);
    expect(dialer.question).toMatchObject(repeat);
  });

  it('is asked anew for another number, also after a change and back', async () => {
    speaksAgainst = [repeat, often];
    const dialer = await ready();
    await dialer.dial();
    await sayYes(dialer);
    await dialer.read(ANOTHER);
    expect(dialer.question).toBeUndefined();
    await dialer.read(CUSTOMER);
    await dialer.dial();
    expect(confirmations().at(-1)).toEqual([]);
  });

  it('is asked anew for the next call to the same number', async () => {
    speaksAgainst = [repeat];
    const dialer = await ready();
    await dialer.dial();
    await sayYes(dialer);
    main.emit('dialer.changed', { is: 'idle' });
    await dialer.dial();
    expect(confirmations().at(-1)).toEqual([]);
  });

  it('is not asked for a number that is no longer in the field', async () => {
    const answer = later<{ ok: false; error: { code: 'guarded'; objection: Objection } }>();
    main.answer('dialer.dial', () => answer.promise);
    const dialer = await ready();
    const dialling = dialer.dial();
    await dialer.read(ANOTHER);
    answer.resolve({ ok: false, error: { code: 'guarded', objection: repeat } });
    await dialling;
    expect(dialer.question).toBeUndefined();
    await sayYes(dialer);
    expect(main.count('dialer.dial')).toBe(1);
  });

  it('is told as a refusal when only time can lift it', async () => {
    const limit: Objection = { reason: 'per-hour', limit: 60, until: 9 };
    main.answer('dialer.dial', () => ({ ok: false, error: { code: 'guarded', objection: limit } }));
    const dialer = await ready();
    await dialer.dial();
    expect(dialer.question).toBeUndefined();
    expect(dialer.refusal?.objection).toEqual(limit);
  });
});

describe('a card that says "may have been placed"', () => {
  const unknown: DialState = { is: 'unknown', isLooking: true, ...call };
  beforeEach(() => main.answer('dialer.state', () => ok(unknown)));

  it('asks before anything is sent, with the time of that call', async () => {
    const dialer = await ready();
    await dialer.dial();
    expect(main.count('dialer.dial')).toBe(0);
    expect(dialer.question).toEqual({ reason: 'repeat', startedAt: call.startedAt, callee: CUSTOMER });
    await sayYes(dialer);
    expect(confirmations()).toEqual([['repeat']]);
  });

  it('does not ask for another number', async () => {
    const dialer = await ready(ANOTHER);
    await dialer.dial();
    expect(confirmations()).toEqual([[]]);
  });
});
