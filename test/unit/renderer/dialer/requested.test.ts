import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useDialerStore } from '../../../../src/renderer/dialer/dialer.store.ts';
import { ARMS_AFTER_MS } from '../../../../src/renderer/dialer/link-caution.ts';
import { freshWindow, ok, type FakeCompanion } from '../fake-companion.ts';
import { call, prepareDialer } from './dialer-world.ts';

const NUMBER = '13900010002';
let main: FakeCompanion;
beforeEach(() => {
  vi.useFakeTimers();
  main = freshWindow();
  prepareDialer(main);
});
afterEach(() => void vi.useRealTimers());

async function requested(from: 'link' | 'tray' | 'window', text = NUMBER): Promise<ReturnType<typeof useDialerStore>> {
  const dialer = useDialerStore();
  await dialer.load();
  dialer.fillFrom(from, text);
  await vi.advanceTimersByTimeAsync(0);
  return dialer;
}

describe('a number that is asked for from outside', () => {
  it.each(['link', 'tray', 'window'] as const)('fills from the %s, wants the focus, and never dials', async (from) => {
    const dialer = await requested(from);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(dialer.text).toBe(NUMBER);
    expect(dialer.requests).toBe(1);
    expect(main.count('dialer.dial')).toBe(0);
  });

  it('cannot be dialled by a click that was on its way when the link came in', async () => {
    const dialer = await requested('link');
    await vi.advanceTimersByTimeAsync(ARMS_AFTER_MS - 1);
    expect(dialer.blocked).toEqual({ is: 'arming' });
    await dialer.dial();
    expect(main.count('dialer.dial')).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    await dialer.dial();
    expect(main.count('dialer.dial')).toBe(1);
  });

  it('is held anew when a second link follows', async () => {
    const dialer = await requested('link');
    await vi.advanceTimersByTimeAsync(ARMS_AFTER_MS - 1);
    dialer.fillFrom('link', '13700010004');
    await vi.advanceTimersByTimeAsync(ARMS_AFTER_MS - 1);
    expect(dialer.blocked).toEqual({ is: 'arming' });
  });

  it('says why a link filled nothing until another number stands in the field', async () => {
    const dialer = await requested('tray');
    dialer.linkRefusal = 'unreadable';
    await dialer.read('139');
    expect(dialer.linkRefusal).toBeUndefined();
  });

  it.each(['tray', 'window'] as const)('can be dialled at once from the %s', async (from) => {
    expect((await requested(from)).blocked).toBeUndefined();
  });

  it('is marked as a link’s only while it is the number in the field', async () => {
    const dialer = await requested('link');
    expect(dialer.isFromLink).toBe(true);
    await dialer.read('138');
    expect(dialer.isFromLink).toBe(false);
  });

  it('takes away a question that is open, so that a yes on its way does not count', async () => {
    const unknown = { is: 'unknown', isLooking: true, ...call } as const;
    main.answer('dialer.state', () => ok(unknown));
    const dialer = useDialerStore();
    await dialer.load();
    await dialer.read(call.callee);
    await dialer.dial();
    expect(dialer.question).toBeDefined();
    dialer.fillFrom('link', call.callee);
    await vi.advanceTimersByTimeAsync(1000);
    await dialer.confirm();
    expect(main.count('dialer.dial')).toBe(0);
  });
});
