import type { accessLogZhCn } from '../zh-cn/access-log.ts';

export const accessLogEn: typeof accessLogZhCn = {
  empty: 'Nothing recorded yet.',
  whole: (entries, since) =>
    `${entries} ${entries === '1' ? 'entry' : 'entries'} since ${since}; none was altered or removed.`,
  onlyBeside: 'The keychain does not answer, so the end of the log is noted only in a file beside it.',
  notWhole: 'The access log is not whole',
  tellIt: 'Tell your administrator, and export the log for them.',
  problems: {
    altered: (line) => `Line ${line} was altered.`,
    'out-of-order': (line) => `Entries before line ${line} were removed, added or reordered.`,
    'start-missing': (line) => `Entries before line ${line} are missing.`,
    'cut-off': (line) => `Line ${line} was not written to its end.`,
    'end-missing': (line) => `Entries at the end are missing, from line ${line} on.`,
    'end-unknown': (line) => `Nothing says whether the log ends before line ${line}.`,
    replaced: (line) => `From line ${line} on, the log was made anew.`,
    'recorded-damage': (line) => `Line ${line} says that entries were found missing then.`,
  },
  exported: (name) => `Exported as ${name}`,
  notExported: 'Not exported',
};
