import type { HomeWords } from '../zh-cn/home.ts';
import { dialerEn } from './dialer.ts';
import { paletteEn } from './palette.ts';
import { shellEn } from './shell.ts';

export const homeEn: HomeWords = { dialer: dialerEn, palette: paletteEn, shell: shellEn };
