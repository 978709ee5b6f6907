import { accountEn } from './en/account.ts';
import { callsEn } from './en/calls.ts';
import { coreEn } from './en/core.ts';
import { dialerEn } from './en/dialer.ts';
import { seatEn } from './en/seat.ts';
import { settingsEn } from './en/settings.ts';
import { shellEn } from './en/shell.ts';
import { statisticsEn } from './en/statistics.ts';
import { workEn } from './en/work.ts';
import type { Messages } from './zh-cn.ts';

export const en: Messages = {
  ...coreEn,
  account: accountEn,
  calls: callsEn,
  dialer: dialerEn,
  seat: seatEn,
  settings: settingsEn,
  shell: shellEn,
  statistics: statisticsEn,
  work: workEn,
};
