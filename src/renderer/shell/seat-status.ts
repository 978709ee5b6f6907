import type { AppError, DialState, Seat } from '../../preload/contract/index.ts';
import type { Loadable } from '../loadable.ts';
import type { Standing } from '../phone/standing.ts';

/** From how many days before the end a seat is called expiring. */
export const WARNS_FROM_DAYS = 14;

type CallOrSeat = 'loading' | 'ready' | 'expired' | 'noSeat' | 'offline' | 'failed' | 'calling' | 'talking';
export type SeatStatus =
  /** `phone`: a call was refused because of it. The others are the registrar's words. */
  | { is: CallOrSeat | 'phone' | 'notRegistered' | 'wrongPassword' | 'phoneUnknown' }
  /** `days`: the seat expires soon, too. */
  | { is: 'registered'; days?: number }
  | { is: 'expiring'; days: number };

/** What the registrar said, `at` (UTC epoch ms) it answered. */
export interface PhoneSeen {
  standing: Standing;
  at?: number;
}

/** Nobody is asked, so there is nothing to be unsure about. */
const SILENT: readonly string[] = ['off', 'not-set-up', 'demo', 'not-asked'];

function ofError(error: AppError): SeatStatus {
  if (error.code === 'no-seat') return { is: 'noSeat' };
  return { is: error.code === 'offline' || error.code === 'timeout' ? 'offline' : 'failed' };
}

/** A refused call proves that the phone was not registered, until the registrar says later that it is. */
function isRefused(dial: DialState, phone: PhoneSeen | undefined): boolean {
  if (dial.is !== 'failed' || dial.error.code !== 'phone-not-registered') return false;
  return phone?.standing.is !== 'registered' || (phone.at ?? 0) < dial.startedAt;
}

function ofSeat({ daysLeft }: Seat, phone: PhoneSeen | undefined): SeatStatus {
  const days = daysLeft !== undefined && daysLeft <= WARNS_FROM_DAYS ? daysLeft : undefined;
  if (days !== undefined && days < 0) return { is: 'expired' };
  const standing = phone?.standing;
  if (standing?.is === 'not-registered') return { is: 'notRegistered' };
  if (standing?.is === 'wrong-password') return { is: 'wrongPassword' };
  if (standing?.is === 'registered') return { is: 'registered', ...(days !== undefined && { days }) };
  if (days !== undefined) return { is: 'expiring', days };
  const isSilent = !standing || (standing.is === 'unknown' && SILENT.includes(standing.why));
  return { is: isSilent ? 'ready' : 'phoneUnknown' };
}

/** What can honestly be said about seat and phone: "registered" only while the registrar's own word for it holds. */
export function seatStatus(seat: Loadable<Seat>, dial: DialState, stale?: AppError, phone?: PhoneSeen): SeatStatus {
  if (dial.is === 'calling') return { is: dial.stage === 'talking' ? 'talking' : 'calling' };
  if (isRefused(dial, phone)) return { is: 'phone' };
  if (stale) return ofError(stale);
  if (seat.is === 'loading') return { is: 'loading' };
  return seat.is === 'failed' ? ofError(seat.error) : ofSeat(seat.value, phone);
}
