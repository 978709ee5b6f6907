import { computed, type ComputedRef } from 'vue';
import type { ListEntry } from '../../preload/contract/index.ts';
import { showNumber } from '../caller-ids/mask.ts';
import { useKnownStore } from '../contacts/known.store.ts';
import { useDialerStore } from '../dialer/dialer.store.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { useSettingsStore } from '../settings/settings.store.ts';
import { useShellStore } from '../shell/shell.store.ts';
import { useNow } from '../ui/use-now.ts';
import { useCallListsStore } from './call-lists.store.ts';
import { isSettled } from './entry-words.ts';

export interface EntryActs {
  /** A call is under way, of this customer or another. */
  isBusy: ComputedRef<boolean>;
  /** Nothing is left to do for the customer on the card now. */
  isDone: ComputedRef<boolean>;
  call: () => void;
  next: () => void;
  skip: () => void;
  later: () => void;
  refuse: () => void;
  offerAgain: () => void;
}

/** What can be done for the customer on the card, by button and by key. */
export function useEntryActs(): EntryActs {
  const t = useMessages();
  const [lists, dialer, known] = [useCallListsStore(), useDialerStore(), useKnownStore()];
  const [settings, shell] = [useSettingsStore(), useShellStore()];
  const now = useNow(30_000);
  const entry = computed(() => lists.card?.entry);
  const isBusy = computed(() => dialer.isAsking || dialer.state.is === 'calling');
  const isDone = computed(() => entry.value !== undefined && isSettled(entry.value, now.value));
  const nameOf = ({ name, company, number }: ListEntry): string =>
    (known.areNamesHidden ? '' : name || company) || showNumber(number, settings.areNumbersMasked);

  async function skip(): Promise<void> {
    const { value: skipped } = entry;
    if (!skipped || !(await lists.settle(skipped.id, 'skipped'))) return;
    shell.offer(t.value.callLists.skipped(nameOf(skipped)), t.value.callLists.undo, () => void bringBack(skipped.id));
    await lists.goOn();
  }

  async function refuse(): Promise<void> {
    const { value: refused } = entry;
    if (!refused || !(await lists.refuse(refused.id, t.value.callLists.refuseReason))) return;
    shell.offer(t.value.callLists.refused(nameOf(refused)), t.value.callLists.undo, () => void lists.allow(refused.id));
    await lists.goOn();
  }

  async function bringBack(id: string): Promise<void> {
    await lists.settle(id, 'open');
  }

  return {
    isBusy,
    isDone,
    call: () => void lists.call(),
    next: () => void lists.goOn(),
    skip: () => void skip(),
    later: () => lists.postpone(),
    refuse: () => void refuse(),
    offerAgain: () => void (entry.value && bringBack(entry.value.id)),
  };
}
