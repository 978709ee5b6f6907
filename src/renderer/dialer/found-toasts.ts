import { useMainEvent } from '../bridge.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { useSettingsStore } from '../settings/settings.store.ts';
import { useShellStore } from '../shell/shell.store.ts';
import { useDialerStore } from './dialer.store.ts';
import { foundWords } from './found-words.ts';

/** Says what became of calls that may have been placed, but for the one whose card is in sight and says it itself. Call in setup. */
export function useFoundToasts(): void {
  const t = useMessages();
  const [settings, shell, dialer] = [useSettingsStore(), useShellStore(), useDialerStore()];
  useMainEvent('dialer.found', (found) => {
    const hasCard = dialer.state.is !== 'idle' && dialer.state.intentId === found.intentId;
    if (hasCard && shell.screen === 'dial') return;
    shell.say(foundWords(t.value, found, settings.areNumbersMasked));
  });
}
