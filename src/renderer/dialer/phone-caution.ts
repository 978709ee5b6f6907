import { watch } from 'vue';
import { usePhoneStore } from '../phone/phone.store.ts';
import type { Confirming, PhoneObjection } from './confirming.ts';

export interface PhoneCaution {
  /** True: the registrar says that the phone cannot take the call, and the agent has been asked whether to dial all the same. */
  holds: (callee: string) => boolean;
}

/** The phone rings first, so a call without it is most likely lost: that is said before, and a second click dials all the same. */
export function usePhoneCaution({ question, ask, hasAgreed, forget }: Confirming): PhoneCaution {
  const phones = usePhoneStore();

  function objection(): PhoneObjection | undefined {
    const { fault, phone } = phones;
    return fault && { reason: 'phone', fault, ...(phone?.at !== undefined && { checkedAt: phone.at }) };
  }

  function holds(callee: string): boolean {
    const now = objection();
    if (!now || hasAgreed(callee, 'phone')) return false;
    ask({ ...now, callee });
    return true;
  }

  // The registrar has been asked again: the question says what it answered, or goes.
  watch([() => phones.fault, () => phones.phone?.at], () => {
    const asked = question.value;
    if (asked?.reason !== 'phone' || hasAgreed(asked.callee, 'phone')) return;
    const now = objection();
    if (now) ask({ ...now, callee: asked.callee });
    else forget();
  });

  return { holds };
}
