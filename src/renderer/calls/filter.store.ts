import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import type { CallFilter, CallState, Direction } from '../../preload/contract/index.ts';
import { boundsOf, type Period } from './period.ts';

/** What the agent wants to see of the calls. */
export const useFilterStore = defineStore('calls-filter', () => {
  const period = ref<Period>('month');
  const from = ref('');
  const to = ref('');
  const direction = ref<'all' | Direction>('all');
  const states = ref<CallState[]>([]);
  const trunkNumber = ref('');
  const search = ref('');

  const numberPart = computed(() => search.value.replaceAll(/\D/g, ''));
  /** How many of the filters behind the funnel are set. */
  const hiddenCount = computed(() => states.value.length + (trunkNumber.value === '' ? 0 : 1));
  const isNarrowed = computed(
    () => hiddenCount.value > 0 || direction.value !== 'all' || numberPart.value !== '' || period.value !== 'all',
  );

  function filterAt(now: number): CallFilter {
    return {
      ...boundsOf(period.value, from.value, to.value, now),
      ...(direction.value !== 'all' && { direction: direction.value }),
      ...(states.value.length > 0 && { states: [...states.value] }),
      ...(trunkNumber.value !== '' && { trunkNumber: trunkNumber.value }),
      ...(numberPart.value !== '' && { numberPart: numberPart.value }),
    };
  }

  function reset(to: Period = 'all'): void {
    period.value = to;
    direction.value = 'all';
    states.value = [];
    trunkNumber.value = '';
    search.value = '';
  }

  return {
    period,
    from,
    to,
    direction,
    states,
    trunkNumber,
    search,
    numberPart,
    hiddenCount,
    isNarrowed,
    filterAt,
    reset,
  };
});
