import { useHistoryStore } from '../calls/history.store.ts';
import { useMissedStore } from '../calls/missed.store.ts';
import { useRecentStore } from '../calls/recent.store.ts';
import { useCallerIdsStore } from '../caller-ids/caller-ids.store.ts';
import { useDialerStore } from '../dialer/dialer.store.ts';
import { useUnresolvedStore } from '../dialer/unresolved.store.ts';
import { useFollowUpsStore } from '../follow-ups/follow-ups.store.ts';
import { useOutcomesStore } from '../outcomes/outcomes.store.ts';
import { usePhoneStore } from '../phone/phone.store.ts';
import { useSeatStore } from '../seat/seat.store.ts';
import { useSupervisorStore } from '../supervisor/supervisor.store.ts';

/** Asks main for everything that the first screen, the rail and the header show: what a call needs comes first. */
export async function loadHome(): Promise<void> {
  const [callerIds, phones] = [useCallerIdsStore(), usePhoneStore()];
  await Promise.all([useDialerStore().load(), callerIds.loadCallerId(), callerIds.load(), useUnresolvedStore().load()]);
  await Promise.all([
    useRecentStore().load(),
    useSeatStore().load(),
    useMissedStore().load(),
    useFollowUpsStore().load(),
    useOutcomesStore().load(),
    useHistoryStore().load(),
    useSupervisorStore().load(),
    phones.load().then(() => phones.keepFresh()),
  ]);
}
