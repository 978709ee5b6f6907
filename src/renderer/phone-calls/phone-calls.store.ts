import { computed, ref, shallowRef } from 'vue';
import type { AppError, PhoneCallsState, Result } from '../../preload/contract/index.ts';
import { request, useMainEvent } from '../bridge.ts';
import { useAnswer } from '../answer.ts';
import { defineAgentStore } from '../session.ts';

/** What can be asked of a call with a press. */
type Act = 'answer' | 'decline' | 'hangUp';

/** The calls of the phone, as main hears them. The call card and the main window use it. */
export const usePhoneCallsStore = defineAgentStore('phone-calls', () => {
  const { value: phone, ask, accept } = useAnswer<PhoneCallsState>();
  const calls = computed(() => phone.value?.calls ?? []);
  /** Why the phone did not do what was asked, by call. */
  const problem = shallowRef<{ id: string; error: AppError }>();
  /** The call that something is being asked for. */
  const busy = ref('');

  async function load(): Promise<void> {
    await ask(request('phoneCalls.get', undefined));
  }

  async function run(id: string, asking: Promise<Result<PhoneCallsState>>): Promise<void> {
    busy.value = id;
    const result = await asking;
    if (busy.value === id) busy.value = '';
    problem.value = result.ok ? undefined : { id, error: result.error };
    if (result.ok) accept(result.value);
  }

  const press = (act: Act, id: string): Promise<void> => run(id, request(`phoneCalls.${act}`, { id }));
  const mute = (id: string, isOn: boolean): Promise<void> => run(id, request('phoneCalls.mute', { id, isOn }));
  const hold = (id: string, isOn: boolean): Promise<void> => run(id, request('phoneCalls.hold', { id, isOn }));
  const dismiss = (id: string): Promise<void> => run(id, request('phoneCalls.dismiss', { id }));

  useMainEvent('phoneCalls.changed', accept);

  return { phone, calls, problem, busy, load, press, mute, hold, dismiss };
});
