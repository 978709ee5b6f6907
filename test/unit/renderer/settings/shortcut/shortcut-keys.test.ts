import { describe, expect, it } from 'vitest';
import { readAccelerator } from '../../../../../src/main/electron/accelerator.ts';
import { keyCaps, pressedKeys, type KeyPress } from '../../../../../src/renderer/settings/shortcut/shortcut-keys.ts';

type Held = 'ctrl' | 'alt' | 'shift' | 'meta' | 'AltGraph';

function press(key: string, code: string, ...held: Held[]): KeyPress {
  return {
    ...{ key, code },
    ctrlKey: held.includes('ctrl'),
    altKey: held.includes('alt'),
    shiftKey: held.includes('shift'),
    metaKey: held.includes('meta'),
    getModifierState: () => held.includes('AltGraph'),
  };
}

describe('a press of keys', () => {
  it.each<[string, KeyPress, string]>([
    ['a letter', press('K', 'KeyK', 'ctrl', 'shift'), 'CommandOrControl+Shift+K'],
    ['a letter where the layout has it', press('a', 'KeyQ', 'ctrl', 'alt'), 'CommandOrControl+Alt+A'],
    ['a digit under Shift', press('!', 'Digit1', 'alt', 'shift'), 'Alt+Shift+1'],
    ['a letter of another script', press('л', 'KeyK', 'ctrl', 'alt'), 'CommandOrControl+Alt+K'],
    ['a function key', press('F13', 'F13'), 'F13'],
    ['an arrow', press('ArrowUp', 'ArrowUp', 'meta'), 'Super+Up'],
    ['the space bar', press(' ', 'Space', 'ctrl', 'alt'), 'CommandOrControl+Alt+Space'],
    ['the number pad', press('5', 'Numpad5', 'ctrl'), 'CommandOrControl+num5'],
    ['a sign by its place', press('?', 'Slash', 'ctrl', 'shift'), 'CommandOrControl+Shift+/'],
    ['AltGr, which Windows sends as Ctrl and Alt', press('€', 'KeyE', 'ctrl', 'alt', 'AltGraph'), 'AltGr+E'],
  ])('is an accelerator: %s', (_name, pressed, accelerator) => {
    expect(pressedKeys(pressed, false)).toEqual({ is: 'keys', accelerator });
  });

  it('is read as a Mac’s keyboard means it', () => {
    expect(pressedKeys(press('˚', 'KeyK', 'meta', 'alt'), true).accelerator).toBe('CommandOrControl+Alt+K');
    expect(pressedKeys(press('k', 'KeyK', 'ctrl'), true).accelerator).toBe('Control+K');
  });

  it('of modifiers alone is held until another key comes', () => {
    expect(pressedKeys(press('Shift', 'ShiftLeft', 'ctrl', 'shift'), false)).toEqual({
      is: 'held',
      accelerator: 'CommandOrControl+Shift',
    });
  });

  it('is never a name that main cannot read, whichever key of a keyboard it is', () => {
    const named = 'Space Tab Backspace Delete Insert Home End PageUp PageDown PrintScreen Enter NumpadEnter'.split(' ');
    const signs = 'Minus Equal BracketLeft BracketRight Backslash Semicolon Quote Comma Period Slash Backquote'.split(
      ' ',
    );
    const others = ['ArrowUp', 'ArrowLeft', 'Numpad0', 'NumpadAdd', 'NumpadDecimal', 'F24', 'Digit0', 'KeyZ'];
    const unread = [...named, ...signs, ...others].filter((code) => {
      const { accelerator } = pressedKeys(press('Unidentified', code, 'ctrl', 'alt', 'shift'), false);
      const read = readAccelerator(accelerator, false);
      return read.is === 'bad' && read.why === 'malformed';
    });
    expect(unread).toEqual([]);
  });
});

describe('the keys of a shortcut', () => {
  it('are shown as they are printed on this system’s keyboards', () => {
    expect(keyCaps('CommandOrControl+Shift+K', false)).toEqual(['Ctrl', 'Shift', 'K']);
    expect(keyCaps('CommandOrControl+Shift+Up', true)).toEqual(['⌘', '⇧', '↑']);
    expect(keyCaps('', false)).toEqual([]);
  });
});
