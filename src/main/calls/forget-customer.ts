import type { RecordAccess } from '../access-log/access-event.ts';
import type { DialerService } from '../dialer/dialer.service.ts';
import type { OwnData } from '../own-data/own-data.ts';
import type { CallsService } from './calls.service.ts';

export interface ForgettingParts {
  calls: Pick<CallsService, 'forgetCustomer'>;
  dialer: Pick<DialerService, 'assertNotCalling' | 'forgetCustomer'>;
  ownData: Pick<OwnData, 'forgetCustomer'>;
  recordAccess: RecordAccess;
}

/** Removes everything about a number from this computer, and keeps it from coming back. */
export type ForgetCustomer = (number: string) => Promise<{ calls: number }>;

/**
 * May be done again where it failed half-way: what keeps the customer's calls from coming back is written first. Fails with `call-in-progress` while
 * they are being called, `access-log-unavailable`, `disk` or `journal-unavailable`.
 */
export function forgettingOf({ calls, dialer, ownData, recordAccess }: ForgettingParts): ForgetCustomer {
  return async (number) => {
    dialer.assertNotCalling(number);
    recordAccess({ is: 'customer-forgotten' });
    const removed = await calls.forgetCustomer(number);
    dialer.forgetCustomer(number);
    ownData.forgetCustomer(number);
    return { calls: removed };
  };
}
