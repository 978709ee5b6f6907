import { computed, ref } from 'vue';
import type { CallFilter, CallState, Direction } from '../../preload/contract/index.ts';
import { boundsOf, type Period } from './period.ts';
import { defineAgentStore } from '../session.ts';

/** What main takes. */
export const SEARCH_LENGTH = 256;

/** What the agent wants to see of the calls. */
export const useFilterStore = defineAgentStore('calls-filter', () => {
  const period = ref<Period>('all');
  const from = ref('');
  const to = ref('');
  const direction = ref<'all' | Direction>('all');
  const outcome = ref<'all' | 'talked' | 'missed'>('all');
  const states = ref<CallState[]>([]);
  const trunkNumber = ref('');
  const tag = ref('');
  const search = ref('');
  /** All calls with one customer. Apart from the search, which finds parts of numbers and shows them in plain text. */
  const customerNumber = ref('');

  const sought = computed(() => search.value.trim().slice(0, SEARCH_LENGTH));
  /** How many of the filters behind the funnel are set. */
  const hiddenCount = computed(
    () =>
      states.value.length +
      [
        ...[direction.value !== 'all', period.value !== 'all'],
        ...[outcome.value !== 'all', trunkNumber.value, tag.value],
      ].filter(Boolean).length,
  );
  const isNarrowed = computed(() => hiddenCount.value > 0 || (sought.value || customerNumber.value) !== '');

  function filterAt(now: number): CallFilter {
    return {
      ...boundsOf(period.value, from.value, to.value, now),
      ...(direction.value !== 'all' && { direction: direction.value }),
      ...(outcome.value !== 'all' && { outcome: outcome.value }),
      ...(states.value.length > 0 && { states: [...states.value] }),
      ...(trunkNumber.value !== '' && { trunkNumber: trunkNumber.value }),
      ...(tag.value !== '' && { tag: tag.value }),
      ...(customerNumber.value !== '' && { customer: customerNumber.value.slice(0, SEARCH_LENGTH) }),
      ...(sought.value !== '' && { search: sought.value }),
    };
  }

  /** Typing asks for something else than the one number. */
  function searchFor(text: string): void {
    search.value = text;
    customerNumber.value = '';
  }

  function reset(): void {
    period.value = 'all';
    direction.value = 'all';
    outcome.value = 'all';
    states.value = [];
    trunkNumber.value = '';
    tag.value = '';
    searchFor('');
  }

  /** Every call with this number, whatever was asked for before. */
  function only(number: string): void {
    reset();
    customerNumber.value = number;
  }

  return {
    period,
    from,
    to,
    direction,
    outcome,
    states,
    trunkNumber,
    tag,
    search,
    customerNumber,
    hiddenCount,
    isNarrowed,
    filterAt,
    searchFor,
    reset,
    only,
  };
});
