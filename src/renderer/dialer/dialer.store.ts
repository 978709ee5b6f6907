import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { AppError, DialState, NotDialable } from '../../preload/contract/index.ts';
import { on, request } from '../bridge.ts';
import { questions } from '../loadable.ts';
import { useNumbersStore } from '../numbers/numbers.store.ts';
import { useReading } from './reading.ts';

/** Why the call button cannot be pressed. */
export type Blocked =
  | { is: 'asking' }
  | { is: 'calling' }
  | { is: 'reading' }
  | { is: 'reference-too-long'; over: number }
  | { is: 'not-dialable'; why: NotDialable }
  | { is: 'unreadable'; error: AppError };

export const useDialerStore = defineStore('dialer', () => {
  const numbers = useNumbersStore();
  const { text, reading, isCurrent, read } = useReading();
  const reference = ref('');
  const referenceLength = ref<number>();
  const state = shallowRef<DialState>({ is: 'idle' });
  /** Main did not take the last request at all; the state of a followed call stays what it was. */
  const refusal = shallowRef<AppError>();
  const isAsking = ref(false);
  /** The number that may have been called already: asks for a second, explicit yes. */
  const repeat = shallowRef<{ callee: string }>();
  const reads = questions();

  const blocked = computed<Blocked | undefined>(() => {
    if (isAsking.value) return { is: 'asking' };
    if (state.value.is === 'calling') return { is: 'calling' };
    const over = reference.value.length - (referenceLength.value ?? Infinity);
    if (over > 0) return { is: 'reference-too-long', over };
    if (reading.value.is === 'failed') return { is: 'unreadable', error: reading.value.error };
    if (reading.value.is === 'none' || !isCurrent.value) return { is: 'reading' };
    return reading.value.value.is === 'dialable' ? undefined : { is: 'not-dialable', why: reading.value.value.why };
  });

  const callee = computed(() =>
    reading.value.is === 'read' && reading.value.value.is === 'dialable' ? reading.value.value.callee : '',
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

  /** One click, one request: while main has not answered, further clicks do nothing. */
  async function dial(): Promise<void> {
    if (blocked.value) return;
    if (state.value.is === 'unknown' && state.value.callee === callee.value) repeat.value = { callee: callee.value };
    else await place(false);
  }

  async function confirmRepeat(): Promise<void> {
    const isStill = repeat.value?.callee === callee.value;
    repeat.value = undefined;
    if (isStill && !blocked.value) await place(true);
  }

  async function place(confirmedRepeat: boolean): Promise<void> {
    isAsking.value = true;
    refusal.value = undefined;
    const asked = callee.value;
    const input = { text: text.value, callerId: numbers.callerId, reference: reference.value.trim(), confirmedRepeat };
    const result = await request('dialer.dial', input);
    isAsking.value = false;
    if (result.ok) accept(result.value);
    // Main remembers further back than this window: it wants the second yes for an earlier call.
    else if (result.error.code === 'confirm-repeat') repeat.value = { callee: asked };
    else refusal.value = result.error;
  }

  async function dismiss(): Promise<void> {
    const isDone = state.value.is === 'ended';
    const result = await request('dialer.dismiss', undefined);
    if (!result.ok) {
      refusal.value = result.error;
      return;
    }
    accept(result.value);
    if (!isDone) return;
    reference.value = '';
    await read('');
  }

  /** Forgets what somebody who signed out has typed. */
  function clear(): void {
    reference.value = '';
    repeat.value = undefined;
    refusal.value = undefined;
    reads.drop();
    state.value = { is: 'idle' };
    void read('');
  }

  function follow(): () => void {
    return on('dialer.changed', accept);
  }

  return {
    text, reference, referenceLength, reading, state, refusal, isAsking, repeat, blocked, callee,
    load, read, fill, dial, confirmRepeat, dismiss, clear, follow,
  }; // prettier-ignore
});
