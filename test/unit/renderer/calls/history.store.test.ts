import { beforeEach, describe, expect, it } from 'vitest';
import type { HistoryState, Result } from '../../../../src/preload/contract/index.ts';
import { useDetailStore } from '../../../../src/renderer/calls/detail.store.ts';
import { useHistoryStore } from '../../../../src/renderer/calls/history.store.ts';
import { freshWindow, later, ok, type FakeCompanion } from '../fake-companion.ts';
import { callRow } from './call-rows.ts';

const history = (stored: number): HistoryState => ({
  sync: { is: 'idle' },
  complete: [],
  stored,
  unreadable: [],
  unknownStates: [],
  forgotten: { customers: 0, isLost: false },
  store: { is: 'working' },
});
let main: FakeCompanion;
beforeEach(() => (main = freshWindow()));

describe('the state of the local copy', () => {
  it('is what main said last', async () => {
    const slow = later<Result<HistoryState>>();
    main.answer('calls.history', () => slow.promise);
    const store = useHistoryStore();
    const loading = store.load();
    main.emit('calls.historyChanged', history(2));
    slow.resolve(ok(history(1)));
    await loading;
    expect(store.state?.stored).toBe(2);
  });

  it('stays as it was when a wish is refused, with the reason', async () => {
    main.answer('calls.history', () => ok(history(1)));
    main.answer('calls.sync', () => ({ ok: false, error: { code: 'signed-out' } }));
    const store = useHistoryStore();
    await store.load();
    await store.sync();
    expect([store.state?.stored, store.problem]).toEqual([1, { code: 'signed-out' }]);
  });
});

describe('the call that is looked at', () => {
  beforeEach(() => main.answer('calls.get', ({ uuid }) => ok(callRow(uuid))));

  it('is read again when something is new, and stays when that fails', async () => {
    const detail = useDetailStore();
    await detail.open('a');
    main.answer('calls.get', ({ uuid }) => ok(callRow(uuid, { isRecorded: true })));
    main.emit('calls.changed', null);
    await Promise.resolve();
    await Promise.resolve();
    expect(detail.state).toMatchObject({ is: 'ready', call: { isRecorded: true } });
    main.answer('calls.get', () => ({ ok: false, error: { code: 'offline' } }));
    main.emit('calls.changed', null);
    await Promise.resolve();
    await Promise.resolve();
    expect(detail.state).toMatchObject({ is: 'ready', uuid: 'a' });
  });

  it('is the one chosen last, whichever answer comes last', async () => {
    const slow = later<Result<ReturnType<typeof callRow>>>();
    main.answer('calls.get', ({ uuid }) => (uuid === 'a' ? slow.promise : ok(callRow(uuid))));
    const detail = useDetailStore();
    const first = detail.open('a');
    await detail.open('b');
    slow.resolve(ok(callRow('a')));
    await first;
    expect(detail.uuid).toBe('b');
    detail.close();
    expect(detail.state).toEqual({ is: 'none' });
  });
});
