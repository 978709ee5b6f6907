import type { CallFilter, Result } from '../../preload/contract/index.ts';
import { request } from '../bridge.ts';
import { errorWords } from '../i18n/error-words.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { useShellStore } from '../shell/shell.store.ts';

interface Saving {
  saveOne: (uuid: string) => Promise<void>;
  saveMany: (filter: CallFilter) => Promise<void>;
}

/** Saves recordings: main asks where to and shows how far it is; only a refusal is told here. */
export function useSaving(): Saving {
  const t = useMessages();
  const shell = useShellStore();

  function tell(result: Result<null>): void {
    if (result.ok) return;
    const { sentence, detail } = errorWords(t.value, result.error);
    shell.say([sentence, detail].filter(Boolean).join(' '), 'bad');
  }

  return {
    saveOne: async (uuid) => tell(await request('calls.saveRecording', { uuid })),
    saveMany: async (filter) => tell(await request('calls.saveRecordings', { filter })),
  };
}
