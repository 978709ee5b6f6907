/** Keys that are pressed together. `key` is that of the KeyboardEvent, so signs do not depend on the keyboard's layout. */
export interface Chord {
  /** ⌘ on macOS, Ctrl elsewhere. */
  mod?: true;
  key: string;
}

export type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Shift counts with letters and named keys; a sign has needed it already where the layout wants it. */
export function isPressed(event: Pressed, { mod, key }: Chord, isMac: boolean): boolean {
  const [held, other] = isMac ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  if (held !== (mod ?? false) || other || event.altKey) return false;
  const isSign = /^[^\p{L}\p{N}]$/u.test(key);
  return event.key.toLowerCase() === key.toLowerCase() && (isSign || !event.shiftKey);
}

/** What the caps of keys say where it is the same in every language. */
const SIGNS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Escape: 'Esc',
};
const ON_MAC: Readonly<Record<string, string>> = {
  CommandOrControl: '⌘',
  Command: '⌘',
  Control: '⌃',
  Alt: '⌥',
  Shift: '⇧',
};
const ELSEWHERE: Readonly<Record<string, string>> = { CommandOrControl: 'Ctrl', Control: 'Ctrl', Super: 'Super' };

/** One text per key, in the order in which they are written: `['Ctrl', 'K']`, on macOS `['⌘', 'K']`. */
export function capsOf({ mod, key }: Chord, isMac: boolean): string[] {
  const last = SIGNS[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return mod ? [isMac ? '⌘' : 'Ctrl', last] : [last];
}

/** The same for an Electron accelerator (`CommandOrControl+Shift+K`). */
export function acceleratorCaps(accelerator: string, isMac: boolean): string[] {
  return accelerator.split('+').map((part) => (isMac ? ON_MAC : ELSEWHERE)[part] ?? part);
}
