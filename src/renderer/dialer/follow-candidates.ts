import { watch } from 'vue';
import { useMessages } from '../i18n/use-messages.ts';
import { useShellStore } from '../shell/shell.store.ts';
import { useCandidatesStore } from './candidates.store.ts';

/** Says when a text holds no number, and calls `filled` when the agent can go on at the field, whatever came of it. */
export function followCandidates(filled: () => void): void {
  const t = useMessages();
  const [shell, candidates] = [useShellStore(), useCandidatesStore()];
  watch(
    () => candidates.state,
    (state, before) => {
      if (state.is === 'nothing') shell.say(t.value.dialer.nothingFound[state.from], 'bad');
      if (state.is === 'failed') shell.say(t.value.errors[state.error.code], 'bad');
      if (state.is !== 'looking' && state.is !== 'several' && before.is !== 'none') filled();
    },
  );
}
