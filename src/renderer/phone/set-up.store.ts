import { ref, shallowRef } from 'vue';
import type { AppError } from '../../preload/contract/index.ts';
import { request } from '../bridge.ts';
import { questions } from '../loadable.ts';
import { defineAgentStore } from '../session.ts';

/** How far handing the account to Linphone has come. `until` (UTC epoch ms): the address can be fetched till then, once. */
export type Handing =
  { is: 'idle' } | { is: 'opening' } | { is: 'open'; until: number } | { is: 'failed'; error: AppError };

/** Setting a phone up: whether the dialog is open, on whatever screen, and Linphone's address. */
export const useSetUpStore = defineAgentStore('phone-set-up', () => {
  const isOpen = ref(false);
  const handing = shallowRef<Handing>({ is: 'idle' });
  const asked = questions();

  function open(): void {
    isOpen.value = true;
  }

  /** What is on its way to Linphone goes on: the agent may well close the dialog to see it. */
  function close(): void {
    isOpen.value = false;
    if (handing.value.is === 'failed') handing.value = { is: 'idle' };
  }

  async function openInLinphone(): Promise<void> {
    if (handing.value.is === 'opening') return;
    const isNewest = asked.take();
    handing.value = { is: 'opening' };
    const result = await request('phone.openInLinphone', undefined);
    if (!isNewest()) return;
    handing.value = result.ok
      ? { is: 'open', until: Date.now() + result.value.forMs }
      : { is: 'failed', error: result.error };
  }

  return { isOpen, handing, open, close, openInLinphone };
});
