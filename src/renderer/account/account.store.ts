import { computed, shallowRef } from 'vue';
import type { Account, AppError, Result } from '../../preload/contract/index.ts';
import { request, useMainEvent } from '../bridge.ts';
import { useAnswer } from '../answer.ts';
import { defineWindowStore, endSession } from '../session.ts';

export const useAccountStore = defineWindowStore('account', () => {
  const { state, value: account, ask, accept: show } = useAnswer<Account>();
  /** What the agent asked for last and did not get: signing out, the demo, the keychain. */
  const problem = shallowRef<AppError>();
  const isBusy = shallowRef(false);
  let session = '';
  const signedIn = computed(() => (account.value?.is === 'signed-in' ? account.value : undefined));

  /** Who is signed in, and where: the same agent id may be another agent on another server. */
  const sessionOf = (one: Account | undefined): string =>
    one?.is === 'signed-in' ? JSON.stringify([one.host, one.agentId, one.isDemo]) : '';

  function accept(next: Account): void {
    show(next);
    // At once, so that nothing that is asked from here on finds what belongs to somebody else.
    const before = session;
    session = sessionOf(next);
    if (before !== '' && session !== before) endSession();
  }

  async function load(): Promise<void> {
    const result = await ask(request('account.get', undefined));
    if (result?.ok) accept(result.value);
  }

  /** One at a time: a second click while main works does nothing. */
  async function perform(ask: () => Promise<Result<Account>>): Promise<boolean> {
    if (isBusy.value) return false;
    isBusy.value = true;
    problem.value = undefined;
    const result = await ask();
    isBusy.value = false;
    if (result.ok) accept(result.value);
    else problem.value = result.error;
    return result.ok;
  }

  const signIn = (input: { host: string; token: string; agentId: string }): Promise<boolean> =>
    perform(() => request('account.signIn', input));
  /** With `keepsOwnData`, what the agent has written is put into the vault before; without, it goes with everything else. */
  const signOut = (keepsOwnData = false): Promise<boolean> =>
    perform(() => request('account.signOut', { keepsOwnData }));
  const enterDemo = (): Promise<boolean> => perform(() => request('account.enterDemo', undefined));
  const tryKeychain = (): Promise<boolean> => perform(() => request('account.tryKeychain', undefined));

  const probeToken = (): Promise<boolean> => perform(() => request('account.probeToken', undefined));
  const replaceToken = (token: string): Promise<boolean> => perform(() => request('account.replaceToken', { token }));

  useMainEvent('account.changed', accept);

  return {
    state,
    account,
    signedIn,
    problem,
    isBusy,
    load,
    signIn,
    signOut,
    enterDemo,
    tryKeychain,
    probeToken,
    replaceToken,
  };
});
