import { beforeEach, describe, expect, it } from 'vitest';
import type { ShortcutState, ShortcutTrial } from '../../../../../src/preload/contract/index.ts';
import { en } from '../../../../../src/renderer/i18n/en.ts';
import { attemptWords, stateWords } from '../../../../../src/renderer/settings/shortcut/shortcut-words.ts';
import { useShortcutStore } from '../../../../../src/renderer/settings/shortcut/shortcut.store.ts';
import type { Result } from '../../../../../src/preload/contract/index.ts';
import { freshWindow, later, ok, type FakeCompanion } from '../../fake-companion.ts';
import { overviewOf } from '../any-settings.ts';
import { endSession } from '../../../../../src/renderer/session.ts';

const KEYS = 'CommandOrControl+Shift+K';
let main: FakeCompanion;
beforeEach(() => {
  main = freshWindow();
  main.answer('settings.change', (patch) => ok(overviewOf(patch)));
});

describe('keys for the shortcut', () => {
  it('are set, in main’s form, when the desktop has them free', async () => {
    const shortcut = useShortcutStore();
    main.answer('app.tryShortcut', () => ok({ is: 'free', accelerator: KEYS }));
    await shortcut.take('Shift+CommandOrControl+K');
    expect(main.asked.at(-1)).toEqual({ name: 'settings.change', input: { globalShortcut: KEYS } });
    expect(shortcut.attempt).toBeUndefined();
  });

  it.each<[ShortcutTrial, object]>([
    [
      { is: 'taken', accelerator: KEYS },
      { is: 'taken', accelerator: KEYS },
    ],
    [
      { is: 'invalid', why: 'reserved' },
      { is: 'invalid', why: 'reserved', accelerator: 'CommandOrControl+C' },
    ],
  ])('are not set, and why is told, when main answers %j', async (trial, attempt) => {
    const shortcut = useShortcutStore();
    main.answer('app.tryShortcut', () => ok(trial));
    await shortcut.take('CommandOrControl+C');
    expect(main.count('settings.change')).toBe(0);
    expect(shortcut.attempt).toEqual(attempt);
  });

  it('that were asked for first do not come in after others', async () => {
    const shortcut = useShortcutStore();
    const first = later<Result<ShortcutTrial>>();
    main.answer('app.tryShortcut', () => first.promise);
    const waiting = shortcut.take('Alt+A');
    main.answer('app.tryShortcut', () => ok({ is: 'taken', accelerator: 'Alt+B' }));
    await shortcut.take('Alt+B');
    first.resolve(ok({ is: 'free', accelerator: 'Alt+A' }));
    await waiting;
    expect(main.count('settings.change')).toBe(0);
    expect(shortcut.attempt).toMatchObject({ is: 'taken', accelerator: 'Alt+B' });
  });

  it('can be removed', async () => {
    await useShortcutStore().remove();
    expect(main.asked.at(-1)?.input).toEqual({ globalShortcut: '' });
  });
});

describe('what is known of the shortcut', () => {
  it('follows main through a test', async () => {
    const shortcut = useShortcutStore();
    main.answer('app.shortcut', () => ok({ is: 'unproven', accelerator: KEYS }));
    main.answer('app.testShortcut', () => ok({ is: 'unproven', accelerator: KEYS, testUntil: 9 }));
    await shortcut.load();
    await shortcut.test();
    expect(shortcut.state).toMatchObject({ value: { testUntil: 9 } });
    main.emit('app.shortcutChanged', { is: 'proven', accelerator: KEYS });
    expect(shortcut.state).toEqual({ is: 'ready', value: { is: 'proven', accelerator: KEYS } });
    endSession();
  });

  it.each<[ShortcutState, string | undefined, string | undefined]>([
    [{ is: 'off' }, undefined, undefined],
    [{ is: 'active', accelerator: KEYS }, 'green', 'Registered, ready to use'],
    [{ is: 'proven', accelerator: KEYS }, 'green', 'Tested: the press arrived'],
    [{ is: 'unproven', accelerator: KEYS }, 'amber', 'The desktop says yes, but it is not proven'],
    [{ is: 'silent', accelerator: KEYS }, 'amber', 'No press arrived in 15 seconds'],
    [{ is: 'silent', accelerator: KEYS, testUntil: 9 }, 'neutral', 'Press Ctrl + K now'],
    [{ is: 'taken', accelerator: KEYS }, 'red', 'Another program has Ctrl + K'],
    [{ is: 'invalid', accelerator: 'K', why: 'needs-modifier' }, 'red', 'Ctrl + K cannot be a shortcut'],
  ])('is said in words: %j', (state, tone, title) => {
    const words = stateWords(en, state, 'Ctrl + K');
    expect([words?.tone, words?.title]).toEqual([tone, title]);
  });

  it('says why keys were not taken', () => {
    const words = attemptWords(en, { is: 'invalid', why: 'reserved', accelerator: 'CommandOrControl+C' }, 'Ctrl + C');
    expect(words.hint).toBe(en.settings.shortcut.faults.reserved);
  });
});
