import type { ShortcutFault } from '../../preload/contract/index.ts';

export type Accelerator = { is: 'good'; accelerator: string } | { is: 'bad'; why: ShortcutFault };

/** The names that Electron takes (its page "Accelerator"), by the one that we write. */
const MODIFIERS: readonly (readonly [name: string, ...others: string[]])[] = [
  ['CommandOrControl', 'CmdOrCtrl'],
  ['Command', 'Cmd'],
  ['Control', 'Ctrl'],
  ['Super', 'Meta'],
  ['Alt', 'Option'],
  ['AltGr'],
  ['Shift'],
];
const NAMED_KEYS: readonly (readonly [name: string, ...others: string[]])[] = [
  ['Enter', 'Return'],
  ['Escape', 'Esc'],
  ...['Space', 'Tab', 'Backspace', 'Delete', 'Insert', 'Up', 'Down', 'Left', 'Right', 'Home', 'End'].map(only),
  ...['PageUp', 'PageDown', 'Plus', 'PrintScreen'].map(only),
];
const CHARACTER = /^[a-z\d`\-=[\]\\;',./]$/i;
const FUNCTION_KEY = /^F([1-9]|1\d|2[0-4])$/i;
const KEYPAD = /^num(\d|dec|add|sub|mult|div)$/i;

/** Modifiers that nobody holds while typing. AltGr types characters of its own. */
const STRONG = new Set(['Command', 'Control', 'Super', 'Alt']);
/** What the systems and nearly every program mean by these keys, in normal form and without `CommandOrControl`. */
const RESERVED = new Set([
  ...Array.from('ACFNOPQRSTVWXYZ').flatMap((key) => [`Control+${key}`, `Command+${key}`]),
  'Control+Shift+Z',
  'Command+Shift+Z',
  'Control+Tab',
  'Control+Shift+Tab',
  'Control+Escape',
  'Control+Space',
  'Control+Shift+Escape',
  'Control+Alt+Delete',
  'Control+Alt+Backspace',
  'Alt+Tab',
  'Alt+Shift+Tab',
  'Alt+F4',
  'Alt+Space',
  'Alt+Escape',
  'Super+L',
  'Super+D',
  'Super+E',
  'Super+R',
  'Super+Tab',
  'Super+Space',
  'Command+Tab',
  'Command+Space',
  'Command+H',
  'Command+M',
  'Command+,',
  'Command+Alt+Escape',
  'Command+Shift+Q',
  'Command+Shift+3',
  'Command+Shift+4',
  'Command+Shift+5',
  'Shift+F10',
]);

/** Reads what a person or a capture field wrote; `accelerator` is the one way to write the same keys on this system. */
export function readAccelerator(text: string, isMac: boolean): Accelerator {
  const parts = splitKeys(text);
  const key = normalKey(parts.at(-1) ?? '');
  const primary = isMac ? 'Command' : 'Control';
  const named = parts.slice(0, -1).map((part) => find(MODIFIERS, part)?.replace('CommandOrControl', primary));
  const held = named.map((name) => (isMac && name === 'Super' ? 'Command' : name)); // one key, two names
  const modifiers = MODIFIERS.map(([name]) => name).filter((name) => held.includes(name));
  if (key === undefined || modifiers.length !== held.length) return { is: 'bad', why: 'malformed' };
  if (modifiers.includes(isMac ? 'AltGr' : 'Command')) return { is: 'bad', why: 'other-system' };
  if (!isFreeAlone(key) && !modifiers.some((name) => STRONG.has(name))) return { is: 'bad', why: 'needs-modifier' };
  if (RESERVED.has([...modifiers, key].join('+'))) return { is: 'bad', why: 'reserved' };
  return { is: 'good', accelerator: [...modifiers, key].join('+').replace(primary, 'CommandOrControl') };
}

/** `+` itself may be the key: `Ctrl++` is what many write for `Ctrl+Plus`. */
function splitKeys(text: string): string[] {
  const isPlus = text.trim().endsWith('++');
  const parts = (isPlus ? text.trim().slice(0, -2) : text).split('+').map((part) => part.trim());
  return isPlus ? [...parts, 'Plus'] : parts;
}

function normalKey(part: string): string | undefined {
  if (CHARACTER.test(part) || FUNCTION_KEY.test(part)) return part.toUpperCase();
  if (KEYPAD.test(part)) return part.toLowerCase();
  return find(NAMED_KEYS, part);
}

/** No keyboard types with F13 to F24; the keys before have a meaning in most programs. */
function isFreeAlone(key: string): boolean {
  return Number(FUNCTION_KEY.exec(key)?.[1] ?? 0) > 12;
}

function find(names: typeof MODIFIERS, part: string): string | undefined {
  return names.find((all) => all.some((name) => name.toLowerCase() === part.toLowerCase()))?.[0];
}

function only(name: string): readonly [string] {
  return [name];
}
