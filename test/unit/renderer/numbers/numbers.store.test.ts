import { beforeEach, describe, expect, it } from 'vitest';
import type { CallerId, Result } from '../../../../src/preload/contract/index.ts';
import { useNumbersStore } from '../../../../src/renderer/numbers/numbers.store.ts';
import { freshWindow, later, ok, type FakeCompanion } from '../fake-companion.ts';

const number = (digits: string): CallerId => ({ is: 'number', number: digits });
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
});
