import { beforeEach, describe, expect, it } from 'vitest';
import type { Result, UnresolvedCall } from '../../../../src/preload/contract/index.ts';
import { useDialerStore } from '../../../../src/renderer/dialer/dialer.store.ts';
import { useUnresolvedStore } from '../../../../src/renderer/dialer/unresolved.store.ts';
import { freshWindow, later, ok, type FakeCompanion } from '../fake-companion.ts';
import { call, prepareDialer } from './dialer-world.ts';

const open = (intentId: string, isLooking = true): UnresolvedCall => ({
  intentId,
  callee: '13900010002',
  startedAt: 2,
  isLooking,
});
let main: FakeCompanion;
beforeEach(() => {
  main = freshWindow();
  prepareDialer(main);
});

describe('the calls that may have been placed', () => {
  it('are there after a restart, and follow what main finds out', async () => {
    main.answer('dialer.unresolved', () => ok([open('a'), open('b')]));
    const unresolved = useUnresolvedStore();
    await unresolved.load();
    expect(unresolved.calls.map(({ intentId }) => intentId)).toEqual(['a', 'b']);
    main.emit('dialer.unresolvedChanged', [open('b', false)]);
    expect(unresolved.calls).toEqual([open('b', false)]);
  });

  it('are not put back by an older answer', async () => {
    const slow = later<Result<UnresolvedCall[]>>();
    main.answer('dialer.unresolved', () => slow.promise);
    const unresolved = useUnresolvedStore();
    const loading = unresolved.load();
    main.emit('dialer.unresolvedChanged', []);
    slow.resolve(ok([open('a')]));
    await loading;
    expect(unresolved.calls).toEqual([]);
  });

  it('does not list the call that the card shows', async () => {
    main.answer('dialer.unresolved', () => ok([open('i'), open('a')]));
    const unresolved = useUnresolvedStore();
    useDialerStore();
    await unresolved.load();
    main.emit('dialer.changed', { is: 'unknown', isLooking: true, ...call });
    expect(unresolved.others).toEqual([open('a')]);
    main.emit('dialer.changed', { is: 'idle' });
    expect(unresolved.others).toEqual([open('i'), open('a')]);
  });

  it('go when they are dismissed, and stay with the reason when main cannot', async () => {
    main.answer('dialer.unresolved', () => ok([open('a'), open('b')]));
    main.answer('dialer.dismissUnresolved', () => ({ ok: false, error: { code: 'journal-unavailable' } }));
    const unresolved = useUnresolvedStore();
    await unresolved.load();
    await unresolved.dismiss('a');
    expect(unresolved.calls).toHaveLength(2);
    expect(unresolved.problem?.code).toBe('journal-unavailable');
    main.answer('dialer.dismissUnresolved', ({ intentId }) => ok(intentId === 'a' ? [open('b')] : []));
    await unresolved.dismiss('a');
    expect(unresolved.calls).toEqual([open('b')]);
    expect(unresolved.problem).toBeUndefined();
  });
});
