import type { Account } from '../../preload/contract/index.ts';
import type { Broadcast } from '../ipc/broadcast.ts';
import { furnishDemo } from '../own-data/furnish-demo.ts';
import type { Services } from '../services.ts';

type Told = 'account' | 'settings' | 'dialer' | 'calls' | 'followUps' | 'supervisor' | 'contacts' | 'doNotCall';

/** Whoever is signed in has changed, or how they are: the windows hear of it, and what works for an agent goes on. */
export function announceAccount(state: Account, broadcast: Broadcast, services: Pick<Services, Told>): void {
  const { account, settings, dialer, calls, followUps, supervisor } = services;
  furnishDemo(account.demo(), services, settings.get().appearance.language);
  broadcast('account.changed', state);
  if (state.is !== 'signed-in') return;
  dialer.resume();
  calls.resume();
  followUps.resume();
  supervisor.resume();
  calls.tokenDead(state.isTokenDead ?? false);
}
