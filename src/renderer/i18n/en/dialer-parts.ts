import type { dialerPartsZhCn } from '../zh-cn/dialer-parts.ts';

export const dialerPartsEn: typeof dialerPartsZhCn = {
  customer: 'This customer',
  callsWith: (count) => (count === 1 ? 'The one call' : `All ${count} calls`),
  lastCall: (when) => `Last call: ${when}`,
  lastCallUndated: 'Last call',
  keypad: 'Keypad',
  lastAnswered: (number) => `Answered last time: ${number}`,
  useIt: 'Use it',
  presence: (region, code) => `${code} matches ${region} (only a hint)`,
  fromGroups: (count) => `Perhaps from ${count} number ${count === 1 ? 'group' : 'groups'}`,
  pickNumber: 'Pick the number to fill in',
  unresolved: 'May have been placed',
  unresolvedLooking: 'Looking in the records…',
  unresolvedNotFound: 'Not found in the records; that is no proof',
  unresolvedDismiss: (number) => `Stop showing this call to ${number}`,
  renew: 'Set the damaged journal aside and begin a new one',
  renewTitle: 'Begin a new dial journal?',
  renewText:
    'The old journal is kept under another name. Call limits start counting anew, and calls that may have been placed are forgotten: check before you call them again.',
  renewYes: 'Begin a new one',
  renewed: 'A new journal has begun. You can press Call again',
};
