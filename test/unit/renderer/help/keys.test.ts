import { describe, expect, it } from 'vitest';
import { acceleratorCaps, capsOf, isPressed, type Pressed } from '../../../../src/renderer/help/chord.ts';
import { isKey, screenChord } from '../../../../src/renderer/help/keys.ts';
import { sheetGroups } from '../../../../src/renderer/help/sheet.ts';
import { keysEn } from '../../../../src/renderer/i18n/en/keys.ts';
import { screenKey } from '../../../../src/renderer/shell/screen-keys.ts';
import { RAIL } from '../../../../src/renderer/shell/shell.store.ts';

const press = (key: string, held: Partial<Pressed> = {}): Pressed => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('the keys', () => {
  it('are Ctrl+K, and ⌘ K on macOS, where Ctrl+K is the text field’s', () => {
    expect(isKey(press('k', { ctrlKey: true }), 'palette', false)).toBe(true);
    expect(isKey(press('K', { ctrlKey: true }), 'palette', false)).toBe(true);
    expect(isKey(press('k', { metaKey: true }), 'palette', true)).toBe(true);
    expect(isKey(press('k', { ctrlKey: true }), 'palette', true)).toBe(false);
    expect(isKey(press('k', { metaKey: true }), 'palette', false)).toBe(false);
  });

  it('want no further key held', () => {
    for (const held of [{ shiftKey: true }, { altKey: true }, { metaKey: true }])
      expect(isKey(press('k', { ctrlKey: true, ...held }), 'palette', false)).toBe(false);
  });

  it('take a sign wherever the keyboard has it', () => {
    expect(isKey(press('?', { shiftKey: true }), 'keys', false)).toBe(true);
    expect(isKey(press('?'), 'keys', false)).toBe(true);
    expect(isPressed(press('/', { ctrlKey: true, shiftKey: true }), { mod: true, key: '/' }, false)).toBe(true);
  });

  it('are written as the system writes them', () => {
    expect(capsOf({ mod: true, key: 'k' }, true)).toEqual(['⌘', 'K']);
    expect(capsOf({ mod: true, key: 'k' }, false)).toEqual(['Ctrl', 'K']);
    expect(acceleratorCaps('CommandOrControl+Shift+K', true)).toEqual(['⌘', '⇧', 'K']);
    expect(acceleratorCaps('CommandOrControl+Shift+K', false)).toEqual(['Ctrl', 'Shift', 'K']);
  });
});

describe('the sheet of keys', () => {
  const groups = (globalShortcut: string, hasQuitKey = true) =>
    sheetGroups(keysEn, { screens: ['Dial', 'Calls'], globalShortcut, isMac: false, hasQuitKey });

  it('names every key in words', () => {
    const rows = groups('').flatMap((group) => group.rows);
    expect(rows.filter(({ name, keys }) => name === '' || keys.length === 0)).toEqual([]);
    expect(rows.map(({ name }) => name)).toContain(keysEn.calls.note);
  });

  it('names the key that quits only where there is one', () => {
    const names = (hasQuitKey: boolean) => groups('', hasQuitKey).flatMap(({ rows }) => rows.map(({ name }) => name));
    expect(names(true)).toContain(keysEn.app.quit);
    expect(names(false)).not.toContain(keysEn.app.quit);
  });

  it('shows the global shortcut where one is set', () => {
    const named = (shortcut: string): unknown =>
      groups(shortcut)
        .flatMap((group) => group.rows)
        .find(({ name }) => name === keysEn.quick.open)?.keys;
    expect(named('')).toBeUndefined();
    expect(named('Alt+Space')).toEqual([['Alt', 'Space']]);
  });

  it('says of the screens what the keys really do', () => {
    RAIL.forEach((screen, index) => {
      const { key } = screenChord(index + 1);
      expect(screenKey(press(key, { ctrlKey: true }))?.screen).toBe(screen);
    });
    expect(isKey(press('f', { ctrlKey: true }), 'searchCalls', false)).toBe(true);
    expect(screenKey(press('f', { ctrlKey: true }))).toEqual({ screen: 'calls', focusesSearch: true });
  });
});
