import { computed, ref, shallowRef, watch } from 'vue';
import type {
  AppError,
  CallList,
  CallListsRequests,
  ListCard,
  NextEntry,
  RetryRule,
  Result,
} from '../../preload/contract/index.ts';
import { useAnswer } from '../answer.ts';
import { request, useMainEvent } from '../bridge.ts';
import { useDialerStore } from '../dialer/dialer.store.ts';
import { useFollowUpsStore } from '../follow-ups/follow-ups.store.ts';
import { questions } from '../loadable.ts';
import { defineAgentStore } from '../session.ts';
import { useTimers } from '../ui/timers.ts';

/** A key sooner than this after a customer has come up was meant for the one before. */
const READS_MS = 500;
type Settled = CallListsRequests['callLists.settle']['input']['state'];

/** The call lists, the one that is worked, and its customer whose turn it is. */
export const useCallListsStore = defineAgentStore('call-lists', () => {
  const [dialer, followUps] = [useDialerStore(), useFollowUpsStore()];
  const { state, value, ask } = useAnswer<CallList[]>();
  const chosenId = ref<string>();
  const card = shallowRef<ListCard>();
  /** What the list said when nobody was left to call now; undefined: somebody is shown, or it was not asked yet. */
  const rest = shallowRef<Pick<NextEntry, 'waitsUntil'>>();
  const problem = shallowRef<AppError>();
  /** In a narrow window the customer covers the list. */
  const isWorking = ref(false);
  const isReadable = ref(false);
  const after = useTimers();
  const reads = questions();
  let stopReading = (): void => undefined;

  const lists = computed(() => value.value ?? []);
  const list = computed(() => lists.value.find(({ id }) => id === chosenId.value) ?? lists.value[0]);

  function show(next: ListCard | undefined): void {
    if (next?.entry.id !== card.value?.entry.id) {
      isReadable.value = false;
      stopReading();
      stopReading = after(READS_MS, () => (isReadable.value = true));
    }
    card.value = next;
    if (next) rest.value = undefined;
  }

  function take(result: Result<ListCard>): boolean {
    problem.value = result.ok ? undefined : result.error;
    if (result.ok) show(result.value);
    return result.ok;
  }

  async function load(): Promise<void> {
    await ask(request('callLists.list', undefined));
    // The lists change their order while they are worked; the one that is shown stays.
    chosenId.value = list.value?.id;
    if (card.value) await refresh(card.value.entry.id);
    else await advance();
  }

  /** What is shown of this customer, unless somebody else has come up meanwhile. */
  async function refresh(id: string): Promise<void> {
    const result = await request('callLists.card', { entry: id });
    if (card.value?.entry.id !== id) return;
    if (result.ok) show(result.value);
    else if (result.error.code === 'not-found') await advance();
  }

  /** Whoever comes next. */
  async function advance(): Promise<void> {
    const isNewest = reads.take();
    const { value: now } = list;
    if (!now) {
      card.value = rest.value = undefined;
      return;
    }
    const result = await request('callLists.next', { list: now.id });
    if (!isNewest()) return;
    problem.value = result.ok ? undefined : result.error;
    if (!result.ok) return;
    show(result.value.card);
    if (!result.value.card) rest.value = result.value;
  }

  /** The next customer, by the agent's word: what the last call left on the screen goes. */
  async function goOn(): Promise<void> {
    const { is } = dialer.state;
    if (is === 'ended' || is === 'failed') void dialer.dismiss();
    isWorking.value = true;
    await advance();
  }

  async function choose(id: string): Promise<void> {
    chosenId.value = id;
    card.value = undefined;
    await advance();
  }

  async function open(entry: string): Promise<void> {
    isWorking.value = true;
    reads.drop();
    take(await request('callLists.card', { entry }));
  }

  async function call(): Promise<void> {
    const { value: shown } = card;
    if (shown && isReadable.value) await dialer.dialEntry(shown.entry.id, shown.entry.number);
  }

  async function settle(id: string, settled: Settled): Promise<boolean> {
    reads.drop();
    return take(await request('callLists.settle', { entry: id, state: settled }));
  }

  async function refuse(id: string, reason: string): Promise<boolean> {
    reads.drop();
    return take(await request('callLists.refuse', { entry: id, reason }));
  }

  async function allow(id: string): Promise<boolean> {
    reads.drop();
    return take(await request('callLists.allow', { entry: id }));
  }

  /** Another time, by the dialog of follow-ups. */
  let promising: { id: string; promisedAt: number | undefined } | undefined;
  function postpone(): void {
    const { value: shown } = card;
    if (!shown) return;
    promising = { id: shown.entry.id, promisedAt: shown.entry.promisedAt };
    followUps.begin({ number: shown.entry.number, origin: 'list' });
  }
  watch(
    () => followUps.draft,
    async (draft) => {
      const before = promising;
      if (draft || !before) return;
      promising = undefined;
      const result = await request('callLists.card', { entry: before.id });
      const promisedAt = result.ok ? result.value.entry.promisedAt : undefined;
      if (promisedAt !== undefined && promisedAt !== before.promisedAt) await goOn();
    },
  );

  /** Whether it was saved. */
  async function change(id: string, changes: { name: string; script: string; rule: RetryRule }): Promise<boolean> {
    const result = await request('callLists.change', { id, ...changes });
    problem.value = result.ok ? undefined : result.error;
    return result.ok;
  }

  async function remove(id: string): Promise<boolean> {
    const result = await request('callLists.remove', { id });
    problem.value = result.ok ? undefined : result.error;
    if (result.ok) {
      card.value = undefined;
      chosenId.value = undefined;
    }
    return result.ok;
  }

  useMainEvent('callLists.changed', () => void load());
  useMainEvent('followUps.changed', () => void load());
  useMainEvent('doNotCall.changed', () => void load());

  return {
    state,
    lists,
    list,
    card,
    rest,
    problem,
    isWorking,
    isReadable,
    load,
    goOn,
    choose,
    open,
    call,
    settle,
    refuse,
    allow,
    postpone,
    change,
    remove,
  };
});
