import type { paletteZhCn } from '../zh-cn/palette.ts';

export const paletteEn: typeof paletteZhCn = {
  open: 'Search and commands',
  more: 'Learn more',
};
