import type { BadAnswerName, LargePageManner } from '../../../src/main/demo/manners/bad-answers.ts';
import type { TotalManner } from '../../../src/main/demo/manners/list-manners.ts';
import type { RowMannerName } from '../../../src/main/demo/manners/row-manners.ts';
import type { TimeForm } from '../../../src/main/demo/times.ts';

/** What the API page leaves open, as one server has it. */
export interface Habits {
  firstPage: 0 | 1;
  /** What page 0 is where pages count from 1. */
  pageZero: 'empty' | 'same' | 'refused' | 'broken';
  /** What comes after the last page. */
  beyond: 'empty' | 'clamped' | 'refused';
  order: 'newest' | 'oldest' | 'scattered' | 'lately-changed';
  /** Calls with equal sort keys may change places with every request. */
  areTiesSteady: boolean;
  /** The most rows a page has, and what happens when more are asked for. */
  cap: number;
  oversize: 'cut' | 'default' | 'refused' | LargePageManner;
  /** Where page n begins: counted in pages as given, or in pages as asked for. */
  pagesCount: 'given' | 'asked';
  total: TotalManner;
  /** What `start_time` and `end_time` look at. */
  filter: 'start' | 'end' | 'span' | 'overlap';
  /** Calls without the times that are looked at pass the filter. */
  passesWithoutTimes: boolean;
  isAgentFilterIgnored: boolean;
  /** Calls appear when they begin, or when they have ended. */
  appears: 'live' | 'ended';
  times: 'utc' | 'china' | 'bare-utc' | 'bare-china';
  timeForm: TimeForm;
  withoutOffset: 'utc' | 'china';
  /** How far the server's clock is ahead of ours at first. */
  skewMs: number;
  /** How long a request takes at most, and how often it takes far longer. */
  requestMs: number;
  slowness: number;
  /** The part of requests that fail. */
  faults: number;
  /** How its records are written, and whether other things stand between them. */
  rows: readonly RowMannerName[];
  hasBrokenRows: boolean;
  isEnveloped: boolean;
  /** What it answers now and then instead of a list, and how often. */
  badAnswer: BadAnswerName;
  badness: number;
}

/** Forms that carry their own zone. */
const ZONED: readonly TimeForm[] = ['go', 'http', 'seconds', 'seconds-text', 'milliseconds'];

/** A server that is easy to read: for trials of something else. */
export const PLAIN_HABITS: Habits = {
  firstPage: 1,
  pageZero: 'empty',
  beyond: 'empty',
  order: 'newest',
  areTiesSteady: true,
  cap: 500,
  oversize: 'cut',
  pagesCount: 'given',
  total: 'right',
  filter: 'span',
  passesWithoutTimes: true,
  isAgentFilterIgnored: false,
  appears: 'live',
  times: 'utc',
  timeForm: 'iso',
  withoutOffset: 'utc',
  skewMs: 0,
  requestMs: 1,
  slowness: 0,
  faults: 0,
  rows: [],
  hasBrokenRows: false,
  isEnveloped: false,
  badAnswer: 'empty-object',
  badness: 0,
};

export function isMisread({ times, timeForm, withoutOffset }: Habits): boolean {
  if (ZONED.includes(timeForm)) return false;
  return times === (withoutOffset === 'utc' ? 'bare-china' : 'bare-utc');
}

/** Everything that this server has can be read to the end, and known to be: a round after it has come to rest must say so. */
export function isReadable({ habits, calls }: { habits: Habits; calls: readonly { isDouble: boolean }[] }): boolean {
  // Where the total says that calls are missing, nobody can know that they are not.
  if (habits.total === 'double') return false;
  // A refusal behind a full page may be one of a page that is too far in.
  if (habits.beyond === 'refused') return false;
  // Only a total tells the last page from one that always comes, and not where it counts calls twice, or fails now and then.
  if (habits.beyond === 'clamped') {
    if (habits.total !== 'right' || habits.badness > 0 || calls.some(({ isDouble }) => isDouble)) return false;
  }
  // After failing answers pages are small for a while, and in a restless list calls slip from one to the next.
  return habits.areTiesSteady || (habits.cap >= 100 && habits.badness === 0);
}
