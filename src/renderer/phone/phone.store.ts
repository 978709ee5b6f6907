import { computed, shallowRef } from 'vue';
import type { AppError, PhoneState, Registration } from '../../preload/contract/index.ts';
import { request, useMainEvent } from '../bridge.ts';
import { useAnswer } from '../answer.ts';
import { defineAgentStore } from '../session.ts';

/** What the registrar says that makes a call most likely fail. */
export type PhoneFault = Extract<Registration['is'], 'not-registered' | 'wrong-password'>;

/** Before a call an older answer is worth asking again. */
const FRESH_MS = 60_000;

/** Whether my phone is registered, as main knows it. Both windows use it, so it stays small. */
export const usePhoneStore = defineAgentStore('phone', () => {
  const { state, value: phone, ask, accept } = useAnswer<PhoneState>();
  /** Why the last "check now" could not even be asked. */
  const problem = shallowRef<AppError>();
  const fault = computed<PhoneFault | undefined>(() => {
    const said = phone.value?.registration.is;
    return said === 'not-registered' || said === 'wrong-password' ? said : undefined;
  });
  const isChecking = computed(() => phone.value?.isChecking ?? false);
  /** There is somebody to ask, and asking again may tell more. */
  const canCheck = computed(() => {
    if (!phone.value) return false;
    const { settings, registration, stoppedBy } = phone.value;
    const isDemo = registration.is === 'unknown' && registration.why === 'demo';
    return settings.isCheckOn && settings.domain !== '' && stoppedBy !== 'no-challenge' && !isDemo;
  });

  async function load(): Promise<void> {
    await ask(request('phone.get', undefined));
  }

  async function check(): Promise<void> {
    const checking = request('phone.check', undefined);
    await ask(checking);
    const result = await checking;
    problem.value = result.ok ? undefined : result.error;
  }

  /** Before a call: asks again when the answer is old. Nobody waits for it, and where asking is stopped nothing is asked. */
  async function keepFresh(): Promise<void> {
    const { at, stoppedBy, askAgainAt } = phone.value ?? {};
    if (!canCheck.value || isChecking.value || stoppedBy) return;
    const age = at === undefined ? Infinity : Date.now() - at;
    if (age >= 0 && askAgainAt !== undefined && Date.now() < askAgainAt) return;
    if (age < 0 || age >= FRESH_MS) await check();
  }

  useMainEvent('phone.changed', accept);

  return { state, problem, phone, fault, isChecking, canCheck, accept, load, check, keepFresh };
});
