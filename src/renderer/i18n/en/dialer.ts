import type { dialerZhCn } from '../zh-cn/dialer.ts';

export const dialerEn: typeof dialerZhCn = {
  showKeypad: 'Show keypad',
  hideKeypad: 'Hide keypad',
  clear: 'Clear the number',
  reference: 'Reference',
  referencePlaceholder: 'Optional, kept with the call',
  referenceCount: (used, all) => `${used} / ${all}`,
  referenceTooLong: (over) => `${over} ${over === 1 ? 'character' : 'characters'} too many`,
  recent: 'Recent numbers',
  allCalls: 'All calls',
  recentEmpty: 'No calls yet',
  recentEmptyHint: 'Numbers you call, or that call you, appear here.',
  fillIn: 'Fill in',
  fromLink: 'Number from a link',
  clipboard: 'Numbers from the clipboard',
  nothingFound: { clipboard: 'There is no number in the clipboard', text: 'There is no number in this text' },
  dropHere: 'Drop to take the numbers',
  unresolvedCount: (count) => `${count} ${count === 1 ? 'call' : 'calls'} that may have been placed`,
  found: (number, how) => `Found: ${number} · ${how}`,
};
