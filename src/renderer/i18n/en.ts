import { accountEn } from './en/account.ts';
import { callsEn } from './en/calls.ts';
import { coreEn } from './en/core.ts';
import { dialerEn } from './en/dialer.ts';
import { numbersEn } from './en/numbers.ts';
import { phoneEn } from './en/phone.ts';
import { seatEn } from './en/seat.ts';
import { settingsEn } from './en/settings.ts';
import { shellEn } from './en/shell.ts';
import { statisticsEn } from './en/statistics.ts';
import { supervisorEn } from './en/supervisor.ts';
import { workEn } from './en/work.ts';
import type { Messages } from './zh-cn.ts';

export const en: Messages = {
  ...coreEn,
  account: accountEn,
  calls: callsEn,
  dialer: dialerEn,
  numbers: numbersEn,
  phone: phoneEn,
  seat: seatEn,
  settings: settingsEn,
  shell: shellEn,
  statistics: statisticsEn,
  supervisor: supervisorEn,
  work: workEn,
};
