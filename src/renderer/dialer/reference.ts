import { computed, ref, watch, type ComputedRef, type Ref } from 'vue';

export interface Reference {
  /** The agent's own reference of the call (an order, a ticket). */
  reference: Ref<string>;
  /** How many UTF-16 units main takes; not known before it has said so. */
  referenceLength: Ref<number | undefined>;
  /** How many there are too many. */
  over: ComputedRef<number>;
  /** The call to `callee` has been placed with what stands there. */
  sentWith: (callee: string) => void;
  /** Takes away what went with the last call, but nothing that was typed since. */
  dropSent: () => void;
}

/** A reference belongs to the call that it was typed for: once that is placed, the next customer does not get it by mistake. */
export function useReference(callee: Ref<string>): Reference {
  const reference = ref('');
  const referenceLength = ref<number>();
  const over = computed(() => Math.max(0, reference.value.length - (referenceLength.value ?? Infinity)));
  let sent: { callee: string; text: string } | undefined;

  function dropSent(): void {
    if (sent?.text === reference.value) reference.value = '';
    sent = undefined;
  }
  watch(
    callee,
    (next) => {
      if (next !== '' && next !== sent?.callee) dropSent();
    },
    { flush: 'sync' },
  );
  const sentWith = (to: string): void => void (sent = { callee: to, text: reference.value });

  return { reference, referenceLength, over, sentWith, dropSent };
}
