import type { ScreenWords } from '../zh-cn/screens.ts';
import { accountEn } from './account.ts';
import { callsEn } from './calls.ts';
import { dialerPartsEn } from './dialer-parts.ts';
import { numbersEn } from './numbers.ts';
import { phoneEn } from './phone.ts';
import { seatEn } from './seat.ts';
import { settingsEn } from './settings.ts';
import { statisticsEn } from './statistics.ts';
import { supervisorEn } from './supervisor.ts';
import { workEn } from './work.ts';

export const screensEn: ScreenWords = {
  account: accountEn,
  calls: callsEn,
  dialerParts: dialerPartsEn,
  numbers: numbersEn,
  phone: phoneEn,
  seat: seatEn,
  settings: settingsEn,
  statistics: statisticsEn,
  supervisor: supervisorEn,
  work: workEn,
};
