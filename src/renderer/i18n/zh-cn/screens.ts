import { accountZhCn } from './account.ts';
import { callsZhCn } from './calls.ts';
import { dialerPartsZhCn } from './dialer-parts.ts';
import { numbersZhCn } from './numbers.ts';
import { phoneZhCn } from './phone.ts';
import { seatZhCn } from './seat.ts';
import { settingsZhCn } from './settings.ts';
import { statisticsZhCn } from './statistics.ts';
import { supervisorZhCn } from './supervisor.ts';
import { workZhCn } from './work.ts';

/** What all the screens say that nobody sees first: they come together, with whichever is opened first. */
export const screensZhCn = {
  account: accountZhCn,
  calls: callsZhCn,
  dialerParts: dialerPartsZhCn,
  numbers: numbersZhCn,
  phone: phoneZhCn,
  seat: seatZhCn,
  settings: settingsZhCn,
  statistics: statisticsZhCn,
  supervisor: supervisorZhCn,
  work: workZhCn,
};

export type ScreenWords = typeof screensZhCn;
