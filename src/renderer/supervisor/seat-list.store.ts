import { computed, ref, shallowRef } from 'vue';
import type { AppError, SupervisorSeats } from '../../preload/contract/index.ts';
import { request } from '../bridge.ts';
import { loaded, questions, type Loadable } from '../loadable.ts';
import { contains, passes, SEAT_FILTERS, type SeatFilter } from './seat-filter.ts';
import { defineAgentStore } from '../session.ts';

/** All seats of the enterprise, and which of them are looked at. */
export const useSeatListStore = defineAgentStore('supervisor-seats', () => {
  const state = shallowRef<Loadable<SupervisorSeats>>({ is: 'loading' });
  const isRefreshing = shallowRef(false);
  const staleBecause = shallowRef<AppError>();
  const search = ref('');
  const filter = ref<SeatFilter>('all');
  const reads = questions();
  const seats = computed(() => (state.value.is === 'ready' ? state.value.value.seats : []));
  const agents = computed(() => (state.value.is === 'ready' ? state.value.value.agents : []));
  const found = computed(() =>
    seats.value.filter((seat) => contains(search.value, seat.sip, seat.agentName, seat.agentId ?? '')),
  );
  const shown = computed(() => found.value.filter((seat) => passes(seat, filter.value)));
  const counts = computed(
    () =>
      Object.fromEntries(
        SEAT_FILTERS.map((one) => [one, found.value.filter((seat) => passes(seat, one)).length]),
      ) as Record<SeatFilter, number>,
  );

  /** What is shown stays while the server is asked again, and when that fails. */
  async function load(fresh = false): Promise<void> {
    const isNewest = reads.take();
    isRefreshing.value = true;
    const result = await request('supervisor.seats', { fresh });
    if (!isNewest()) return;
    isRefreshing.value = false;
    const keeps = !result.ok && state.value.is === 'ready';
    staleBecause.value = keeps ? result.error : undefined;
    if (!keeps) state.value = loaded(result);
  }

  function reset(): void {
    search.value = '';
    filter.value = 'all';
  }

  function clear(): void {
    reads.drop();
    reset();
    isRefreshing.value = false;
    staleBecause.value = undefined;
    state.value = { is: 'loading' };
  }

  return { state, isRefreshing, staleBecause, search, filter, seats, agents, shown, counts, load, reset, clear };
});
