import { computed, shallowRef } from 'vue';
import type { AppError, CallRecord } from '../../preload/contract/index.ts';
import { request, useMainEvent } from '../bridge.ts';
import { questions } from '../loadable.ts';
import { defineAgentStore } from '../session.ts';

export type DetailState =
  | { is: 'none' }
  | { is: 'loading'; uuid: string }
  | { is: 'ready'; uuid: string; call: CallRecord }
  | { is: 'failed'; uuid: string; error: AppError };

/** The one call that is looked at closely. */
export const useDetailStore = defineAgentStore('calls-detail', () => {
  const state = shallowRef<DetailState>({ is: 'none' });
  const reads = questions();
  const uuid = computed(() => (state.value.is === 'none' ? undefined : state.value.uuid));

  async function read(wanted: string): Promise<void> {
    const isNewest = reads.take();
    const result = await request('calls.get', { uuid: wanted });
    if (!isNewest()) return;
    if (result.ok) state.value = { is: 'ready', uuid: wanted, call: result.value };
    // What is shown stays: an old record is better than none.
    else if (state.value.is !== 'ready') state.value = { is: 'failed', uuid: wanted, error: result.error };
  }

  async function open(wanted: string): Promise<void> {
    if (wanted === uuid.value && state.value.is !== 'failed') return;
    state.value = { is: 'loading', uuid: wanted };
    await read(wanted);
  }

  function close(): void {
    reads.drop();
    state.value = { is: 'none' };
  }

  /** A record changes after it was written: a score, a recording. */
  useMainEvent('calls.changed', () => {
    if (state.value.is === 'ready') void read(state.value.uuid);
  });

  return { state, uuid, open, close };
});
