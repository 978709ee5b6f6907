import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KnownCustomer, Result } from '../../../../src/preload/contract/index.ts';
import { useCustomerStore } from '../../../../src/renderer/dialer/customer.store.ts';
import { useDialerStore } from '../../../../src/renderer/dialer/dialer.store.ts';
import { freshWindow, later, ok, type FakeCompanion } from '../fake-companion.ts';
import { prepareDialer } from './dialer-world.ts';

const CUSTOMER = '15405710321';
const NO_NOTE = { text: '', tags: [] };

let main: FakeCompanion;
beforeEach(() => {
  vi.useFakeTimers();
  main = freshWindow();
  prepareDialer(main);
});
afterEach(() => void vi.useRealTimers());

const rest = () => vi.advanceTimersByTimeAsync(1_000);

describe('whoever the number belongs to', () => {
  it('is looked for when the number rests, not at every digit', async () => {
    main.answer('calls.customer', () => ok({ count: 3, note: NO_NOTE, answeredVia: '02100000002' }));
    const [dialer, customer] = [useDialerStore(), useCustomerStore()];
    for (const typed of ['15405710320', '1540571032', CUSTOMER]) {
      dialer.fill(typed);
      await vi.advanceTimersByTimeAsync(10);
    }
    await rest();
    expect(main.asked.filter(({ name }) => name === 'calls.customer')).toMatchObject([{ input: { number: CUSTOMER } }]);
    expect(customer).toMatchObject({ isKnown: true, answeredVia: '02100000002' });
  });

  it('goes at once with the number, and does not come late', async () => {
    const slow = later<Result<KnownCustomer>>();
    main.answer('calls.customer', () => slow.promise);
    const [dialer, customer] = [useDialerStore(), useCustomerStore()];
    dialer.fill(CUSTOMER);
    await rest();
    dialer.fill('');
    await rest();
    slow.resolve(ok({ count: 3, note: NO_NOTE }));
    await rest();
    expect(customer.known).toBeUndefined();
  });

  it('is looked for again when calls have changed, while there is a number', async () => {
    let count = 1;
    main.answer('calls.customer', () => ok({ count: count++, note: NO_NOTE }));
    const [dialer, customer] = [useDialerStore(), useCustomerStore()];
    main.emit('calls.changed', null);
    await rest();
    expect(customer.known).toBeUndefined();
    dialer.fill(CUSTOMER);
    await rest();
    main.emit('calls.changed', null);
    await rest();
    expect(customer.known?.count).toBe(2);
  });

  it.each([
    ['nobody', { count: 0, note: NO_NOTE }, false],
    ['somebody with calls', { count: 1, note: NO_NOTE }, true],
    ['somebody with a note', { count: 0, note: { text: 'rings after six', tags: [] } }, true],
    ['somebody with a tag', { count: 0, note: { text: '', tags: ['VIP'] } }, true],
  ])('%s', async (_who, known, isKnown) => {
    main.answer('calls.customer', () => ok(known));
    const [dialer, customer] = [useDialerStore(), useCustomerStore()];
    dialer.fill(CUSTOMER);
    await rest();
    expect(customer.isKnown).toBe(isKnown);
  });

  it('stays unknown where the calls cannot be read', async () => {
    main.answer('calls.customer', () => ({ ok: false, error: { code: 'disk' } }));
    const [dialer, customer] = [useDialerStore(), useCustomerStore()];
    dialer.fill(CUSTOMER);
    await rest();
    expect(customer).toMatchObject({ isKnown: false, known: undefined });
  });
});
