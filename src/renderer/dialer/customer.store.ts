import { computed, shallowRef, watch } from 'vue';
import type { KnownCustomer } from '../../preload/contract/index.ts';
import { request, useMainEvent } from '../bridge.ts';
import { questions } from '../loadable.ts';
import { debounce } from '../ui/debounce.ts';
import { useDialerStore } from './dialer.store.ts';
import { defineAgentStore } from '../session.ts';

/** Nobody waits for it, and while digits are typed there is nobody to look for. */
const REST_MS = 250;

/**
 * What my own calls and notes know of whoever the number in the field belongs to. It looks when the number has rested and again when
 * calls have changed, goes at once with the number, and never holds a call up.
 */
export const useCustomerStore = defineAgentStore('customer', () => {
  const dialer = useDialerStore();
  const known = shallowRef<KnownCustomer>();
  const asked = questions();

  async function look(): Promise<void> {
    const isNewest = asked.take();
    const result = await request('calls.customer', { number: dialer.customer });
    if (isNewest() && result.ok) known.value = result.value;
  }
  const later = debounce(() => void look(), REST_MS);

  watch(
    () => dialer.customer,
    (customer) => {
      asked.drop();
      known.value = undefined;
      if (customer === '') later.cancel();
      else later();
    },
    { immediate: true },
  );
  useMainEvent('calls.changed', () => dialer.customer !== '' && later());

  /** The number that was shown when they last picked up. */
  const answeredVia = computed(() => known.value?.answeredVia);
  /** Worth a place on the screen: they have called, were called, or something is written about them. */
  const isKnown = computed(() => {
    const { count = 0, note } = known.value ?? {};
    return count > 0 || (note !== undefined && (note.text !== '' || note.tags.length > 0));
  });
  return { known, isKnown, answeredVia };
});
