import { ref, shallowRef } from 'vue';
import type { AppError, BackupMerged, BackupProblem } from '../../preload/contract/index.ts';
import { request } from '../bridge.ts';
import { defineAgentStore } from '../session.ts';

/** How the last backup or restore ended. */
export type BackupOutcome =
  | { is: 'none' }
  | { is: 'saved'; name: string }
  | { is: 'restored'; merged: BackupMerged }
  | { is: 'refused'; why: BackupProblem }
  | { is: 'failed'; what: 'save' | 'restore'; error: AppError };

/** Own data to an encrypted file and back. A passphrase is kept nowhere. */
export const useBackupStore = defineAgentStore('backup', () => {
  const outcome = shallowRef<BackupOutcome>({ is: 'none' });
  /** The passphrase is asked for: for a new file, or for the one that was chosen. */
  const asking = shallowRef<{ is: 'no' } | { is: 'save' } | { is: 'restore'; name: string }>({ is: 'no' });
  const isBusy = ref(false);

  function startSaving(): void {
    outcome.value = { is: 'none' };
    asking.value = { is: 'save' };
  }

  async function startRestoring(): Promise<void> {
    outcome.value = { is: 'none' };
    const result = await request('backup.choose', undefined);
    if (!result.ok) outcome.value = { is: 'failed', what: 'restore', error: result.error };
    else if (result.value) asking.value = { is: 'restore', name: result.value.name };
  }

  /** What was asked for. A refused file stays chosen: the passphrase may have been mistyped. */
  async function go(passphrase: string): Promise<void> {
    if (isBusy.value) return;
    isBusy.value = true;
    if (asking.value.is === 'save') await save(passphrase);
    else await restore(passphrase);
    isBusy.value = false;
  }

  async function save(passphrase: string): Promise<void> {
    const result = await request('backup.save', { passphrase });
    if (result.ok && result.value === null) return;
    outcome.value =
      result.ok && result.value
        ? { is: 'saved', name: result.value.name }
        : { is: 'failed', what: 'save', error: result.ok ? { code: 'unexpected' } : result.error };
    cancel();
  }

  async function restore(passphrase: string): Promise<void> {
    const result = await request('backup.restore', { passphrase });
    outcome.value = result.ok ? result.value : { is: 'failed', what: 'restore', error: result.error };
    if (outcome.value.is !== 'refused') cancel();
  }

  function cancel(): void {
    asking.value = { is: 'no' };
  }

  function forget(): void {
    outcome.value = { is: 'none' };
    cancel();
  }

  return { outcome, asking, isBusy, startSaving, startRestoring, go, cancel, forget };
});
