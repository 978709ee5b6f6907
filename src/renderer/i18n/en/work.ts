import type { workZhCn } from '../zh-cn/work.ts';

export const workEn: typeof workZhCn = {
  title: 'Running tasks',
  running: { export: 'Exporting', recordings: 'Saving recordings' },
  progress: (done, total) => `${done} of ${total}`,
  cancel: 'Cancel',
  cancelNamed: (target) => `Cancel ${target}`,
  finished: {
    export: (count) => (count === '1' ? '1 call exported' : `${count} calls exported`),
    recordings: (count) => (count === '1' ? '1 recording saved' : `${count} recordings saved`),
  },
  skipped: (count) => (count === 1 ? '1 recording skipped' : `${count} recordings skipped`),
  cancelled: 'Cancelled',
  failed: 'Not finished',
  show: 'Show in folder',
  showNamed: (target) => `Show in folder: ${target}`,
  dismiss: (target) => `Dismiss ${target}`,
  export: {
    title: 'Export as CSV',
    count: (count) => (count === '1' ? '1 call matches the filter.' : `${count} calls match the filter.`),
    none: 'No call matches the filter, so there is nothing to export.',
    columns: 'Columns',
    columnList:
      'Time, direction, result, customer number and region, number shown and its name, lengths, how it was answered and ended, score, reference, my note and tags, whether it was recorded, call ID',
    numbers: 'Customer numbers',
    masked: 'Masked',
    maskedHint: 'Written as 138****8000; the file can be passed on.',
    full: 'In full',
    fullHint: 'The file holds personal data of customers. Keep it safe.',
    choose: 'Choose first how numbers are written into the file.',
    cancel: 'Cancel',
    yes: 'Choose a place…',
    asking: 'Waiting for the place…',
    failed: 'The export was not started',
  },
};
