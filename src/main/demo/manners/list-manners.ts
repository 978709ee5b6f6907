import type { Writable } from '../json.ts';
import { seeded, seedOf } from '../random.ts';
import type { Row } from './row-manners.ts';

/** What `total` says of a list: the truth, or what servers have been seen to say instead. */
export const TOTALS = ['right', 'absent', 'null', 'zero', 'page', 'double', 'text', 'negative', 'words'] as const;
export type TotalManner = (typeof TOTALS)[number];

/** How lists of records are made up. */
export const LIST_MANNERS = {
  'broken-rows': 'what is no record stands among the records',
  everybody: 'the filter by agent is ignored',
  restless: 'the order changes with every answer',
  'repeats-last': 'after the last page it comes again and again',
  'refuses-beyond': 'the page after the last is refused',
} as const;
export type ListMannerName = keyof typeof LIST_MANNERS;
export const LIST_MANNER_NAMES = Object.keys(LIST_MANNERS) as ListMannerName[];

/** Of `count` records, of which a page holds `onPage`. */
export function totalOf(count: number, onPage: number, manner: TotalManner): Writable {
  switch (manner) {
    case 'right':
      return count;
    case 'absent':
      return undefined;
    case 'null':
      return null;
    case 'zero':
      return 0;
    case 'page':
      return onPage;
    case 'double':
      return 2 * count;
    case 'text':
      return String(count);
    case 'negative':
      return -1;
    case 'words':
      return 'many';
  }
}

/** Some things between the records that are none; an empty page stays empty. */
export function withBrokenRows(rows: readonly Row[]): Writable[] {
  return rows.length === 0 ? [] : [null, ...rows, 'row', 7, []];
}

/** The same in another order, one for each answer. */
export function shuffled<T>(items: readonly T[], answer: number): T[] {
  const random = seeded(seedOf('order', answer));
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
