import type { AppError, DialState, Seat } from '../../preload/contract/index.ts';
import type { Loadable } from '../loadable.ts';

/** From how many days before the end a seat is called expiring. */
export const WARNS_FROM_DAYS = 14;

export type SeatStatus =
  | { is: 'loading' | 'ready' | 'expired' | 'noSeat' | 'offline' | 'failed' | 'calling' | 'talking' | 'phone' }
  | { is: 'expiring'; days: number };

function ofError(error: AppError): SeatStatus {
  if (error.code === 'no-seat') return { is: 'noSeat' };
  return { is: error.code === 'offline' || error.code === 'timeout' ? 'offline' : 'failed' };
}

/**
 * What can honestly be said about seat and phone. No endpoint tells whether the phone is registered:
 * only a refused call proves that it is not, so "registered" is never claimed.
 */
export function seatStatus(seat: Loadable<Seat>, dial: DialState, stale?: AppError): SeatStatus {
  if (dial.is === 'calling') return { is: dial.stage === 'talking' ? 'talking' : 'calling' };
  if (dial.is === 'failed' && dial.error.code === 'phone-not-registered') return { is: 'phone' };
  if (stale) return ofError(stale);
  if (seat.is === 'loading') return { is: 'loading' };
  if (seat.is === 'failed') return ofError(seat.error);
  const days = seat.value.daysLeft;
  if (days === undefined || days > WARNS_FROM_DAYS) return { is: 'ready' };
  return days < 0 ? { is: 'expired' } : { is: 'expiring', days };
}
