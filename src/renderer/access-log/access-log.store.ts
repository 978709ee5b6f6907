import { shallowRef } from 'vue';
import type { AccessLogState, AppError } from '../../preload/contract/index.ts';
import { request } from '../bridge.ts';
import { useAnswer } from '../answer.ts';
import { defineWindowStore } from '../session.ts';

/** How the last export ended. */
export type LogExport = { is: 'none' } | { is: 'exported'; name: string } | { is: 'failed'; error: AppError };

/** The access log, which belongs to the computer and not to an agent. */
export const useAccessLogStore = defineWindowStore('access-log', () => {
  /** A log that cannot be read now is not shown as if it were whole. */
  const { state, ask } = useAnswer<AccessLogState>(() => false);
  const outcome = shallowRef<LogExport>({ is: 'none' });

  async function load(): Promise<void> {
    await ask(request('accessLog.get', undefined));
  }

  async function exportFile(): Promise<void> {
    const result = await request('accessLog.exportFile', undefined);
    if (!result.ok) outcome.value = { is: 'failed', error: result.error };
    else if (result.value) outcome.value = { is: 'exported', name: result.value.name };
    await load();
  }

  function forget(): void {
    outcome.value = { is: 'none' };
  }

  return { state, outcome, load, exportFile, forget };
});
