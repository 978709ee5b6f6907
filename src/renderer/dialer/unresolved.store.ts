import { computed, shallowRef } from 'vue';
import type { AppError, UnresolvedCall } from '../../preload/contract/index.ts';
import { request, useMainEvent } from '../bridge.ts';
import { questions } from '../loadable.ts';
import { useDialerStore } from './dialer.store.ts';
import { useCallNotesStore } from '../outcomes/call-notes.store.ts';
import { useNow } from '../ui/use-now.ts';
import { defineAgentStore } from '../session.ts';

/** Until then a record is on its way as usual. */
const LATE_MS = 10 * 60_000;

/** The calls that may have been placed, as main remembers them over restarts. */
export const useUnresolvedStore = defineAgentStore('unresolved', () => {
  const [dialer, callNotes] = [useDialerStore(), useCallNotesStore()];
  const calls = shallowRef<UnresolvedCall[]>([]);
  const problem = shallowRef<AppError>();
  const reads = questions();
  const now = useNow(60_000, () => callNotes.waiting.length > 0);
  /** Without the one that the progress card shows already. */
  const others = computed(() => {
    const { state } = dialer;
    return state.is === 'idle' ? calls.value : calls.value.filter(({ intentId }) => intentId !== state.intentId);
  });

  /** Notes of calls that no record was found for, without the one that is on the card. */
  const notes = computed(() => {
    const { state } = dialer;
    const current = state.is === 'idle' ? undefined : state.intentId;
    const isLate = (startedAt: number): boolean => now.value - startedAt > LATE_MS;
    const isOpen = (id: string): boolean => calls.value.some(({ intentId }) => intentId === id);
    return callNotes.waiting.filter(
      ({ intentId, startedAt }) => intentId !== current && (isLate(startedAt) || isOpen(intentId)),
    );
  });

  function accept(next: UnresolvedCall[]): void {
    reads.drop();
    calls.value = next;
    problem.value = undefined;
  }

  async function load(): Promise<void> {
    const isNewest = reads.take();
    void callNotes.load();
    const result = await request('dialer.unresolved', undefined);
    if (!isNewest()) return;
    if (result.ok) accept(result.value);
    else problem.value = result.error;
  }

  async function dismiss(intentId: string): Promise<void> {
    const isNewest = reads.take();
    const result = await request('dialer.dismissUnresolved', { intentId });
    if (!result.ok) problem.value = result.error;
    else if (isNewest()) accept(result.value);
  }

  useMainEvent('dialer.unresolvedChanged', accept);

  return { calls, others, notes, problem, load, dismiss };
});
