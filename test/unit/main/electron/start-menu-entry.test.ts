import { describe, expect, it } from 'vitest';
import { mendStartMenuEntry, type ShellLink, type ShellLinks } from '../../../../src/main/electron/start-menu-entry.ts';

const PATH = String.raw`C:\Users\Li\AppData\Roaming\Microsoft\Windows\Start Menu\Programs\Companion.lnk`;
const WHOLE = {
  target: String.raw`C:\Users\Li\AppData\Local\Programs\Companion\companion.exe`,
  appUserModelId: 'io.example.companion',
  toastActivatorClsid: '{6C1D1B1E-52E7-4B0B-9C55-0B7C2C6C0B5E}',
};

/** A start menu with this entry, or with none. */
function menu(entry: ShellLink | undefined): ShellLinks & { written: ShellLink[] } {
  const written: ShellLink[] = [];
  return {
    written,
    read: () => {
      if (!entry) throw new Error('no such link');
      return entry;
    },
    update: (_path, link) => written.push(link) > 0,
  };
}

describe('the entry in the start menu', () => {
  it('gets the ids for notifications where one of them is missing', () => {
    for (const entry of [
      { target: WHOLE.target },
      { ...WHOLE, toastActivatorClsid: '' },
      { ...WHOLE, appUserModelId: 'x' },
    ]) {
      const links = menu(entry);
      expect(mendStartMenuEntry(PATH, WHOLE, links)).toBe(true);
      expect(links.written).toEqual([WHOLE]);
    }
  });

  it('stays as it is where both are there, however Windows writes them', () => {
    const links = menu({
      ...WHOLE,
      target: WHOLE.target.toUpperCase(),
      toastActivatorClsid: WHOLE.toastActivatorClsid.toLowerCase(),
    });
    expect(mendStartMenuEntry(PATH, WHOLE, links)).toBe(false);
    expect(links.written).toEqual([]);
  });

  it('of another copy of the app is left alone, and a missing one is not made', () => {
    for (const entry of [{ target: String.raw`D:\Portable\companion.exe` }, undefined]) {
      const links = menu(entry);
      expect(mendStartMenuEntry(PATH, WHOLE, links)).toBe(false);
      expect(links.written).toEqual([]);
    }
  });
});
