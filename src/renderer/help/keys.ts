import { isPressed, type Chord, type Pressed } from './chord.ts';

/** Every key of the app, once: handlers ask `isKey`, the sheet shows them. Chords of one entry mean the same. */
const KEYS = {
  app: {
    palette: [{ mod: true, key: 'k' }],
    keys: [{ key: '?' }, { mod: true, key: '/' }],
    help: [{ key: 'F1' }],
    searchCalls: [{ mod: true, key: 'f' }],
    close: [{ key: 'Escape' }],
    // Main listens to these: they count whatever a window shows.
    larger: [{ mod: true, key: '+' }],
    smaller: [{ mod: true, key: '-' }],
    normal: [{ mod: true, key: '0' }],
    quit: [{ mod: true, key: 'q' }],
  },
  dial: {
    call: [{ key: 'Enter' }],
    // As the codes have them (codeOfKey); for the sheet only.
    outcome: [{ key: '0–9' }],
  },
  calls: {
    move: [{ key: 'ArrowUp' }, { key: 'ArrowDown' }],
    page: [{ key: 'PageUp' }, { key: 'PageDown' }],
    ends: [{ key: 'Home' }, { key: 'End' }],
    open: [{ key: 'Enter' }],
    leave: [{ key: 'Escape' }],
    search: [{ key: '/' }],
    note: [{ key: 'n' }],
  },
  lists: {
    go: [{ key: 'Enter' }],
    call: [{ key: 'c' }],
    next: [{ key: 'n' }],
    skip: [{ key: 's' }],
    later: [{ key: 'l' }],
    refuse: [{ key: 'x' }],
  },
  quick: {
    pick: [{ key: 'ArrowUp' }, { key: 'ArrowDown' }],
    call: [{ key: 'Enter' }],
    hide: [{ key: 'Escape' }],
  },
} as const satisfies Record<string, Record<string, readonly Chord[]>>;

export type KeyGroup = keyof typeof KEYS;
export type AppKey = keyof (typeof KEYS)['app'];

/** Whether one of the app's own keys was pressed, whatever screen is shown. */
export function isKey(event: Pressed, name: AppKey, isMac: boolean): boolean {
  return KEYS.app[name].some((chord) => isPressed(event, chord, isMac));
}

/** What a key means on the screen of call lists. */
export function listKey(event: Pressed, isMac: boolean): keyof (typeof KEYS)['lists'] | undefined {
  const names = Object.keys(KEYS.lists) as (keyof (typeof KEYS)['lists'])[];
  return names.find((name) => KEYS.lists[name].some((chord) => isPressed(event, chord, isMac)));
}

/** Ctrl/⌘ and a digit show the screens of the rail. */
export function screenChord(place: number): Chord {
  return { mod: true, key: String(place) };
}

/** The keys of one place in their order, by name. */
export function keysOf(group: KeyGroup): [name: string, chords: readonly Chord[]][] {
  return Object.entries(KEYS[group]);
}

export function chordsOf(name: AppKey): readonly Chord[] {
  return KEYS.app[name];
}

/** Ctrl+Q quits on Linux, ⌘Q on macOS; Windows has no such key. */
export function hasQuitKey(): boolean {
  return !navigator.userAgent.includes('Windows');
}

/** Chromium says "Mac OS X" there on every Mac; main's `app.info` would be an answer too late for the first key. */
export function isMacWindow(): boolean {
  return navigator.userAgent.includes('Mac OS X');
}
