import { computed, ref, shallowRef, watch } from 'vue';
import type { AppError, DialState, LinkRefusal, RequestSource } from '../../preload/contract/index.ts';
import { request, useMainEvent } from '../bridge.ts';
import { questions } from '../loadable.ts';
import { useCallerIdsStore } from '../caller-ids/caller-ids.store.ts';
import { blockedByReading, type Blocked } from './blocked.ts';
import { isConfirmable, useConfirming } from './confirming.ts';
import { useLinkCaution } from './link-caution.ts';
import { usePhoneCaution } from './phone-caution.ts';
import { customerOf, useReading } from './reading.ts';
import { useReference } from './reference.ts';
import { defineAgentStore } from '../session.ts';

export const useDialerStore = defineAgentStore('dialer', () => {
  const numbers = useCallerIdsStore();
  const { text, reading, isCurrent, read, settled } = useReading();
  const confirming = useConfirming();
  const { question, isReadable, ask, agree, agreedFor, forget } = confirming;
  const caution = usePhoneCaution(confirming);
  const { isArmed, isNoted: isFromLink, begin: beginCaution, forgetNote } = useLinkCaution();
  const state = shallowRef<DialState>({ is: 'idle' });
  /** Main did not take the last request at all; the state of a followed call stays what it was. */
  const refusal = shallowRef<AppError>();
  const isAsking = ref(false);
  /** Why the link that opened the window filled nothing; until something is typed. */
  const linkRefusal = ref<LinkRefusal>();
  /** Counts the numbers that came from outside: each wants the field in focus. */
  const requests = ref(0);
  /** The entry of a call list that the number in the field is called for. */
  let entry: string | undefined;
  const reads = questions();
  const orders = questions();

  const dialable = computed(() =>
    reading.value.is === 'read' && reading.value.value.is === 'dialable' ? reading.value.value : undefined,
  );
  const callee = computed(() => dialable.value?.callee ?? '');
  /** See `customerOf`; empty: nobody yet. */
  const customer = computed(() => (dialable.value ? customerOf(dialable.value) : ''));
  const { reference, referenceLength, over, sentWith, dropSent } = useReference(customer);
  const blocked = computed<Blocked | undefined>(() => {
    if (isAsking.value) return { is: 'asking' };
    if (state.value.is === 'calling') return { is: 'calling' };
    if (over.value > 0) return { is: 'reference-too-long', over: over.value };
    return blockedByReading(reading.value, isCurrent.value) ?? (isArmed.value ? undefined : { is: 'arming' });
  });

  // What was said about one number never counts for another.
  watch(
    text,
    () => {
      forget();
      forgetNote();
      linkRefusal.value = undefined;
      entry = undefined;
    },
    { flush: 'sync' },
  );

  async function load(): Promise<void> {
    const isNewest = reads.take();
    const [now, limits] = await Promise.all([request('dialer.state', undefined), request('dialer.limits', undefined)]);
    if (now.ok && isNewest()) state.value = now.value;
    if (limits.ok) referenceLength.value = limits.value.referenceLength;
    if (reading.value.is === 'none') await read(text.value);
  }

  function accept(next: DialState): void {
    reads.drop();
    state.value = next;
    refusal.value = undefined;
  }

  /** Only fills the field. Nothing but `dial` places a call. */
  function fill(number: string): void {
    refusal.value = undefined;
    void read(number);
  }

  /** A number from outside the window: fills and wants the focus. */
  function fillFrom(from: RequestSource, number: string): void {
    forget();
    fill(number);
    linkRefusal.value = undefined;
    if (from === 'link') beginCaution();
    requests.value++;
  }

  /** One click, one request: while main has not answered, further clicks do nothing. */
  async function dial(): Promise<void> {
    // Enter right behind the last digit: main is still reading it, and no order is lost for that.
    if (blocked.value?.is === 'reading') await settled();
    if (blocked.value || question.value) return;
    const { value: last } = state;
    if (last.is === 'unknown' && customerOf(last) === customer.value)
      ask({ reason: 'repeat', startedAt: last.startedAt, callee: customer.value });
    else await place();
  }

  /** One click on a customer of a call list: fills the field and calls. Nothing happens while another call is under way. */
  async function dialEntry(id: string, number: string): Promise<void> {
    if (isAsking.value || state.value.is === 'calling' || question.value) return;
    reference.value = '';
    fill(number);
    entry = id;
    await dial();
  }

  /** The yes to `question`. Main may have one more. */
  async function confirm(): Promise<void> {
    if (!agree(customer.value)) return;
    if (blocked.value) forget();
    else await place();
  }

  async function place(): Promise<void> {
    const [typed, asked] = [text.value, customer.value];
    if (caution.holds(asked)) return;
    const isNewest = orders.take();
    isAsking.value = true;
    refusal.value = undefined;
    const result = await request('dialer.dial', {
      text: typed,
      callerId: numbers.callerId,
      reference: reference.value.trim(),
      confirmed: agreedFor(asked),
      ...(entry !== undefined && { entry }),
    });
    if (!isNewest()) return;
    isAsking.value = false;
    if (result.ok) {
      forget();
      entry = undefined;
      sentWith(asked);
      accept(result.value);
    } else if (result.error.objection && isConfirmable(result.error.objection)) {
      if (typed === text.value) ask({ ...result.error.objection, callee: asked });
    } else {
      forget();
      refusal.value = result.error;
    }
  }

  async function dismiss(): Promise<void> {
    const ended = state.value.is === 'ended' ? customerOf(state.value) : undefined;
    const result = await request('dialer.dismiss', undefined);
    if (!result.ok) {
      refusal.value = result.error;
      return;
    }
    accept(result.value);
    if (ended === undefined) return;
    // The next number may stand there already, with its reference.
    if (customer.value === ended) {
      reference.value = '';
      await read('');
    } else dropSent();
  }

  useMainEvent('dialer.changed', accept);

  return {
    text,
    reference,
    referenceLength,
    referenceOver: over,
    reading,
    state,
    refusal,
    isAsking,
    isFromLink,
    linkRefusal,
    requests,
    question,
    isReadable,
    blocked,
    callee,
    customer,
    load,
    read,
    fill,
    fillFrom,
    dial,
    dialEntry,
    confirm,
    forget,
    dismiss,
  };
});
