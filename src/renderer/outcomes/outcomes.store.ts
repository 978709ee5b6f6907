import { computed, shallowReactive, shallowRef } from 'vue';
import type { AppError, CallOutcome, CallRef, OpenOutcome, OutcomeCode } from '../../preload/contract/index.ts';
import { useAnswer } from '../answer.ts';
import { request, useMainEvent } from '../bridge.ts';
import { useFollowUpsStore } from '../follow-ups/follow-ups.store.ts';
import { language } from '../i18n/language.ts';
import { defineAgentStore } from '../session.ts';
import { useSettingsStore } from '../settings/settings.store.ts';

const keyOf = (call: CallRef): string => (call.is === 'intent' ? `intent ${call.intentId}` : `record ${call.uuid}`);

/** What calls came to, and the calls that still want to be told of. */
export const useOutcomesStore = defineAgentStore('outcomes', () => {
  const [settings, followUps] = [useSettingsStore(), useFollowUpsStore()];
  /** By the call; null: nothing was said of it. */
  const known = shallowReactive(new Map<string, CallOutcome | null>());
  const { state: openState, value: openCalls, ask, accept } = useAnswer<OpenOutcome[]>();
  const problem = shallowRef<AppError>();
  const open = computed(() => openCalls.value ?? []);
  const codes = computed(() => settings.overview?.settings.outcomeCodes ?? []);

  async function load(): Promise<void> {
    await ask(request('outcomes.open', undefined));
  }

  async function read(call: CallRef): Promise<void> {
    const result = await request('outcomes.of', { call });
    if (result.ok) known.set(keyOf(call), result.value);
    problem.value = result.ok ? undefined : result.error;
  }

  /** undefined: it was not read yet. */
  const of = (call: CallRef): CallOutcome | null | undefined => known.get(keyOf(call));
  const labelOf = (code: OutcomeCode): string => code.labels[language.value];

  /** Whether it was written. What follows from it (a follow-up is to be planned) begins at once. */
  async function set(call: CallRef, code: OutcomeCode): Promise<boolean> {
    const result = await request('outcomes.set', { call, code: code.id });
    problem.value = result.ok ? undefined : result.error;
    if (!result.ok) return false;
    known.set(keyOf(call), result.value);
    if (code.then.is === 'follow-up') followUps.begin({ number: result.value.customerNumber, origin: 'call' });
    return true;
  }

  async function remove(call: CallRef): Promise<void> {
    const result = await request('outcomes.remove', { call });
    problem.value = result.ok ? undefined : result.error;
    if (result.ok) known.set(keyOf(call), null);
  }

  useMainEvent('outcomes.changed', ({ call, outcome }) => void known.set(keyOf(call), outcome));
  useMainEvent('outcomes.openChanged', accept);

  return { openState, open, codes, problem, load, read, of, labelOf, set, remove };
});
