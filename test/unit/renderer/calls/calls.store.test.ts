import { nextTick } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallFilter, CallOutline, CallRow, Result } from '../../../../src/preload/contract/index.ts';
import { useCallsStore } from '../../../../src/renderer/calls/calls.store.ts';
import { useFilterStore } from '../../../../src/renderer/calls/filter.store.ts';
import { freshWindow, later, ok, type FakeCompanion } from '../fake-companion.ts';
import { callRow, noonOf } from './call-rows.ts';
import { endSession } from '../../../../src/renderer/session.ts';

/** What main holds, newest first; each letter is a call. */
let held: string;
let lists: Map<number, string>;
let main: FakeCompanion;

const matching = (filter: CallFilter): string => (filter.direction === 'inbound' ? held.toUpperCase() : held);
const rowsOf = (list: string): CallRow[] => Array.from(list).map((uuid) => callRow(uuid, { startedAt: noonOf(24) }));
const outline = (filter: CallFilter, anchor?: string): Result<CallOutline> => {
  const list = matching(filter);
  const [id, at] = [lists.size + 1, anchor === undefined ? -1 : list.indexOf(anchor)];
  lists.set(id, list);
  return ok({
    id,
    count: list.length,
    days: [{ startsAt: 0, count: list.length }],
    ...(at >= 0 && { anchorIndex: at }),
  });
};
function shown(): string {
  const calls = useCallsStore();
  const places = Array.from({ length: calls.listing?.places.rowCount ?? 0 }, (_, place) => place);
  return places.map((place) => calls.rowAt(place)?.uuid ?? '?').join('');
}
/** Lets everything that main has answered arrive. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await nextTick();
}

beforeEach(() => {
  vi.useFakeTimers();
  main = freshWindow();
  held = 'abcdefgh';
  lists = new Map();
  main.answer('calls.first', ({ filter }) => ok(rowsOf(matching(filter).slice(0, 3))));
  main.answer('calls.outline', ({ filter, anchor }) => outline(filter, anchor));
  main.answer('calls.rows', ({ outline: id, from, count }) =>
    ok(rowsOf(lists.get(id) ?? '').slice(from, from + count)),
  );
});
afterEach(() => vi.useRealTimers());

describe('my calls', () => {
  it('shows the newest before the others are counted', async () => {
    const whole = later<Result<CallOutline>>();
    main.answer('calls.outline', () => whole.promise);
    const calls = useCallsStore();
    const loading = calls.load();
    await settle();
    expect([shown(), calls.count]).toEqual(['abc', undefined]);
    whole.resolve(outline({}));
    await loading;
    expect([shown(), calls.count]).toEqual(['abcdefgh', 8]);
  });

  it('shows no list before the rows in view are there', async () => {
    const rows = later<Result<CallRow[]>>();
    main.answer('calls.rows', () => rows.promise);
    const calls = useCallsStore();
    const loading = calls.load();
    await settle();
    expect(shown()).toBe('abc');
    rows.resolve(ok(rowsOf(held)));
    await loading;
    expect(shown()).toBe('abcdefgh');
  });

  it('drops the answers to a filter that was changed meanwhile, however late they come', async () => {
    const slow = later<Result<CallOutline>>();
    const slowFirst = later<Result<CallRow[]>>();
    main.answer('calls.first', () => slowFirst.promise);
    main.answer('calls.outline', ({ filter }) => (filter.direction ? outline(filter) : slow.promise));
    const calls = useCallsStore();
    const first = calls.load();
    useFilterStore().direction = 'inbound';
    await settle();
    expect(shown()).toBe('ABCDEFGH');
    slowFirst.resolve(ok(rowsOf('zzz')));
    slow.resolve(ok({ id: 9, count: 1, days: [{ count: 1 }] }));
    await first;
    expect(shown()).toBe('ABCDEFGH');
  });

  it('says that it cannot be read, and keeps what it has when only the count fails', async () => {
    main.answer('calls.outline', () => ({ ok: false, error: { code: 'unexpected' } }));
    const calls = useCallsStore();
    await calls.load();
    expect(shown()).toBe('abc');
    expect(calls.state).toMatchObject({ is: 'ready', staleBecause: { code: 'unexpected' } });
    main.answer('calls.first', () => ({ ok: false, error: { code: 'unexpected' } }));
    useFilterStore().direction = 'inbound';
    await calls.load();
    expect(calls.state).toEqual({ is: 'failed', error: { code: 'unexpected' } });
  });

  it('tells of rows that could not be read, and gets them on a retry', async () => {
    main.answer('calls.rows', () => ({ ok: false, error: { code: 'unexpected' } }));
    const calls = useCallsStore();
    await calls.load();
    expect(calls.state).toMatchObject({ staleBecause: { code: 'unexpected' } });
    main.answer('calls.rows', ({ outline: id }) => ok(rowsOf(lists.get(id) ?? '')));
    calls.retry();
    await settle();
    expect(shown()).toBe('abcdefgh');
    expect(calls.state).not.toHaveProperty('staleBecause');
  });

  it('asks for the list anew when main has forgotten it', async () => {
    const calls = useCallsStore();
    held = 'x'.repeat(300);
    await calls.load();
    main.answer('calls.rows', ({ outline: id, count }) =>
      id === 1 ? { ok: false, error: { code: 'not-found' } } : ok(rowsOf('y'.repeat(count))),
    );
    calls.look(150, 160);
    await settle();
    expect(calls.rowAt(155)?.uuid).toBe('y');
  });
});

describe('new calls', () => {
  it('appear at once while the top is looked at', async () => {
    const calls = useCallsStore();
    await calls.load();
    calls.look(0, 7);
    held = `n${held}`;
    main.emit('calls.changed', null);
    await settle();
    expect([shown(), calls.fresh]).toEqual(['nabcdefgh', 0]);
  });

  it('are counted, and move nothing, while the agent looks further down', async () => {
    const calls = useCallsStore();
    await calls.load();
    calls.look(2, 6);
    calls.scrolled(108);
    calls.moveTo(4);
    held = `mn${held}`;
    await calls.refresh();
    expect(calls.listing?.moved).toEqual({ from: 4, to: 6 });
    expect([calls.fresh, calls.cursorRow?.uuid]).toEqual([2, 'e']);
    calls.scrolled(0);
    expect(calls.fresh).toBe(0);
  });

  it('that come all the time are asked for twice a second at most, and the last are not missed', async () => {
    const calls = useCallsStore();
    await calls.load();
    const before = main.count('calls.outline');
    for (let news = 0; news < 50; news++) {
      held = `n${held}`;
      main.emit('calls.changed', null);
      await vi.advanceTimersByTimeAsync(20);
    }
    await vi.advanceTimersByTimeAsync(600);
    expect(main.count('calls.outline') - before).toBeLessThanOrEqual(4);
    expect(calls.count).toBe(58);
  });

  it('that come while a slow list is on its way do not keep it from being shown', async () => {
    const calls = useCallsStore();
    const slow = later<Result<CallOutline>>();
    main.answer('calls.outline', () => slow.promise);
    const loading = calls.load();
    main.emit('calls.changed', null);
    main.answer('calls.outline', ({ filter, anchor }) => outline(filter, anchor));
    slow.resolve(outline({}));
    await loading;
    expect(shown()).toBe('abcdefgh');
    held = `n${held}`;
    await vi.advanceTimersByTimeAsync(600);
    expect(shown()).toBe('nabcdefgh');
  });

  it('that cannot be read leave what is shown, and a word why', async () => {
    const calls = useCallsStore();
    await calls.load();
    main.answer('calls.outline', () => ({ ok: false, error: { code: 'unexpected' } }));
    await calls.refresh();
    expect(shown()).toBe('abcdefgh');
    expect(calls.state).toMatchObject({ staleBecause: { code: 'unexpected' } });
  });
});

describe('after signing out', () => {
  it('shows nothing of what the last agent saw, also when an answer comes late', async () => {
    const calls = useCallsStore();
    await calls.load();
    const late = later<Result<CallOutline>>();
    main.answer('calls.outline', () => late.promise);
    const refreshing = calls.refresh();
    endSession();
    late.resolve(outline({}));
    await refreshing;
    const next = useCallsStore();
    expect([next.state, next.cursor, next.count]).toEqual([{ is: 'loading' }, undefined, undefined]);
  });
});
