import { recordOf, type DemoCall, type RecordShape } from './call.ts';
import type { AnswerManners } from './manners/answer-manners.ts';
import { shuffled, totalOf, withBrokenRows } from './manners/list-manners.ts';
import { bendRow } from './manners/row-manners.ts';
import type { Fields } from './fields.ts';
import type { Writable } from './json.ts';
import { invalid } from './refusal.ts';
import type { World } from './world.ts';

export interface RecordsOptions extends RecordShape {
  /** The number of the first page. */
  pageBase: 0 | 1;
  order: 'newest' | 'oldest';
  manners: Pick<AnswerManners, 'rows' | 'lists' | 'total'>;
  /** Counts the answers. */
  nextAnswer(): number;
}

type Test = (call: DemoCall) => boolean;

const DEFAULT_PAGE_SIZE = 20n;
const LARGEST_PAGE = 500n;
const CALL_TYPES = ['外呼', '来电'];

/** POST `/records`: the calls that pass every filter, one page of them. A filter that is absent or empty lets all pass. */
export function listRecords(world: World, fields: Fields, options: RecordsOptions): Writable {
  const { rows, lists, total } = options.manners;
  const tests = testsFrom(fields, lists.includes('everybody'));
  const { first, size } = pageFrom(fields, options.pageBase);
  const answer = options.nextAnswer();
  const from = fields.time('start_time');
  const calls = startedWithin(world.calls(), from ?? -Infinity, fields.time('end_time') ?? Infinity);
  let found = calls.filter((call) => tests.every((test) => test(call)));
  if (options.order === 'newest') found.reverse();
  if (lists.includes('restless')) found = shuffled(found, answer);
  const page = found.slice(...placesOf(first, size, found.length, lists));
  const records = page.map((call) => bendRow(recordOf(call, options), rows, answer));
  return {
    data: lists.includes('broken-rows') ? withBrokenRows(records) : records,
    total: totalOf(found.length, page.length, total),
  };
}

/** From where to where a page reaches; what comes after the last page is a matter of manners. */
function placesOf(first: number, size: number, count: number, lists: AnswerManners['lists']): [number, number] {
  if (first < count || count === 0) return [first, first + size];
  if (lists.includes('refuses-beyond')) throw invalid('page_index 超出范围');
  const last = lists.includes('repeats-last') ? Math.floor((count - 1) / size) * size : first;
  return [last, last + size];
}

function testsFrom(fields: Fields, isForEverybody: boolean): Test[] {
  const types = fields.texts('call_types') ?? [];
  const unknown = types.find((type) => !CALL_TYPES.includes(type));
  if (unknown !== undefined) throw invalid('call_types 只能是 外呼 或 来电');
  const agentId = fields.int64('agent_id');
  return [
    oneOf(agentId === undefined || isForEverybody ? [] : [agentId], (call) => call.agent?.id),
    oneOf(isForEverybody ? [] : (fields.int64s('agent_ids') ?? []), (call) => call.agent?.id),
    oneOf(types, (call) => call.type),
    oneOf(fields.texts('states') ?? [], (call) => call.state),
    same(fields.text('call_uuid'), (call) => call.uuid),
    same(fields.text('customer_phone'), (call) => call.customer),
    same(fields.text('trunk_number'), (call) => call.trunk),
    ...periodFrom(fields),
  ];
}

/** Those that started from one moment to another; the calls are in the order of their start. Keeps a past of 800,000 calls quick. */
function startedWithin(calls: readonly DemoCall[], from: number, to: number): readonly DemoCall[] {
  return calls.slice(
    firstWhere(calls, ({ startAt }) => startAt >= from),
    firstWhere(calls, ({ startAt }) => startAt > to),
  );
}

/** The place of the first call for which this holds, where it holds for all that follow. */
function firstWhere(calls: readonly DemoCall[], holds: (call: DemoCall) => boolean): number {
  let [low, high] = [0, calls.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const call = calls[middle];
    if (call && holds(call)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** `start_time` looks at a call's start, `end_time` at its end: a call across the edge of two windows is in neither. */
function periodFrom(fields: Fields): Test[] {
  const from = fields.time('start_time') ?? -Infinity;
  const until = fields.time('end_time');
  return [
    (call) => call.startAt >= from,
    (call) => until === undefined || (call.endAt !== undefined && call.endAt <= until),
  ];
}

function oneOf<T>(wanted: readonly T[], read: (call: DemoCall) => T | undefined): Test {
  if (wanted.length === 0) return () => true;
  const set = new Set<T | undefined>(wanted);
  return (call) => set.has(read(call));
}

function same(wanted: string | undefined, read: (call: DemoCall) => string): Test {
  return wanted === undefined || wanted === '' ? () => true : (call) => read(call) === wanted;
}

/** More than 500 a page is cut to 500. Where pages count from 1, page 0 is the first one as well. */
function pageFrom(fields: Fields, base: 0 | 1): { first: number; size: number } {
  const index = fields.int64('page_index') ?? BigInt(base);
  const size = fields.int64('page_size') ?? DEFAULT_PAGE_SIZE;
  if (index < 0n) throw invalid('page_index 不能为负数');
  if (size < 1n) throw invalid('page_size 必须大于 0');
  const cut = size > LARGEST_PAGE ? LARGEST_PAGE : size;
  const before = index - BigInt(base);
  return { first: Number(before > 0n ? before * cut : 0n), size: Number(cut) };
}
