import { useDetailStore } from '../calls/detail.store.ts';
import { useMissedStore } from '../calls/missed.store.ts';
import { useRecentStore } from '../calls/recent.store.ts';
import { useSectionStore } from '../calls/section.store.ts';
import { useCandidatesStore } from '../dialer/candidates.store.ts';
import { useDialerStore } from '../dialer/dialer.store.ts';
import { followFound } from '../dialer/found-toasts.ts';
import { useUnresolvedStore } from '../dialer/unresolved.store.ts';
import { useCallerIdsStore } from '../caller-ids/caller-ids.store.ts';
import { usePhoneStore } from '../phone/phone.store.ts';
import { useSetUpStore } from '../phone/set-up.store.ts';
import { useSeatStore } from '../seat/seat.store.ts';
import { atRest } from '../ui/rest.ts';

/** Follows main for the agent who is signed in. Returns what ends it: the next person must not see what this one did. */
export function followHome(): () => void {
  const [numbers, dialer, detail, phones] = [useCallerIdsStore(), useDialerStore(), useDetailStore(), usePhoneStore()];
  const lists = [useUnresolvedStore(), useRecentStore(), useMissedStore()];
  const stops = [numbers, dialer, detail, ...lists, phones].map((store) => store.follow()).concat(followFound());
  return () => {
    for (const stop of stops) stop();
    for (const store of [useSeatStore(), numbers, dialer, ...lists, phones, useSetUpStore()]) store.clear();
    for (const store of [useCandidatesStore(), detail]) store.close();
    useSectionStore().section = 'all';
  };
}

/** Asks main for everything that the first screen and the header show: what a call needs at once, the rest when the window is at rest. */
export async function loadHome(): Promise<void> {
  const numbers = useCallerIdsStore();
  const first = [useDialerStore().load(), useUnresolvedStore().load(), numbers.loadCallerId(), numbers.load()];
  await atRest();
  const phones = usePhoneStore();
  await Promise.all([
    ...first,
    useRecentStore().load(),
    useSeatStore().load(),
    useMissedStore().load(),
    phones.load().then(() => phones.keepFresh()),
  ]);
}
