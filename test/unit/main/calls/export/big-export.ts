import { exportCalls } from '../../../../../src/main/calls/export/export-calls.ts';

/** Writes 200,000 calls into a workbook, in a process of its own with a small heap; prints how many were done. */
const count = 200_000;
const record = {
  direction: 'outbound',
  state: 'answered',
  stateText: '接听',
  customerNumber: '13800138000',
  isRecorded: true,
} as const;
const copies = (from: number, size: number) =>
  Array.from({ length: size }, (_, at) => ({
    call: {
      ...record,
      uuid: `5c0de3a2-1111-4000-8000-${String(from + at).padStart(12, '0')}`,
      startedAt: Date.UTC(2026, 10, 22) + at,
      talkSeconds: at,
    },
    note: `note ${from + at}`,
    tags: ['a', 'b'],
  }));
let done = 0;
const options = { areNumbersMasked: false, language: 'en', format: 'xlsx' } as const;
await exportCalls(
  { count, slice: copies },
  process.argv[2] ?? '',
  options,
  new AbortController().signal,
  (now) => (done = now),
);
console.log(done);
