import type { dialerZhCn } from '../zh-cn/dialer.ts';

export const dialerEn: typeof dialerZhCn = {
  keypad: 'Keypad',
  showKeypad: 'Show keypad',
  hideKeypad: 'Hide keypad',
  backspace: 'Delete last digit',
  clear: 'Clear the number',
  reference: 'Reference',
  referencePlaceholder: 'Optional, kept with the call',
  referenceCount: (used, all) => `${used} / ${all}`,
  referenceTooLong: (over) => `${over} ${over === 1 ? 'character' : 'characters'} too many`,
  recent: 'Recent numbers',
  allCalls: 'All calls',
  recentEmpty: 'No calls yet',
  recentEmptyHint: 'Numbers you call, or that call you, appear here.',
  fill: (number) => `Fill in ${number}`,
};
