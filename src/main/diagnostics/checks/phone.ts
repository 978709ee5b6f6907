import type { PhoneState, Registration } from '../../../preload/contract/index.ts';
import { found, type Finding, type CheckRun } from '../finding.ts';

/** What the phone's service can tell and ask. */
export interface AskablePhone {
  get(): PhoneState;
  check(): Promise<PhoneState>;
}

/**
 * Is the phone registered? Its own service decides whether the registrar may be asked at all. What the phone `says` itself stands beside the registrar's
 * answer, and counts where the two differ: another device may be registered with the same account.
 */
export function checkPhone(phone: AskablePhone, says: () => boolean | undefined = () => undefined): CheckRun {
  return async () => {
    const { registration, registrar = registration } = await phone.check();
    const asked = judged(registrar);
    const phoneSays = says();
    if (phoneSays === undefined) return asked;
    const facts = { ...asked.facts, phoneSays };
    if (!phoneSays) return found('phone-says-not', facts);
    return asked.code === 'phone-registered' ? found('phone-registered', facts) : found('phone-says-registered', facts);
  };
}

function judged(registration: Registration): Finding {
  switch (registration.is) {
    case 'registered':
      return found('phone-registered', { count: registration.devices.length });
    case 'not-registered':
      return found('phone-not-registered');
    case 'wrong-password':
      return found('phone-wrong-password');
    case 'unknown':
      return unknown(registration);
  }
}

function unknown({ why, status }: Extract<Registration, { is: 'unknown' }>): Finding {
  if (why === 'off') return found('phone-check-off');
  if (why === 'not-set-up') return found('phone-not-set-up');
  if (why === 'demo') return found('phone-demo');
  if (why === 'no-credentials') return found('phone-no-credentials');
  return found('phone-unknown', status === undefined ? {} : { status });
}
