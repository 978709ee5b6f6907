import { nextTick } from 'vue';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CallPage, CallRecord, Result } from '../../../../src/preload/contract/index.ts';
import { useCallsStore } from '../../../../src/renderer/calls/calls.store.ts';
import { useFilterStore } from '../../../../src/renderer/calls/filter.store.ts';
import { freshWindow, later, ok, type FakeCompanion } from '../fake-companion.ts';

const record = (uuid: string, startedAt = 0): CallRecord => ({
  uuid, startedAt, direction: 'outbound', state: 'answered', stateText: '接听', customerNumber: '13800138000', isRecorded: false,
}); // prettier-ignore
const page = (uuids: string, next?: string): Result<CallPage> =>
  ok({ calls: Array.from(uuids).map((uuid) => record(uuid)), ...(next !== undefined && { next }) });
const shown = (): string => {
  const { state } = useCallsStore();
  return state.is === 'ready' ? state.page.calls.map((call) => call.uuid).join('') : state.is;
};

let main: FakeCompanion;
beforeEach(() => {
  main = freshWindow();
  main.answer('calls.list', ({ cursor }) => (cursor === 'p2' ? page('CDE') : page('ABC', 'p2')));
});

describe('my calls', () => {
  it('adds the next page once, without the calls that shifted into it', async () => {
    const calls = useCallsStore();
    await calls.load();
    await Promise.all([calls.loadMore(), calls.loadMore()]);
    expect(shown()).toBe('ABCDE');
    expect(main.count('calls.list')).toBe(2);
    await calls.loadMore();
    expect(main.count('calls.list')).toBe(2);
  });

  it('drops the answer to a filter that was changed meanwhile', async () => {
    const slow = later<Result<CallPage>>();
    main.answer('calls.list', ({ filter }) => (filter.direction === 'inbound' ? page('X') : slow.promise));
    const calls = useCallsStore();
    calls.follow();
    const first = calls.load();
    useFilterStore().direction = 'inbound';
    await nextTick();
    slow.resolve(ok({ calls: [record('Z')] }));
    await first;
    await nextTick();
    expect(shown()).toBe('X');
  });

  it('puts new calls on top and keeps the pages that were read', async () => {
    const calls = useCallsStore();
    await calls.load();
    await calls.loadMore();
    main.answer('calls.list', () => page('NAB', 'p9'));
    await calls.refresh();
    expect(shown()).toBe('NABCDE');
  });

  it('starts over when the new page no longer meets what is shown', async () => {
    const calls = useCallsStore();
    await calls.load();
    main.answer('calls.list', () => page('XYZ', 'p2'));
    await calls.refresh();
    expect(shown()).toBe('XYZ');
  });

  it('keeps what is shown when refreshing fails, and says why it is old', async () => {
    const calls = useCallsStore();
    await calls.load();
    main.answer('calls.list', () => ({ ok: false, error: { code: 'offline' } }));
    await calls.refresh();
    expect(shown()).toBe('ABC');
    expect(calls.state).toMatchObject({ staleBecause: { code: 'offline' } });
  });

  it('keeps the list when the next page fails, and can try again', async () => {
    const calls = useCallsStore();
    await calls.load();
    main.answer('calls.list', () => ({ ok: false, error: { code: 'timeout' } }));
    await calls.loadMore();
    expect(calls.state).toMatchObject({ is: 'ready', more: { is: 'failed', error: { code: 'timeout' } } });
    main.answer('calls.list', () => page('D'));
    await calls.loadMore();
    expect(shown()).toBe('ABCD');
  });

  it('asks again when main says that something is new', async () => {
    const calls = useCallsStore();
    await calls.load();
    calls.follow();
    main.emit('calls.changed', null);
    expect(main.count('calls.list')).toBe(2);
  });

  it('searches by digits only', () => {
    const filters = useFilterStore();
    filters.period = 'all';
    filters.search = '138-00 x';
    expect(filters.filterAt(0)).toEqual({ numberPart: '13800' });
  });
});

describe('after signing out', () => {
  it('shows nothing of what the last agent saw, also when an answer comes late', async () => {
    const calls = useCallsStore();
    await calls.load();
    calls.selected = 'A';
    const late = later<Result<CallPage>>();
    main.answer('calls.list', () => late.promise);
    const refreshing = calls.refresh();
    calls.clear();
    late.resolve(ok({ calls: [record('Z')] }));
    await refreshing;
    expect(shown()).toBe('loading');
    expect(calls.selected).toBeUndefined();
  });
});
