import { accessLogZhCn } from './zh-cn/access-log.ts';
import { accountZhCn } from './zh-cn/account.ts';
import { backupZhCn } from './zh-cn/backup.ts';
import { callerIdsZhCn } from './zh-cn/caller-ids.ts';
import { callOutcomesZhCn } from './zh-cn/call-outcomes.ts';
import { callListsZhCn } from './zh-cn/call-lists.ts';
import { callsZhCn } from './zh-cn/calls.ts';
import { commandsZhCn } from './zh-cn/commands.ts';
import { contactsZhCn } from './zh-cn/contacts.ts';
import { coreZhCn } from './zh-cn/core.ts';
import { diagnosticsZhCn } from './zh-cn/diagnostics.ts';
import { dialerZhCn } from './zh-cn/dialer.ts';
import { followUpsZhCn } from './zh-cn/follow-ups.ts';
import { guardZhCn } from './zh-cn/guard.ts';
import { helpZhCn } from './zh-cn/help.ts';
import { outcomesZhCn } from './zh-cn/outcomes.ts';
import { paletteZhCn } from './zh-cn/palette.ts';
import { phoneCallsZhCn } from './zh-cn/phone-calls.ts';
import { phoneZhCn } from './zh-cn/phone.ts';
import { seatZhCn } from './zh-cn/seat.ts';
import { settingsZhCn } from './zh-cn/settings.ts';
import { shellZhCn } from './zh-cn/shell.ts';
import { statisticsZhCn } from './zh-cn/statistics.ts';
import { supervisorZhCn } from './zh-cn/supervisor.ts';
import { workZhCn } from './zh-cn/work.ts';

/** Every message on the screens. Leaves are strings or functions; this tree is the type of every other language. */
export const zhCn = {
  ...coreZhCn,
  ...outcomesZhCn,
  accessLog: accessLogZhCn,
  account: accountZhCn,
  backup: backupZhCn,
  callLists: callListsZhCn,
  calls: callsZhCn,
  callerIds: callerIdsZhCn,
  commands: commandsZhCn,
  contacts: contactsZhCn,
  diagnostics: diagnosticsZhCn,
  dialer: dialerZhCn,
  followUps: followUpsZhCn,
  guard: guardZhCn,
  help: helpZhCn,
  outcomes: callOutcomesZhCn,
  palette: paletteZhCn,
  phone: phoneZhCn,
  phoneCalls: phoneCallsZhCn,
  seat: seatZhCn,
  settings: settingsZhCn,
  shell: shellZhCn,
  statistics: statisticsZhCn,
  supervisor: supervisorZhCn,
  work: workZhCn,
};

export type Messages = typeof zhCn;
