import type { SupervisorSeat } from '../../preload/contract/index.ts';
import { WARNS_FROM_DAYS } from '../shell/seat-status.ts';

export const SEAT_FILTERS = ['all', 'occupied', 'free', 'expiring', 'expired'] as const;
export type SeatFilter = (typeof SEAT_FILTERS)[number];

export function isExpired({ daysLeft }: SupervisorSeat): boolean {
  return daysLeft !== undefined && daysLeft < 0;
}

/** Soon enough to be warned of, the same number of days as for one's own seat. */
export function isExpiring({ daysLeft }: SupervisorSeat): boolean {
  return daysLeft !== undefined && daysLeft >= 0 && daysLeft <= WARNS_FROM_DAYS;
}

const PASSES: Record<SeatFilter, (seat: SupervisorSeat) => boolean> = {
  all: () => true,
  occupied: (seat) => seat.isOccupied,
  free: (seat) => !seat.isOccupied,
  expiring: isExpiring,
  expired: isExpired,
};

export function passes(seat: SupervisorSeat, filter: SeatFilter): boolean {
  return PASSES[filter](seat);
}

/** Does any of these contain what was typed? White space around it and case do not count; nothing typed matches all. */
export function contains(typed: string, ...texts: string[]): boolean {
  const wanted = typed.trim().toLowerCase();
  return wanted === '' || texts.some((text) => text.toLowerCase().includes(wanted));
}
