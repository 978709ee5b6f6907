import { accessLogRoutes } from '../access-log/access-log-routes.ts';
import { accountRoutes } from '../account/account-routes.ts';
import { appRoutes } from '../app/app-routes.ts';
import { backupRoutes } from '../backup/backup-routes.ts';
import { callerIdsRoutes } from '../caller-ids/caller-ids-routes.ts';
import { callNotesRoutes } from '../call-notes/call-notes-routes.ts';
import { callListsRoutes } from '../call-lists/call-lists-routes.ts';
import { callsRoutes } from '../calls/calls-routes.ts';
import { contactsRoutes } from '../contacts/contacts-routes.ts';
import { diagnosticsRoutes } from '../diagnostics/diagnostics-routes.ts';
import { dialerRoutes } from '../dialer/dialer-routes.ts';
import { ownDataRoutes } from '../own-data/own-data-routes.ts';
import { phoneCallsRoutes } from '../phone-calls/phone-calls-routes.ts';
import { doNotCallRoutes } from '../do-not-call/do-not-call-routes.ts';
import { phoneRoutes } from '../phone/phone-routes.ts';
import { seatRoutes } from '../seat/seat-routes.ts';
import { followUpsRoutes } from '../follow-ups/follow-ups-routes.ts';
import { outcomesRoutes } from '../outcomes/outcomes-routes.ts';
import type { Services } from '../services.ts';
import { settingsRoutes } from '../settings/settings-routes.ts';
import { supervisorRoutes } from '../supervisor/supervisor-routes.ts';
import { updatesRoutes } from '../updates/updates-routes.ts';
import { workRoutes } from '../work/work-routes.ts';
import type { Routes } from './router.ts';

/** Everything that a window may ask, merged from the nouns. A request of the contract without a route is a type error here. */
export function createRoutes(services: Services): Routes {
  const { dialer, readNumber, findNumbers, shell } = services;
  return {
    ...accessLogRoutes(services.accessLog),
    ...accountRoutes(services.account, services.entrance),
    ...backupRoutes(services.backup, services.vault),
    ...seatRoutes(services.seat),
    ...callerIdsRoutes(services.callerIds),
    ...dialerRoutes({ dialer, readNumber, findNumbers, pasteText: () => shell.pasteText() }),
    ...callsRoutes(services.calls, services.saving, services.forgetCustomer),
    ...callNotesRoutes(services.callNotes),
    ...callListsRoutes(services.callLists, services.listFiles),
    ...workRoutes(services.work),
    ...contactsRoutes(services.contacts, services.contactImport, services.contactFiles),
    ...doNotCallRoutes(services.doNotCall),
    ...ownDataRoutes(services.ownData),
    ...followUpsRoutes(services.followUps),
    ...outcomesRoutes(services.outcomes),
    ...phoneRoutes(services.phone),
    ...phoneCallsRoutes(services.phoneCalls, services.callAccounts),
    ...supervisorRoutes(services.supervisor),
    ...diagnosticsRoutes(services.diagnostics),
    ...settingsRoutes(services.settings),
    ...updatesRoutes(services.updates),
    ...appRoutes(shell),
  };
}
