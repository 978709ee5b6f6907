import type { PhoneState } from '../../preload/contract/index.ts';

/** What the tray can say of the phone in a few words. */
export type PhoneFact = 'registered' | 'lapsed' | 'not-registered' | 'wrong-password' | 'unknown';

/** Nobody wants to read in the tray that nothing was asked. */
const NOT_ASKED = ['off', 'not-set-up', 'demo', 'not-asked', 'no-credentials'];

/** undefined: nothing worth a line. A registration that has run out since it was seen proves nothing. `now`: UTC epoch ms. */
export function phoneFact({ registration }: PhoneState, now: number): PhoneFact | undefined {
  if (registration.is === 'registered') return endOf(registration.devices) > now ? 'registered' : 'lapsed';
  if (registration.is === 'unknown' && NOT_ASKED.includes(registration.why)) return undefined;
  return registration.is;
}

/** When `registered` becomes `lapsed`, UTC epoch ms; Infinity: never. */
export function lapsesAt({ registration }: PhoneState): number {
  return registration.is === 'registered' ? endOf(registration.devices) : Infinity;
}

function endOf(devices: readonly { expiresAt?: number }[]): number {
  return Math.max(0, ...devices.map(({ expiresAt }) => expiresAt ?? Infinity));
}
