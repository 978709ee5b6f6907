import { accessLogEn } from './en/access-log.ts';
import { accountEn } from './en/account.ts';
import { backupEn } from './en/backup.ts';
import { callerIdsEn } from './en/caller-ids.ts';
import { callOutcomesEn } from './en/call-outcomes.ts';
import { callListsEn } from './en/call-lists.ts';
import { callsEn } from './en/calls.ts';
import { commandsEn } from './en/commands.ts';
import { contactsEn } from './en/contacts.ts';
import { coreEn } from './en/core.ts';
import { diagnosticsEn } from './en/diagnostics.ts';
import { dialerEn } from './en/dialer.ts';
import { followUpsEn } from './en/follow-ups.ts';
import { guardEn } from './en/guard.ts';
import { helpEn } from './en/help.ts';
import { outcomesEn } from './en/outcomes.ts';
import { paletteEn } from './en/palette.ts';
import { phoneCallsEn } from './en/phone-calls.ts';
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
  ...outcomesEn,
  accessLog: accessLogEn,
  account: accountEn,
  backup: backupEn,
  callLists: callListsEn,
  calls: callsEn,
  callerIds: callerIdsEn,
  commands: commandsEn,
  contacts: contactsEn,
  diagnostics: diagnosticsEn,
  dialer: dialerEn,
  followUps: followUpsEn,
  guard: guardEn,
  help: helpEn,
  outcomes: callOutcomesEn,
  palette: paletteEn,
  phone: phoneEn,
  phoneCalls: phoneCallsEn,
  seat: seatEn,
  settings: settingsEn,
  shell: shellEn,
  statistics: statisticsEn,
  supervisor: supervisorEn,
  work: workEn,
};
