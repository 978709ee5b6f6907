import { beforeEach, describe, expect, it } from 'vitest';
import type { MissedNumber, Result } from '../../../../src/preload/contract/index.ts';
import { useMissedStore } from '../../../../src/renderer/calls/missed.store.ts';
import { freshWindow, later, ok, type FakeCompanion } from '../fake-companion.ts';
import { endSession } from '../../../../src/renderer/session.ts';

const missed = (customerNumber: string): MissedNumber => ({
  customerNumber,
  uuid: customerNumber,
  state: 'ring-missed',
  missedAt: 0,
  times: 1,
});
let main: FakeCompanion;
let inbox: MissedNumber[];

beforeEach(() => {
  main = freshWindow();
  inbox = [missed('1'), missed('2')];
  main.answer('calls.missed', () => ok(inbox));
  main.answer('calls.settleMissed', ({ number, isSettled }) => {
    inbox = isSettled ? inbox.filter((item) => item.customerNumber !== number) : [...inbox, missed(number)];
    return ok(inbox);
  });
});

describe('the inbox of missed calls', () => {
  it('counts customers, and follows what main says', async () => {
    const store = useMissedStore();
    await store.load();
    expect(store.count).toBe(2);
    main.emit('calls.missedChanged', [missed('3')]);
    expect(store.count).toBe(1);
    endSession();
    main.emit('calls.missedChanged', []);
    expect(store.count).toBe(1);
  });

  it('takes out what is done, and brings it back', async () => {
    const store = useMissedStore();
    await store.load();
    await store.settle(missed('1'));
    expect([store.count, store.settled?.customerNumber]).toEqual([1, '1']);
    await store.undo();
    expect([store.count, store.settled]).toEqual([2, undefined]);
  });

  it('keeps the entry when main does not take it, and says so', async () => {
    const store = useMissedStore();
    await store.load();
    main.answer('calls.settleMissed', () => ({ ok: false, error: { code: 'disk' } }));
    await store.settle(missed('1'));
    expect([store.count, store.settled, store.problem]).toEqual([2, undefined, { code: 'disk' }]);
  });

  it('is not put back by an answer that is older than the news', async () => {
    const slow = later<Result<MissedNumber[]>>();
    main.answer('calls.missed', () => slow.promise);
    const store = useMissedStore();
    const loading = store.load();
    main.emit('calls.missedChanged', []);
    slow.resolve(ok([missed('1')]));
    await loading;
    expect(store.count).toBe(0);
  });
});
