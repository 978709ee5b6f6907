import type { CallRow } from '../../preload/contract/index.ts';
import { request, useMainEvent } from '../bridge.ts';
import { useAnswer } from '../answer.ts';
import { defineAgentStore } from '../session.ts';

/** The last numbers, each once. What is shown stays while a new list is read, and when reading it fails. */
export const useRecentStore = defineAgentStore('recent', () => {
  const { state, ask } = useAnswer<CallRow[]>();

  async function load(): Promise<void> {
    await ask(request('calls.recentNumbers', undefined));
  }

  useMainEvent('calls.changed', () => void load());

  return { state, load };
});
