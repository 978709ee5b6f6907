import { computed, shallowRef } from 'vue';
import type { CallFilter } from '../../preload/contract/index.ts';
import type { HelpTopic } from '../help/topics.ts';
import { defineAgentStore } from '../session.ts';

/** What lies over the whole window, on whatever screen. `welcome` is the last step of the first run, once after signing in by hand. */
export type Overlay =
  | { is: 'none' | 'palette' | 'keys' | 'welcome' }
  /** `overWelcome`: that step waits underneath, with all that was typed into it. */
  | { is: 'help'; topic?: HelpTopic; overWelcome?: true }
  | { is: 'export'; filter: CallFilter; count: number };

/** One thing at a time; only the help may lie over the welcome. */
export const useOverlayStore = defineAgentStore('overlay', () => {
  const shown = shallowRef<Overlay>({ is: 'none' });
  const isWelcome = computed(
    () => shown.value.is === 'welcome' || (shown.value.is === 'help' && shown.value.overWelcome === true),
  );

  function show(next: Overlay): void {
    shown.value = next;
  }

  function showHelp(topic?: HelpTopic): void {
    shown.value = {
      is: 'help',
      ...(topic !== undefined && { topic }),
      ...(isWelcome.value && { overWelcome: true }),
    };
  }

  function close(): void {
    shown.value = { is: shown.value.is === 'help' && isWelcome.value ? 'welcome' : 'none' };
  }

  return { shown, isWelcome, show, showHelp, close };
});
