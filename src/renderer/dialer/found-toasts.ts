import type { Events } from '../../preload/contract/index.ts';
import { useMainEvent } from '../bridge.ts';
import { showNumber } from '../caller-ids/mask.ts';
import { clock } from '../i18n/formats.ts';
import { useMessages } from '../i18n/use-messages.ts';
import type { Messages } from '../i18n/zh-cn.ts';
import { useSettingsStore } from '../settings/settings.store.ts';
import { useShellStore } from '../shell/shell.store.ts';
import { useDialerStore } from './dialer.store.ts';

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

/** What became of a call that may have been placed, now that its record is there. */
function foundWords(t: Messages, found: Events['dialer.found'], isMasked: boolean): string {
  const { callee, result, talkSeconds } = found;
  const talked = result === 'answered' && talkSeconds > 0;
  return t.dialer.found(
    showNumber(callee, isMasked),
    talked ? t.dial.talked(clock(talkSeconds)) : t.callStates[result],
  );
}
