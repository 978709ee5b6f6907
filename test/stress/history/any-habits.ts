import fc from 'fast-check';
import { BAD_ANSWER_NAMES, LARGE_PAGE_MANNERS } from '../../../src/main/demo/manners/bad-answers.ts';
import { TOTALS } from '../../../src/main/demo/manners/list-manners.ts';
import { ROW_MANNER_NAMES, type RowMannerName } from '../../../src/main/demo/manners/row-manners.ts';
import { TIME_FORMS } from '../../../src/main/demo/times.ts';
import { isMisread, type Habits } from './habits.ts';

const HOUR = 3_600_000;

const seldom = fc.constantFrom(false, false, false, false, true);
/** None in half of the histories; few at once, so that a finding tells which of them it was. */
const rowManners: fc.Arbitrary<readonly RowMannerName[]> = fc.oneof(
  fc.constant([]),
  fc.subarray(ROW_MANNER_NAMES, { minLength: 1, maxLength: 3 }),
);

const free: fc.Arbitrary<Habits> = fc.record({
  firstPage: fc.constantFrom(0, 1),
  pageZero: fc.constantFrom('empty', 'same', 'refused', 'broken'),
  beyond: fc.constantFrom('empty', 'empty', 'empty', 'clamped', 'refused'),
  order: fc.constantFrom('newest', 'oldest', 'scattered', 'lately-changed'),
  areTiesSteady: fc.boolean(),
  cap: fc.oneof(fc.integer({ min: 2, max: 12 }), fc.constantFrom(20, 100, 500)),
  oversize: fc.constantFrom('cut', 'cut', 'default', 'refused', ...LARGE_PAGE_MANNERS),
  pagesCount: fc.constantFrom('given', 'asked'),
  total: fc.constantFrom(...TOTALS.map(() => 'right' as const), ...TOTALS),
  filter: fc.constantFrom('start', 'end', 'span', 'overlap'),
  passesWithoutTimes: fc.boolean(),
  isAgentFilterIgnored: fc.boolean(),
  appears: fc.constantFrom('live', 'ended'),
  times: fc.constantFrom('utc', 'china', 'bare-utc', 'bare-china'),
  timeForm: fc.constantFrom('iso', 'iso', 'iso', ...TIME_FORMS),
  withoutOffset: fc.constantFrom('utc', 'china'),
  skewMs: fc.oneof(fc.constant(0), fc.integer({ min: -24 * HOUR, max: 24 * HOUR })),
  requestMs: fc.constantFrom(50, 2_000, 30_000),
  slowness: fc.constantFrom(0, 0.02, 0.1),
  faults: fc.constantFrom(0, 0, 0.02, 0.08),
  rows: rowManners,
  hasBrokenRows: seldom,
  isEnveloped: seldom,
  badAnswer: fc.constantFrom(...BAD_ANSWER_NAMES),
  badness: fc.constantFrom(0, 0, 0, 0.05, 0.3),
});

/**
 * Page 0 is there, is empty now and then, and no total tells: seldom drawn together, and easily taken for a server whose pages count from 1.
 */
const emptyByChance: fc.Arbitrary<Habits> = fc
  .tuple(free, fc.constantFrom<Habits['total'][]>('absent', 'null', 'zero', 'negative', 'words'))
  .map(([any, total]) => ({ ...any, firstPage: 0, badAnswer: 'none-of-many', badness: 0.3, total }));

/** Servers that can be read: one that refuses or repeats pages and lies about its total as well, or refuses every page size, cannot. */
export const habits: fc.Arbitrary<Habits> = fc
  .oneof({ weight: 24, arbitrary: free }, { weight: 1, arbitrary: emptyByChance })
  .map((any) => ({
    ...any,
    total: any.beyond !== 'empty' && any.total !== 'absent' ? 'right' : any.total,
    oversize: any.oversize !== 'default' && any.cap < 5 ? 'cut' : any.oversize,
    // Read wrongly by 8 hours, times may be off by no more than 16 on top of that.
    skewMs: isMisread(any) ? Math.round((any.skewMs * 2) / 3) : any.skewMs,
  }));
