import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { AppError } from '../../preload/contract/index.ts';
import { request } from '../bridge.ts';
import { questions } from '../loadable.ts';

export type RecordingState =
  | { is: 'none' }
  | { is: 'loading'; uuid: string }
  | { is: 'ready'; uuid: string; url: string }
  | { is: 'failed'; uuid: string; error: AppError };

/** The one recording that is being listened to. */
export const useRecordingStore = defineStore('recording', () => {
  const state = shallowRef<RecordingState>({ is: 'none' });
  const asked = questions();

  async function open(uuid: string): Promise<void> {
    const isNewest = asked.take();
    state.value = { is: 'loading', uuid };
    const result = await request('calls.recording', { uuid });
    if (!isNewest()) return;
    state.value = result.ok
      ? { is: 'ready', uuid, url: result.value.url }
      : { is: 'failed', uuid, error: result.error };
  }

  function close(): void {
    asked.drop();
    state.value = { is: 'none' };
  }

  return { state, open, close };
});
