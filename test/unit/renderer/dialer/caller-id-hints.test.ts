import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope, ref } from 'vue';
import type { CallRow, NumberGroup, Result } from '../../../../src/preload/contract/index.ts';
import { useLastAnswered } from '../../../../src/renderer/dialer/last-answered.ts';
import { presenceFor } from '../../../../src/renderer/dialer/presence-hint.ts';
import { isSameCustomer } from '../../../../src/renderer/dialer/same-customer.ts';
import { freshWindow, later, ok, type FakeCompanion } from '../fake-companion.ts';

const CUSTOMER = '15405710321';
const row = (customerNumber: string, trunkNumber?: string): CallRow => ({
  uuid: customerNumber, direction: 'outbound', state: 'answered', stateText: '', customerNumber, isRecorded: false, hasNote: false, tags: [],
  ...(trunkNumber !== undefined && { trunkNumber }),
}); // prettier-ignore

let main: FakeCompanion;
beforeEach(() => {
  vi.useFakeTimers();
  main = freshWindow();
});
afterEach(() => void vi.useRealTimers());

function looking(first = '') {
  const callee = ref(first);
  const scope = effectScope();
  const found = scope.run(() => useLastAnswered(() => callee.value));
  return { callee, found, stop: () => scope.stop() };
}
const rest = () => vi.advanceTimersByTimeAsync(1_000);

describe('the number that this customer answered last', () => {
  it('is that of the newest talked call to this very number', async () => {
    main.answer('calls.first', () =>
      ok([row('215405710321', '02100000001'), row(CUSTOMER), row('015405710321', '02100000002'), row(CUSTOMER, '3')]),
    );
    const { found } = looking(CUSTOMER);
    await rest();
    expect(found?.value).toBe('02100000002');
    expect(main.asked[0]?.input).toEqual({
      filter: { search: CUSTOMER, outcome: 'talked', direction: 'outbound' },
    });
  });

  it('is looked for when the number rests, not at every digit', async () => {
    main.answer('calls.first', () => ok([]));
    const { callee } = looking();
    for (const typed of ['10086', '', CUSTOMER]) {
      callee.value = typed;
      await vi.advanceTimersByTimeAsync(10);
    }
    await rest();
    expect(main.count('calls.first')).toBe(1);
  });

  it('goes at once with the number that it belongs to, and does not come late', async () => {
    const slow = later<Result<CallRow[]>>();
    main.answer('calls.first', () => slow.promise);
    const { callee, found } = looking(CUSTOMER);
    await rest();
    callee.value = '';
    slow.resolve(ok([row(CUSTOMER, '02100000001')]));
    await rest();
    expect(found?.value).toBeUndefined();
  });

  it('is nothing where the calls cannot be read, and nothing is asked once the screen has gone', async () => {
    main.answer('calls.first', () => ({ ok: false, error: { code: 'disk' } }));
    const { callee, found, stop } = looking(CUSTOMER);
    await rest();
    expect(found?.value).toBeUndefined();
    callee.value = '10086';
    await vi.advanceTimersByTimeAsync(0);
    stop();
    await rest();
    expect(main.count('calls.first')).toBe(1);
  });
});

describe('one customer in two spellings', () => {
  it.each([
    ['13800138000', '+86 138 0013 8000', true],
    ['13800138000', '013800138000', true],
    ['057188880011', '0571-8888 0011', true],
    ['057188880011', '86057188880011', true],
    ['13800138000', '13800138001', false],
    ['10086', '010086', false],
  ])('%s and %s: %s', (one, other, is) => {
    expect(isSameCustomer(one, other)).toBe(is);
  });
});

describe('the hint of local presence', () => {
  const group: NumberGroup = {
    id: '1', name: '', numbers: ['02100000003', '057100008001', '15400210002'], rule: 'home-region',
  }; // prettier-ignore

  it('goes by the area code of a landline, and by the region of a mobile', () => {
    expect(presenceFor('02188880011', undefined, [group], 'en')).toEqual({ code: '021', region: 'Shanghai' });
    expect(presenceFor(CUSTOMER, '浙江 杭州', [group], 'zh-CN')).toEqual({ code: '0571', region: '浙江' });
  });

  it('says nothing where nothing matches, nothing is known, or the rule is another', () => {
    expect(presenceFor('01088880011', '北京', [group], 'en')).toBeUndefined();
    expect(presenceFor(CUSTOMER, undefined, [group], 'en')).toBeUndefined();
    expect(presenceFor(CUSTOMER, '上海', [{ ...group, rule: 'random' }], 'en')).toBeUndefined();
  });
});
