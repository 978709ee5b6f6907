import { beforeEach, describe, expect, it } from 'vitest';
import type { CallerId, Numbers, Result } from '../../../../src/preload/contract/index.ts';
import { useCallerIdsStore } from '../../../../src/renderer/caller-ids/caller-ids.store.ts';
import { freshWindow, later, ok, type FakeCompanion } from '../fake-companion.ts';
import { endSession } from '../../../../src/renderer/session.ts';

const number = (digits: string): CallerId => ({ is: 'number', number: digits });
const theirs: Numbers = { numbers: [{ number: '02100000001', name: 'A' }], groups: [], readAt: 1 };
let main: FakeCompanion;
beforeEach(() => (main = freshWindow()));

describe('the caller ID', () => {
  it('goes back to the old choice when main refuses the new one', async () => {
    main.answer('callerIds.choose', () => ({ ok: false, error: { code: 'caller-id-unknown' } }));
    const numbers = useCallerIdsStore();
    await numbers.choose(number('02100000001'));
    expect(numbers.callerId).toEqual({ is: 'automatic' });
    expect(numbers.notSaved).toEqual({ code: 'caller-id-unknown' });
  });

  it('keeps the last of two quick choices', async () => {
    const first = later<Result<CallerId>>();
    main.answer('callerIds.choose', (next) => (next.is === 'number' ? first.promise : ok(next)));
    const numbers = useCallerIdsStore();
    const choosing = numbers.choose(number('02100000001'));
    await numbers.choose({ is: 'automatic' });
    first.resolve(ok(number('02100000001')));
    await choosing;
    expect(numbers.callerId).toEqual({ is: 'automatic' });
  });

  it('follows the choice made in another window', () => {
    const numbers = useCallerIdsStore();
    main.emit('callerIds.changed', number('02100000002'));
    expect(numbers.callerId).toEqual(number('02100000002'));
  });

  it('goes back to what main has when two quick choices are refused', async () => {
    const [first, second] = [later<Result<CallerId>>(), later<Result<CallerId>>()];
    main.answer('callerIds.choose', (next) =>
      next.is === 'number' && next.number.endsWith('1') ? first.promise : second.promise,
    );
    const numbers = useCallerIdsStore();
    const choosing = [numbers.choose(number('02100000001')), numbers.choose(number('02100000002'))];
    first.resolve({ ok: false, error: { code: 'disk' } });
    second.resolve({ ok: false, error: { code: 'disk' } });
    await Promise.all(choosing);
    expect(numbers.callerId).toEqual({ is: 'automatic' });
  });
});

describe('signing out', () => {
  it('leaves nothing of the company: neither its numbers nor the choice, nor an answer that comes late', async () => {
    const late = later<Result<Numbers>>();
    main.answer('callerIds.list', () => ok(theirs));
    main.answer('callerIds.chosen', () => ok(number('02100000001')));
    const numbers = useCallerIdsStore();
    await Promise.all([numbers.load(), numbers.loadCallerId()]);
    expect(numbers.nameOf('02100000001')).toBe('A');
    main.answer('callerIds.list', () => late.promise);
    const loading = numbers.load();
    endSession();
    late.resolve(ok(theirs));
    await loading;
    const next = useCallerIdsStore();
    expect([next.state, next.numbers, next.callerId]).toEqual([{ is: 'loading' }, [], { is: 'automatic' }]);
  });
});
