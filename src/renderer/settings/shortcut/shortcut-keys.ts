/** What a key press holds, as far as a shortcut is concerned. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'> & {
  getModifierState(name: 'AltGraph'): boolean;
};

/** What was pressed, as an Electron accelerator; `held`: only modifiers so far. */
export type Pressed = { is: 'held'; accelerator: string } | { is: 'keys'; accelerator: string };

const MODIFIER_KEYS = new Set([
  'Control',
  'Alt',
  'AltGraph',
  'Shift',
  'Meta',
  'OS',
  'Super',
  'Hyper',
  'Fn',
  'CapsLock',
]);
/** Keys with a name of their own in accelerators, by `KeyboardEvent.code`. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ...['Space', 'Tab', 'Backspace', 'Delete', 'Insert', 'Home', 'End', 'PageUp', 'PageDown', 'PrintScreen', 'Enter'].map(
    (name) => [name, name] as const,
  ),
  ...['Up', 'Down', 'Left', 'Right'].map((name) => [`Arrow${name}`, name] as const),
  ...[...Array(10).keys()].map((digit) => [`Numpad${digit}`, `num${digit}`] as const),
  ...(
    [
      ['Add', 'add'],
      ['Subtract', 'sub'],
      ['Multiply', 'mult'],
      ['Divide', 'div'],
      ['Decimal', 'dec'],
    ] as const
  ).map(([code, name]) => [`Numpad${code}`, `num${name}`] as const),
  ['NumpadEnter', 'Enter'],
]);
/** Signs by their place on the keyboard, for layouts that type something else there. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ...([
    ['Minus', '-'],
    ['Equal', '='],
    ['BracketLeft', '['],
    ['BracketRight', ']'],
    ['Backslash', '\\'],
  ] as const),
  ...([
    ['Semicolon', ';'],
    ['Quote', "'"],
    ['Comma', ','],
    ['Period', '.'],
    ['Slash', '/'],
    ['Backquote', '`'],
  ] as const),
]);

/** Reads a press in a capture field. Which keys make a good shortcut is main's to judge. */
export function pressedKeys(press: KeyPress, isMac: boolean): Pressed {
  const modifiers = heldModifiers(press, isMac);
  if (MODIFIER_KEYS.has(press.key)) return { is: 'held', accelerator: modifiers.join('+') };
  return { is: 'keys', accelerator: [...modifiers, keyName(press)].join('+') };
}

/** The keys of an accelerator as this system's keyboards have them printed, e.g. `Ctrl`, `Shift`, `K`. */
export function keyCaps(accelerator: string, isMac: boolean): string[] {
  const caps = isMac ? MAC_CAPS : CAPS;
  return accelerator === '' ? [] : accelerator.split('+').map((part) => caps[part] ?? ARROWS[part] ?? part);
}

const ARROWS: Readonly<Record<string, string>> = { Up: '↑', Down: '↓', Left: '←', Right: '→', Plus: '+' };
const CAPS: Readonly<Record<string, string>> = {
  CommandOrControl: 'Ctrl',
  Control: 'Ctrl',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
};
const MAC_CAPS: Readonly<Record<string, string>> = {
  CommandOrControl: '⌘',
  Command: '⌘',
  Control: '⌃',
  Alt: '⌥',
  Shift: '⇧',
};

function heldModifiers(press: KeyPress, isMac: boolean): string[] {
  const isAltGr = press.getModifierState('AltGraph');
  const primary = isMac ? press.metaKey : press.ctrlKey && !isAltGr;
  const second = isMac ? press.ctrlKey && 'Control' : press.metaKey && 'Super';
  const held = [
    primary && 'CommandOrControl',
    second,
    press.altKey && !isAltGr && 'Alt',
    isAltGr && 'AltGr',
    press.shiftKey && 'Shift',
  ];
  return held.filter((name) => name !== false);
}

/** A letter is what the layout types; everything else goes by its place, because Shift and Alt make other signs of it. */
function keyName({ key, code }: KeyPress): string {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  const place = /^(?:Key([A-Z])|Digit(\d)|(F\d{1,2}))$/.exec(code);
  return place?.slice(1).find(Boolean) ?? NAMES.get(code) ?? SIGNS.get(code) ?? key;
}
