import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAccelerator } from '../../../../src/main/electron/accelerator.ts';

const here = (text: string) => readAccelerator(text, false);

describe('readAccelerator', () => {
  it.each([
    ['CommandOrControl+Shift+K', 'CommandOrControl+Shift+K'],
    ['shift + cmdorctrl + k', 'CommandOrControl+Shift+K'],
    ['ctrl+alt+1', 'CommandOrControl+Alt+1'],
    ['Option+Meta+Return', 'Super+Alt+Enter'],
    ['Alt+F9', 'Alt+F9'],
    ['F13', 'F13'],
    ['Shift+F24', 'Shift+F24'],
    ['Ctrl++', 'CommandOrControl+Plus'],
    ['Ctrl+Alt+NUM5', 'CommandOrControl+Alt+num5'],
    ['Ctrl+;', 'CommandOrControl+;'],
    ['Ctrl+K', 'CommandOrControl+K'],
  ])('reads %j as %j', (text, accelerator) => {
    expect(here(text)).toEqual({ is: 'good', accelerator });
  });

  it.each([
    '',
    '+',
    'Ctrl',
    'Ctrl+',
    '+K',
    'Ctrl+Shift',
    'Ctrl+K+L',
    'K+Ctrl',
    'Ctrl+Ctrl+K',
    'Ctrl+CmdOrCtrl+K',
    'Ctrl+F25',
  ])('refuses %j as malformed', (text) => {
    expect(here(text)).toEqual({ is: 'bad', why: 'malformed' });
  });

  it.each(['K', 'Shift+K', '5', 'Space', 'Shift+Up', 'F5', 'Shift+F12', 'AltGr+Q', 'num7', 'Escape'])(
    'refuses %j, which typing would trigger',
    (text) => {
      expect(here(text)).toEqual({ is: 'bad', why: 'needs-modifier' });
    },
  );

  it.each(['CommandOrControl+C', 'Ctrl+V', 'Alt+F4', 'Alt+Control+Delete', 'Super+L', 'Shift+Ctrl+Esc'])(
    'never takes %j away from the system or the program in front',
    (text) => {
      expect(here(text)).toEqual({ is: 'bad', why: 'reserved' });
    },
  );

  it('knows which keyboards have Command', () => {
    expect(readAccelerator('Control+Command+K', true)).toEqual({
      is: 'good',
      accelerator: 'CommandOrControl+Control+K',
    });
    expect(readAccelerator('Command+Shift+K', false)).toEqual({ is: 'bad', why: 'other-system' });
    expect(readAccelerator('Command+Space', true)).toEqual({ is: 'bad', why: 'reserved' });
    expect(readAccelerator('CommandOrControl+C', true)).toEqual({ is: 'bad', why: 'reserved' });
    expect(readAccelerator('Super+Shift+K', true)).toEqual({ is: 'good', accelerator: 'CommandOrControl+Shift+K' });
    expect(readAccelerator('Super+C', true)).toEqual({ is: 'bad', why: 'reserved' });
    expect(readAccelerator('Meta+Q', true)).toEqual({ is: 'bad', why: 'reserved' });
    expect(readAccelerator('Command+Super+K', true)).toEqual({ is: 'bad', why: 'malformed' });
    expect(readAccelerator('CommandOrControl+Command+K', true)).toEqual({ is: 'bad', why: 'malformed' });
    expect(readAccelerator('AltGr+Alt+K', true)).toEqual({ is: 'bad', why: 'other-system' });
  });

  it('reads its own normal form as the same, and never lets a bare key through', () => {
    const part = fc.constantFrom(
      'Ctrl',
      'cmdOrCtrl',
      'ALT',
      'Shift',
      'Super',
      'Cmd',
      'K',
      'q',
      '7',
      'F5',
      'F13',
      'Space',
      '',
      'x1',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), fc.boolean(), (parts, isMac) => {
        const read = readAccelerator(parts.join('+'), isMac);
        if (read.is === 'bad') return;
        expect(readAccelerator(read.accelerator, isMac)).toEqual(read);
        expect(read.accelerator).toMatch(/^(CommandOrControl|Command|Control|Super|Alt)\+|^(Shift\+)?F1\d$/);
      }),
      { numRuns: 2_000 },
    );
  });
});
