import { watch } from 'vue';
import { useDialerStore } from '../dialer/dialer.store.ts';
import { usePhoneStore } from '../phone/phone.store.ts';
import { useSeatStore } from '../seat/seat.store.ts';

/**
 * A phone that is refused may have lost its seat to somebody else, or got another password: the seat is read anew, once for every
 * refused call and every refused password. Call in setup.
 */
export function useTroubleWatch(): void {
  const [dialer, phones, seats] = [useDialerStore(), usePhoneStore(), useSeatStore()];
  const refusedCall = (): string | undefined =>
    dialer.state.is === 'failed' && dialer.state.error.code === 'phone-not-registered'
      ? dialer.state.intentId
      : undefined;
  const readAgain = (trouble: unknown): void => void (trouble !== undefined && seats.load(true));
  watch(refusedCall, readAgain);
  watch(() => (phones.fault === 'wrong-password' ? phones.fault : undefined), readAgain);
}
