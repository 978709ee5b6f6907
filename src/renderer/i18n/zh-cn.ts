import { accountZhCn } from './zh-cn/account.ts';
import { callsZhCn } from './zh-cn/calls.ts';
import { coreZhCn } from './zh-cn/core.ts';
import { dialerZhCn } from './zh-cn/dialer.ts';
import { numbersZhCn } from './zh-cn/numbers.ts';
import { phoneZhCn } from './zh-cn/phone.ts';
import { seatZhCn } from './zh-cn/seat.ts';
import { settingsZhCn } from './zh-cn/settings.ts';
import { shellZhCn } from './zh-cn/shell.ts';
import { statisticsZhCn } from './zh-cn/statistics.ts';
import { supervisorZhCn } from './zh-cn/supervisor.ts';
import { workZhCn } from './zh-cn/work.ts';

/** Every message. Leaves are strings or functions; every other language is typed by this tree. */
export const zhCn = {
  ...coreZhCn,
  account: accountZhCn,
  calls: callsZhCn,
  dialer: dialerZhCn,
  numbers: numbersZhCn,
  phone: phoneZhCn,
  seat: seatZhCn,
  settings: settingsZhCn,
  shell: shellZhCn,
  statistics: statisticsZhCn,
  supervisor: supervisorZhCn,
  work: workZhCn,
};

export type Messages = typeof zhCn;
