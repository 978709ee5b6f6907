import { describe, expect, it } from 'vitest';
import { Shortcut } from '../../../../src/main/electron/shortcut.ts';
import type { ShortcutState } from '../../../../src/preload/contract/index.ts';

/** A desktop whose keys can be pressed; another program has Alt+F9. */
function desktop(isWayland = false) {
  const held = new Map<string, () => void>();
  const told: ShortcutState[] = [];
  const timers = new Set<() => void>();
  const seen = { opened: 0 };
  const shortcut = new Shortcut({
    keys: {
      register: (accelerator, pressed) => {
        if (accelerator.includes('num')) throw new TypeError('no such key');
        if (accelerator === 'Alt+F9' || held.has(accelerator)) return false;
        held.set(accelerator, pressed);
        return true;
      },
      unregister: (accelerator) => void held.delete(accelerator),
    },
    system: { isMac: false, isWayland },
    open: () => (seen.opened += 1),
    announce: (state) => void told.push(state),
    now: () => 1_000,
    after: (_ms, run) => {
      timers.add(run);
      return () => void timers.delete(run);
    },
  });
  const wait = (): void => [...timers].forEach((run) => run());
  return { shortcut, held, told, seen, wait, press: () => [...held.values()].forEach((pressed) => pressed()) };
}

const KEYS = 'CommandOrControl+Shift+K';

describe('the global shortcut', () => {
  it('opens the quick dial, follows the setting and gives the old keys back', () => {
    const { shortcut, held, seen, press } = desktop();
    shortcut.use('Ctrl+Shift+K');
    expect(shortcut.state).toEqual({ is: 'active', accelerator: KEYS });
    press();
    expect(seen.opened).toBe(1);
    shortcut.use('Alt+K');
    expect([...held.keys()]).toEqual(['Alt+K']);
    shortcut.use('');
    expect(shortcut.state).toEqual({ is: 'off' });
    expect(held.size).toBe(0);
  });

  it('says when the keys are taken, cannot be keys, or are none that the system knows', () => {
    const { shortcut, told } = desktop();
    shortcut.use('Alt+F9');
    shortcut.use('K');
    shortcut.use('Alt+num5');
    expect(told).toEqual([
      { is: 'taken', accelerator: 'Alt+F9' },
      { is: 'invalid', accelerator: 'K', why: 'needs-modifier' },
      { is: 'taken', accelerator: 'Alt+num5' },
    ]);
  });

  it('does not ask the desktop again for a setting that has not changed', () => {
    const { shortcut, told } = desktop();
    shortcut.use('Alt+K');
    shortcut.use('Alt+K');
    expect(told).toHaveLength(1);
  });

  it('tries keys without keeping them, and knows its own', () => {
    const { shortcut, held } = desktop();
    shortcut.use(KEYS);
    expect(shortcut.try('Ctrl+Shift+k')).toEqual({ is: 'ours', accelerator: KEYS });
    expect(shortcut.try('Alt+K')).toEqual({ is: 'free', accelerator: 'Alt+K' });
    expect(shortcut.try('Alt+F9')).toEqual({ is: 'taken', accelerator: 'Alt+F9' });
    expect(shortcut.try('Ctrl+C')).toEqual({ is: 'invalid', why: 'reserved' });
    expect([...held.keys()]).toEqual([KEYS]);
    expect(shortcut.state).toEqual({ is: 'active', accelerator: KEYS });
  });

  it('believes a desktop that says yes to everything only after a press', () => {
    const { shortcut, seen, press } = desktop(true);
    shortcut.use(KEYS);
    expect(shortcut.state).toEqual({ is: 'unproven', accelerator: KEYS });
    press();
    expect(shortcut.state).toEqual({ is: 'proven', accelerator: KEYS });
    expect(seen.opened).toBe(1);
  });

  it('tells the press of a test and opens nothing, but opens with the next', () => {
    const { shortcut, told, seen, press, wait } = desktop(true);
    shortcut.use(KEYS);
    expect(shortcut.test()).toEqual({ is: 'unproven', accelerator: KEYS, testUntil: 16_000 });
    press();
    expect(told.at(-1)).toEqual({ is: 'proven', accelerator: KEYS });
    expect(seen.opened).toBe(0);
    wait();
    expect(shortcut.state.is).toBe('proven');
    press();
    expect(seen.opened).toBe(1);
  });

  it('says after a test without a press that nothing arrives', () => {
    const { shortcut, told, wait } = desktop();
    shortcut.use(KEYS);
    shortcut.test();
    shortcut.test();
    wait();
    expect(told.at(-1)).toEqual({ is: 'silent', accelerator: KEYS });
  });

  it('has nothing to test without keys, and forgets a test with its keys', () => {
    const { shortcut, wait } = desktop();
    expect(shortcut.test()).toEqual({ is: 'off' });
    shortcut.use(KEYS);
    shortcut.test();
    shortcut.use('Alt+K');
    wait();
    expect(shortcut.state).toEqual({ is: 'active', accelerator: 'Alt+K' });
  });

  it('on Wayland tries no keys by taking them, since they are not given back there', () => {
    const { shortcut, held } = desktop(true);
    expect(shortcut.try('Alt+K')).toEqual({ is: 'free', accelerator: 'Alt+K' });
    expect([...held.keys()]).toEqual([]);
  });

  it('does nothing for keys that were given back and still arrive', () => {
    const { shortcut, held, seen } = desktop(true);
    shortcut.use(KEYS);
    const old = held.get(KEYS);
    shortcut.use('Alt+K');
    old?.();
    expect(seen.opened).toBe(0);
    expect(shortcut.state.is).toBe('unproven');
  });
});
