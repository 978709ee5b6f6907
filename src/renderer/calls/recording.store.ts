import { shallowRef } from 'vue';
import type { AppError } from '../../preload/contract/index.ts';
import { request } from '../bridge.ts';
import { questions } from '../loadable.ts';
import { defineAgentStore } from '../session.ts';

export type RecordingState =
  | { is: 'none' }
  | { is: 'loading'; uuid: string }
  | { is: 'ready'; uuid: string; url: string }
  /** There it is, in a format that no window can play. */
  | { is: 'unplayable'; uuid: string; format: string }
  | { is: 'failed'; uuid: string; error: AppError };

/** The one recording that is being listened to. */
export const useRecordingStore = defineAgentStore('recording', () => {
  const state = shallowRef<RecordingState>({ is: 'none' });
  const asked = questions();

  async function open(uuid: string): Promise<void> {
    const isNewest = asked.take();
    state.value = { is: 'loading', uuid };
    const result = await request('calls.recording', { uuid });
    if (!isNewest()) return;
    if (!result.ok) state.value = { is: 'failed', uuid, error: result.error };
    else if (result.value.unplayable !== undefined)
      state.value = { is: 'unplayable', uuid, format: result.value.unplayable };
    else state.value = { is: 'ready', uuid, url: result.value.url };
  }

  function close(): void {
    asked.drop();
    state.value = { is: 'none' };
  }

  return { state, open, close };
});
