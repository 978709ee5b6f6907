export const paletteZhCn = {
  open: '搜索和命令',
  more: '了解更多',
};
