import type { Chord } from '../help/chord.ts';

export type CommandGroup = 'go' | 'calls' | 'callerId' | 'look' | 'notices' | 'app';

/** Something that the palette can do, as plain data with one function. */
export interface Command {
  /** Stays the same over restarts and languages. */
  id: string;
  group: CommandGroup;
  title: string;
  /** What it is found by besides title and detail. */
  words: string;
  detail?: string;
  chord?: Chord;
  /** This is how it is now (the theme in force, the caller ID in use). */
  isOn?: boolean;
  /** Shown only when it is looked for: there are many of its kind. */
  isQuiet?: boolean;
  /** Leads to another place, which then has the focus; otherwise the focus goes back to where it was. */
  moves?: boolean;
  /** What was not possible is told by the function itself. */
  run: () => unknown;
}
