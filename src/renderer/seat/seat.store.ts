import { shallowRef } from 'vue';
import type { AppError, Seat } from '../../preload/contract/index.ts';
import { request } from '../bridge.ts';
import { useAnswer } from '../answer.ts';
import { questions } from '../loadable.ts';
import { defineAgentStore } from '../session.ts';
import { useTimers } from '../ui/timers.ts';

/** The password is in this window only while it is `shown`. */
export type Secret =
  | { is: 'masked' }
  | { is: 'asking' }
  | { is: 'shown'; password: string; until: number }
  | { is: 'failed'; error: AppError };

/** How the seat is another one than it was before, as far as this window has seen both. */
export type SeatChange =
  /** The agent has none any more; `sip` is the one that they had. */
  { is: 'lost'; sip: string } | { is: 'moved'; before: string; sip: string };

export const useSeatStore = defineAgentStore('seat', () => {
  const { state, isAsking, staleBecause, ask } = useAnswer<Seat>(({ code }) => code !== 'no-seat');
  const secret = shallowRef<Secret>({ is: 'masked' });
  const change = shallowRef<SeatChange>();
  const reveals = questions();
  /** The seat that was shown last, also after it was lost. */
  let lastSip: string | undefined;
  const after = useTimers();
  let stopShowing = (): void => undefined;

  async function load(fresh = false): Promise<void> {
    const result = await ask(request('seat.get', { fresh }));
    if (result && !staleBecause.value) notice(result.ok ? result.value.sip : undefined);
  }

  function notice(sip: string | undefined): void {
    if (sip === undefined) change.value = lastSip === undefined ? undefined : { is: 'lost', sip: lastSip };
    else if (lastSip !== undefined && sip !== lastSip) change.value = { is: 'moved', before: lastSip, sip };
    else if (change.value?.is === 'lost') change.value = undefined;
    lastSip = sip ?? lastSip;
  }

  /** The agent has seen that the seat has changed. */
  function acknowledge(): void {
    change.value = undefined;
  }

  function mask(): void {
    reveals.drop();
    stopShowing();
    secret.value = { is: 'masked' };
  }

  async function reveal(): Promise<void> {
    mask();
    const isNewest = reveals.take();
    secret.value = { is: 'asking' };
    const result = await request('seat.revealPassword', undefined);
    if (!isNewest()) return;
    if (!result.ok) {
      secret.value = { is: 'failed', error: result.error };
      return;
    }
    const { password, forMs } = result.value;
    secret.value = { is: 'shown', password, until: Date.now() + forMs };
    stopShowing = after(forMs, mask);
  }

  return { state, secret, isRefreshing: isAsking, staleBecause, change, load, acknowledge, reveal, mask };
});
