import { beforeEach, describe, expect, it } from 'vitest';
import type { CallerId, Numbers, Result } from '../../../../src/preload/contract/index.ts';
import { useNumbersStore } from '../../../../src/renderer/caller-ids/caller-ids.store.ts';
import { freshWindow, later, ok, type FakeCompanion } from '../fake-companion.ts';

const number = (digits: string): CallerId => ({ is: 'number', number: digits });
const theirs: Numbers = { numbers: [{ number: '02100000001', name: 'A' }], groups: [], readAt: 1 };
let main: FakeCompanion;
beforeEach(() => (main = freshWindow()));

describe('the caller ID', () => {
  it('goes back to the old choice when main refuses the new one', async () => {
    main.answer('numbers.chooseCallerId', () => ({ ok: false, error: { code: 'caller-id-unknown' } }));
    const numbers = useNumbersStore();
    await numbers.choose(number('02100000001'));
    expect(numbers.callerId).toEqual({ is: 'automatic' });
    expect(numbers.notSaved).toEqual({ code: 'caller-id-unknown' });
  });

  it('keeps the last of two quick choices', async () => {
    const first = later<Result<CallerId>>();
    main.answer('numbers.chooseCallerId', (next) => (next.is === 'number' ? first.promise : ok(next)));
    const numbers = useNumbersStore();
    const choosing = numbers.choose(number('02100000001'));
    await numbers.choose({ is: 'automatic' });
    first.resolve(ok(number('02100000001')));
    await choosing;
    expect(numbers.callerId).toEqual({ is: 'automatic' });
  });

  it('follows the choice made in another window', () => {
    const numbers = useNumbersStore();
    numbers.follow();
    main.emit('numbers.callerIdChanged', number('02100000002'));
    expect(numbers.callerId).toEqual(number('02100000002'));
  });

  it('goes back to what main has when two quick choices are refused', async () => {
    const [first, second] = [later<Result<CallerId>>(), later<Result<CallerId>>()];
    main.answer('numbers.chooseCallerId', (next) =>
      next.is === 'number' && next.number.endsWith('1') ? first.promise : second.promise,
    );
    const numbers = useNumbersStore();
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
    main.answer('numbers.list', () => ok(theirs));
    main.answer('numbers.callerId', () => ok(number('02100000001')));
    const numbers = useNumbersStore();
    await Promise.all([numbers.load(), numbers.loadCallerId()]);
    expect(numbers.nameOf('02100000001')).toBe('A');
    main.answer('numbers.list', () => late.promise);
    const loading = numbers.load();
    numbers.clear();
    late.resolve(ok(theirs));
    await loading;
    expect([numbers.state, numbers.numbers, numbers.callerId]).toEqual([{ is: 'loading' }, [], { is: 'automatic' }]);
  });
});
