import { computed, onScopeDispose, type ComputedRef } from 'vue';
import type { Statistics } from '../../preload/contract/index.ts';
import { useAnswer } from '../answer.ts';
import { request, useMainEvent } from '../bridge.ts';
import { throttle } from '../ui/throttle.ts';
import type { NumberRates } from './answer-rate.ts';

/** Reading a month is cheap, but during a first load of the history there is news all the time. */
const EVERY_MS = 5_000;

/**
 * My outbound calls with each number, and how many of them were talked. `talked` of the figures counts both directions: what came in
 * and was not missed is taken off.
 */
export function ratesOf(byTrunk: Statistics['byTrunk']): NumberRates {
  const entries = byTrunk.flatMap(({ trunkNumber, outbound, inbound, talked, missed }) =>
    trunkNumber === undefined
      ? []
      : [[trunkNumber, { outbound, talked: Math.max(0, talked - (inbound - missed)) }] as const],
  );
  return Object.fromEntries(entries);
}

/** The rates of this month for as long as the screen is open; undefined until they are known. */
export function useMonthRates(): ComputedRef<NumberRates | undefined> {
  const { value, ask } = useAnswer<Statistics>();
  const readAgain = throttle(() => void ask(request('calls.statistics', { period: 'month', offset: 0 })), EVERY_MS);
  useMainEvent('calls.changed', readAgain);
  readAgain();
  onScopeDispose(readAgain.cancel);
  return computed(() => value.value && ratesOf(value.value.byTrunk));
}
