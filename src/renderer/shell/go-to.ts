import type { AppPlace } from '../../preload/contract/index.ts';
import { on } from '../bridge.ts';
import { useAccountStore } from '../account/account.store.ts';
import { useDetailStore } from '../calls/detail.store.ts';
import { useSectionStore } from '../calls/section.store.ts';
import { useShellStore } from './shell.store.ts';

/** Shows what the agent has clicked in the tray or in a notification; also while the window is only starting. */
function goTo({ screen, uuid }: AppPlace): void {
  const { account } = useAccountStore();
  if (account && account.is !== 'signed-in') return;
  const [shell, sections, detail] = [useShellStore(), useSectionStore(), useDetailStore()];
  if (screen !== 'missed' && screen !== 'calls') {
    shell.go(screen);
    return;
  }
  sections.section = screen === 'missed' ? 'missed' : 'all';
  // In a narrow window an open call would cover the list that was asked for.
  if (uuid === undefined) detail.close();
  else void detail.open(uuid);
  shell.go('calls');
}

export function followPlaces(): () => void {
  return on('app.goTo', goTo);
}
