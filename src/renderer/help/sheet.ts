import type { Messages } from '../i18n/zh-cn.ts';
import { acceleratorCaps, capsOf } from './chord.ts';
import { keysOf, screenChord, type KeyGroup } from './keys.ts';

type Words = Messages['help']['keys'];

export interface SheetRow {
  name: string;
  /** The caps of each way to press it. */
  keys: string[][];
}
export interface SheetGroup {
  title: string;
  rows: SheetRow[];
}

export interface SheetWorld {
  /** Names of the screens, in the order of the rail. */
  screens: readonly string[];
  /** An Electron accelerator; empty: none is set. */
  globalShortcut: string;
  isMac: boolean;
  /** Whether a key quits the app on this system. */
  hasQuitKey: boolean;
}

/** All keys of the app, by where they count. */
export function sheetGroups(words: Words, { screens, globalShortcut, isMac, hasQuitKey }: SheetWorld): SheetGroup[] {
  const rowsOf = (group: KeyGroup, names: Record<string, string>): SheetRow[] =>
    keysOf(group).map(([name, chords]) => ({
      name: names[name] ?? name,
      keys: chords.map((chord) => capsOf(chord, isMac)),
    }));
  const opens =
    globalShortcut === '' ? [] : [{ name: words.quick.open, keys: [acceleratorCaps(globalShortcut, isMac)] }];
  const places = screens.map((name, index) => ({ name, keys: [capsOf(screenChord(index + 1), isMac)] }));
  return [
    {
      title: words.groups.app,
      rows: rowsOf('app', words.app).filter(({ name }) => hasQuitKey || name !== words.app.quit),
    },
    { title: words.groups.screens, rows: places },
    { title: words.groups.dial, rows: rowsOf('dial', words.dial) },
    { title: words.groups.calls, rows: rowsOf('calls', words.calls) },
    { title: words.groups.lists, rows: rowsOf('lists', words.lists) },
    { title: words.groups.quick, rows: [...opens, ...rowsOf('quick', words.quick)] },
  ];
}
