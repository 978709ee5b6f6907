import type { Seat } from '../../../preload/contract/index.ts';
import { isFault } from '../../fault.ts';
import { found, type Finding, type CheckRun } from '../finding.ts';
import { unproven } from './account.ts';

/** As the header warns. */
const SOON_DAYS = 14;

/** Until when is the seat the agent's, and does it have a password? */
export function checkSeat(read: () => Promise<Seat>): CheckRun {
  return async () => {
    try {
      return judged(await read());
    } catch (error) {
      return isFault(error, 'no-seat') ? found('seat-none') : unproven('seat-unproven', error);
    }
  };
}

function judged({ hasPassword, daysLeft: days }: Seat): Finding {
  if (days !== undefined && days < 0) return found('seat-ended', { days });
  if (!hasPassword) return found('seat-no-password');
  if (days === undefined) return found('seat-undated');
  return found(days <= SOON_DAYS ? 'seat-ends-soon' : 'seat-fine', { days });
}
