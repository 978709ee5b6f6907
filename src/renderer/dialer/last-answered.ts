import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import { request } from '../bridge.ts';
import { questions } from '../loadable.ts';
import { debounce } from '../ui/debounce.ts';
import { isSameCustomer } from './same-customer.ts';

/** Nobody waits for it, and while digits are typed there is nothing to look for. */
const REST_MS = 250;

/**
 * The number that was shown when this customer last picked up, from my own calls (R44); undefined: there is none, or it is not known
 * yet. Looks when `callee` has rested, and never holds a call up.
 */
export function useLastAnswered(callee: () => string): ShallowRef<string | undefined> {
  const found = shallowRef<string>();
  const asked = questions();

  async function look(): Promise<void> {
    const [customer, isNewest] = [callee(), asked.take()];
    const filter = { search: customer, outcome: 'talked', direction: 'outbound' } as const;
    const result = await request('calls.first', { filter });
    if (!isNewest() || !result.ok) return;
    // The search finds parts of numbers and notes too; rows come newest first.
    found.value = result.value.find(
      ({ customerNumber, trunkNumber }) => trunkNumber !== undefined && isSameCustomer(customerNumber, customer),
    )?.trunkNumber;
  }
  const later = debounce(() => void look(), REST_MS);

  watch(
    callee,
    (customer) => {
      asked.drop();
      found.value = undefined;
      if (customer === '') later.cancel();
      else later();
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    later.cancel();
    asked.drop();
  });
  return found;
}
