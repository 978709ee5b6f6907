import { showNumber } from '../caller-ids/mask.ts';
import type { Messages } from '../i18n/zh-cn.ts';
import type { useFilterStore } from './filter.store.ts';

/** A filter that is on, and how to take it off. */
export interface FilterChip {
  key: string;
  label: string;
  clear: () => void;
}

/** Direction and period: an open panel shows what they are even where they are not set. */
export function plainChips(t: Messages, filters: ReturnType<typeof useFilterStore>): FilterChip[] {
  const { direction, period } = filters;
  const chips: FilterChip[] = [];
  if (direction === 'outbound' || direction === 'inbound')
    chips.push({
      key: 'direction',
      label: t.calls.directions[direction],
      clear: () => (filters.direction = 'all'),
    });
  if (period !== 'all')
    chips.push({ key: 'period', label: t.calls.periods[period], clear: () => (filters.period = 'all') });
  return chips;
}

/** The other filters that are on. */
export function chipsOf(
  t: Messages,
  filters: ReturnType<typeof useFilterStore>,
  areNumbersMasked: boolean,
  nameOf: (trunkNumber: string) => string,
  customerOf: (number: string) => string | undefined = () => undefined,
): FilterChip[] {
  const chips: FilterChip[] = filters.states.map((state) => ({
    key: state,
    label: t.callStates[state],
    clear: () => (filters.states = filters.states.filter((other) => other !== state)),
  }));
  const { outcome, trunkNumber, tag, customerNumber } = filters;
  if (outcome !== 'all')
    chips.unshift({ key: 'outcome', label: t.calls.outcomes[outcome], clear: () => (filters.outcome = 'all') });
  if (trunkNumber !== '') {
    const label = t.calls.via(nameOf(trunkNumber) || trunkNumber);
    chips.push({ key: 'trunk', label, clear: () => (filters.trunkNumber = '') });
  }
  if (tag !== '') chips.push({ key: 'tag', label: `# ${tag}`, clear: () => (filters.tag = '') });
  if (customerNumber !== '') {
    const label = customerOf(customerNumber) ?? showNumber(customerNumber, areNumbersMasked);
    chips.push({ key: 'number', label, clear: () => (filters.customerNumber = '') });
  }
  return chips;
}
