import { dialerZhCn } from './dialer.ts';
import { paletteZhCn } from './palette.ts';
import { shellZhCn } from './shell.ts';

/** What the first screen of the main window says, beside the core. */
export const homeZhCn = { dialer: dialerZhCn, palette: paletteZhCn, shell: shellZhCn };

export type HomeWords = typeof homeZhCn;
