// @vitest-environment happy-dom
import { screen, within } from '@testing-library/vue';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Language, MissedNumber } from '../../../../src/preload/contract/index.ts';
import { useMissedStore } from '../../../../src/renderer/calls/missed.store.ts';
import MissedInbox from '../../../../src/renderer/calls/MissedInbox.vue';
import { inputsOf, openWindow, show, type OpenWindow } from '../component-world.ts';
import { ok } from '../fake-companion.ts';

const missed = (customerNumber: string, over: Partial<MissedNumber> = {}): MissedNumber => ({
  customerNumber,
  uuid: `of ${customerNumber}`,
  state: 'ring-missed',
  missedAt: Date.now() - 60_000,
  times: 1,
  ...over,
});

let opened: OpenWindow;
let inbox: MissedNumber[];
const [chosen, calledBack] = [vi.fn(), vi.fn()];
const entries = (): HTMLElement[] =>
  within(screen.getByRole('list', { name: opened.t.calls.missed.list })).getAllByRole('listitem');
const button = (name: string): HTMLElement => screen.getByRole('button', { name });

async function openInbox(language?: Language): Promise<void> {
  opened = await openWindow(language);
  const everyone = [missed('15400010002', { times: 3, customerRegion: '浙江 杭州' }), missed('15400010003')];
  inbox = everyone;
  opened.main.answer('calls.missed', () => ok(inbox));
  opened.main.answer('calls.settleMissed', ({ number, isSettled }) => {
    const others = inbox.filter((item) => item.customerNumber !== number);
    inbox = isSettled ? others : everyone;
    return ok(inbox);
  });
  await useMissedStore().load();
  show(MissedInbox, { onOpen: chosen, onCallBack: calledBack });
}

beforeEach(() => {
  chosen.mockClear();
  calledBack.mockClear();
});

describe('the inbox of missed calls', () => {
  beforeEach(async () => openInbox());

  it('tells who called, how often and from where, with the number hidden', () => {
    const [first, second] = entries().map(({ textContent }) => textContent);
    expect(first).toContain('154****0002');
    expect(first).toContain(opened.t.calls.missed.times(3));
    expect(first).toContain('浙江 杭州');
    expect(second).not.toContain(opened.t.calls.missed.times(1));
  });

  it('opens the newest call of an entry', async () => {
    await opened.user.click(screen.getByRole('button', { name: /^154\*{4}0002.*杭州/ }));
    expect(chosen.mock.calls).toEqual([['of 15400010002', true]]);
  });

  it('calls back with the whole number, and settles nothing by that', async () => {
    await opened.user.click(button(opened.t.calls.missed.callBack('154****0003')));
    expect(calledBack.mock.calls).toEqual([['15400010003']]);
    expect([entries().length, opened.main.count('calls.settleMissed')]).toEqual([2, 0]);
  });

  it('takes out what is done, with the way back at hand', async () => {
    await opened.user.click(button(opened.t.calls.missed.done('154****0002')));
    await expect.poll(() => entries().length).toBe(1);
    expect(screen.getByRole('status').textContent).toContain(opened.t.calls.missed.settled('154****0002'));
    await expect.poll(() => document.activeElement).toBe(button(opened.t.calls.missed.undo));
    await opened.user.keyboard('{Enter}');
    await expect.poll(() => entries().length).toBe(2);
    expect(inputsOf(opened.main, 'calls.settleMissed')).toEqual([
      { number: '15400010002', isSettled: true },
      { number: '15400010002', isSettled: false },
    ]);
  });

  it('keeps the entry and says why when it could not be settled', async () => {
    opened.main.answer('calls.settleMissed', () => ({ ok: false, error: { code: 'disk', message: 'EIO' } }));
    await opened.user.click(button(opened.t.calls.missed.done('154****0002')));
    expect((await screen.findByRole('alert')).textContent).toContain(opened.t.errors.disk);
    expect(entries()).toHaveLength(2);
  });

  it('says that nobody is waiting once everything is done', async () => {
    opened.main.emit('calls.missedChanged', []);
    await screen.findByText(opened.t.calls.missed.empty);
  });
});

describe('the inbox of missed calls that cannot be read', () => {
  it.each(['zh-CN', 'en'] as const)('says so and reads again on Retry (%s)', async (language) => {
    opened = await openWindow(language);
    opened.main.answer('calls.missed', () => ({ ok: false, error: { code: 'disk' } }));
    await useMissedStore().load();
    show(MissedInbox);
    expect(screen.getByRole('alert').textContent).toContain(opened.t.calls.missed.failed);
    opened.main.answer('calls.missed', () => ok([missed('15400010002')]));
    await opened.user.click(button(opened.t.retry));
    await expect.poll(() => entries().length).toBe(1);
  });
});
