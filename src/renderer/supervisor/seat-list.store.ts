import { computed, ref } from 'vue';
import type { SupervisorSeats } from '../../preload/contract/index.ts';
import { request } from '../bridge.ts';
import { useAnswer } from '../answer.ts';
import { contains, passes, SEAT_FILTERS, type SeatFilter } from './seat-filter.ts';
import { defineAgentStore } from '../session.ts';

/** All seats of the enterprise, and which of them are looked at. */
export const useSeatListStore = defineAgentStore('supervisor-seats', () => {
  const { state, value, isAsking, staleBecause, ask, forget } = useAnswer<SupervisorSeats>();
  const search = ref('');
  const filter = ref<SeatFilter>('all');
  const seats = computed(() => value.value?.seats ?? []);
  const agents = computed(() => value.value?.agents ?? []);
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

  async function load(fresh = false): Promise<void> {
    await ask(request('supervisor.seats', { fresh }));
  }

  function reset(): void {
    search.value = '';
    filter.value = 'all';
  }

  function clear(): void {
    reset();
    forget();
  }

  return {
    state,
    isRefreshing: isAsking,
    staleBecause,
    search,
    filter,
    seats,
    agents,
    shown,
    counts,
    load,
    reset,
    clear,
  };
});
