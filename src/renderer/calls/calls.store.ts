import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import type { AppError, CallFilter, CallPage, CallRecord } from '../../preload/contract/index.ts';
import { on, request } from '../bridge.ts';
import { questions } from '../loadable.ts';
import { withNewest } from './days.ts';
import { useFilterStore } from './filter.store.ts';

/** The next page: nothing asked, on its way, or failed. */
export type More = { is: 'resting' } | { is: 'loading' } | { is: 'failed'; error: AppError };

export type CallsState =
  | { is: 'loading' }
  | { is: 'ready'; page: CallPage; filter: CallFilter; more: More; staleBecause?: AppError }
  | { is: 'failed'; error: AppError };

export const useCallsStore = defineStore('calls', () => {
  const filters = useFilterStore();
  const state = shallowRef<CallsState>({ is: 'loading' });
  const selected = ref<string>();
  const isRefreshing = ref(false);
  const reads = questions();
  const selectedCall = computed<CallRecord | undefined>(() =>
    state.value.is === 'ready' ? state.value.page.calls.find((call) => call.uuid === selected.value) : undefined,
  );

  /** Asks from the top, with the filter as it is now. */
  async function load(): Promise<void> {
    const isNewest = reads.take();
    const filter = filters.filterAt(Date.now());
    state.value = { is: 'loading' };
    const result = await request('calls.list', { filter });
    if (!isNewest()) return;
    isRefreshing.value = false;
    state.value = result.ok
      ? { is: 'ready', page: result.value, filter, more: { is: 'resting' } }
      : { is: 'failed', error: result.error };
  }

  /** Asks for the newest page and keeps what is shown until it is there, and when it fails. */
  async function refresh(): Promise<void> {
    const shown = state.value;
    if (shown.is !== 'ready') return load();
    const isNewest = reads.take();
    isRefreshing.value = true;
    const filter = filters.filterAt(Date.now());
    const result = await request('calls.list', { filter });
    if (!isNewest()) return;
    isRefreshing.value = false;
    const resting: More = { is: 'resting' };
    if (!result.ok) state.value = { ...shown, more: resting, staleBecause: result.error };
    else state.value = { is: 'ready', page: onTop(shown.page, result.value), filter, more: resting };
  }

  function onTop(shown: CallPage, page: CallPage): CallPage {
    const calls = withNewest(shown.calls, page.calls);
    return calls ? { ...shown, ...(page.totalHint !== undefined && { totalHint: page.totalHint }), calls } : page;
  }

  async function loadMore(): Promise<void> {
    const shown = state.value;
    if (shown.is !== 'ready' || shown.more.is === 'loading' || shown.page.next === undefined) return;
    const isNewest = reads.take();
    isRefreshing.value = false;
    state.value = { ...shown, more: { is: 'loading' } };
    const result = await request('calls.list', { filter: shown.filter, cursor: shown.page.next });
    if (!isNewest()) return;
    if (!result.ok) {
      state.value = { ...shown, more: { is: 'failed', error: result.error } };
      return;
    }
    // Pages shift while they are read: a call can come twice.
    const known = new Set(shown.page.calls.map((call) => call.uuid));
    const added = result.value.calls.filter((call) => !known.has(call.uuid));
    state.value = {
      ...shown,
      page: { ...result.value, calls: [...shown.page.calls, ...added] },
      more: { is: 'resting' },
    };
  }

  /** Forgets the calls of somebody who signed out. */
  function clear(): void {
    reads.drop();
    isRefreshing.value = false;
    selected.value = undefined;
    state.value = { is: 'loading' };
  }

  function follow(): () => void {
    const stop = on('calls.changed', () => void refresh());
    const unwatch = watch(
      () => JSON.stringify(filters.filterAt(0)),
      () => void load(),
    );
    return () => {
      stop();
      unwatch();
    };
  }

  return { state, selected, selectedCall, isRefreshing, load, refresh, loadMore, clear, follow };
});
