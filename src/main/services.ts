import { join } from 'node:path';
import type { FoundNumber, NumberReading } from '../preload/contract/index.ts';
import type { RecordAccess } from './access-log/access-event.ts';
import type { AccessLog } from './access-log/access-log.service.ts';
import { createAccessLog } from './access-log/create-access-log.ts';
import type { AccountService } from './account/account.service.ts';
import { createAccount } from './account/create-account.ts';
import type { Entrance } from './account/entrance.ts';
import { AgentScope } from './account/agent-scope.ts';
import { TokenStore } from './account/token-store.ts';
import { createBackup, type BackupServices } from './backup/create-backup.ts';
import { createCallLists, type CallListsServices } from './call-lists/create-call-lists.ts';
import { forgettingOf, type ForgetCustomer } from './calls/forget-customer.ts';
import { createCalls, type CallsServices } from './calls/create-calls.ts';
import { createDialer } from './dialer/create-dialer.ts';
import type { DialerService } from './dialer/dialer.service.ts';
import { createFollowUps } from './follow-ups/create-follow-ups.ts';
import type { FollowUpsService } from './follow-ups/follow-ups.service.ts';
import { createOutcomes, type SaidOfCalls } from './outcomes/create-outcomes.ts';
import { numbersInText } from './phone-numbers/numbers-in-text.ts';
import { createNumberReader } from './phone-numbers/number-reader.ts';
import { readNumber } from './phone-numbers/read-number.ts';
import { createDiagnostics } from './diagnostics/create-diagnostics.ts';
import type { DiagnosticsService } from './diagnostics/diagnostics.service.ts';
import type { Shell } from './app/app-routes.ts';
import type { Broadcast } from './ipc/broadcast.ts';
import { createNetwork } from './network/create-network.ts';
import { furnishDemo } from './own-data/furnish-demo.ts';
import type { CallerIdsService } from './caller-ids/caller-ids.service.ts';
import { createCallerIds } from './caller-ids/create-caller-ids.ts';
import { createOwnData, type OwnDataServices } from './own-data/create-own-data.ts';
import { createPhone } from './phone/create-phone.ts';
import type { PhoneService } from './phone/phone.service.ts';
import { createPhoneCalls, type PhoneCallsServices } from './phone-calls/create-phone-calls.ts';
import { createSeat } from './seat/create-seat.ts';
import type { SeatService } from './seat/seat.service.ts';
import { createSettings } from './settings/create-settings.ts';
import type { SettingsService } from './settings/settings.service.ts';
import { createSupervisor } from './supervisor/create-supervisor.ts';
import type { SupervisorService } from './supervisor/supervisor.service.ts';
import type { World } from './world.ts';
import { createUpdates } from './updates/create-updates.ts';
import type { UpdatesService } from './updates/updates.service.ts';

export interface Services
  extends BackupServices, CallListsServices, CallsServices, OwnDataServices, PhoneCallsServices, SaidOfCalls {
  accessLog: AccessLog;
  account: AccountService;
  entrance: Entrance;
  dialer: DialerService;
  followUps: FollowUpsService;
  forgetCustomer: ForgetCustomer;
  /** With the home region if one of the agent's own records names it. */
  readNumber: (text: string, isPasted: boolean) => Promise<NumberReading>;
  findNumbers: (text: string) => FoundNumber[];
  callerIds: CallerIdsService;
  seat: SeatService;
  phone: PhoneService;
  supervisor: SupervisorService;
  diagnostics: DiagnosticsService;
  settings: SettingsService;
  updates: UpdatesService;
  shell: Shell;
}

/** Before a call, the phone's registration is at most this old. */
const PHONE_CHECK_AGE_MS = 60_000;

/** Builds every service, each with only what it needs of the others. What belongs to the signed-in agent registers in `scope`. */
export function createServices(given: World, scope = new AgentScope()): Services {
  const broadcast: Broadcast = (name, payload) => {
    given.broadcast(name, payload);
    phoneCalls.hear(name, payload);
    callLists.hear(name, payload);
    if (name === 'dialer.changed') callsTold();
  };
  const callsTold = (): void => {
    for (const part of [followUps, outcomes, callNotes]) void part.callsChanged();
  };
  const world = { ...given, broadcast };
  const { clipboard } = world;
  const file = (name: string): string => join(world.folder, name);
  const tokens = new TokenStore(world.loadKeychain);
  const readToken = (host: string) => tokens.read(host);
  const network = createNetwork(world.network);
  const { connections, readRoute } = network;
  const accessLog: AccessLog = createAccessLog(world, {
    session: () => account.session(),
    language: () => settings.get().appearance.language,
  });
  const recordAccess: RecordAccess = (event) => accessLog.record(event);
  const settings: SettingsService = createSettings(world, recordAccess, (state) => {
    broadcast('settings.changed', state);
    calls.settingsChanged();
    outcomes.resume();
    vault.sweep();
  });
  const { account, entrance }: Pick<Services, 'account' | 'entrance'> = createAccount({
    path: file('account.json'),
    tokens,
    connections,
    scope,
    vault: { keep: (agent) => vault.keep(agent), drop: (agent) => vault.drop(agent) },
    confirmHost: world.confirmHost,
    reloadWindows: world.reloadWindows,
    startDemo: world.startDemo,
    announce: (state) => {
      furnishDemo(account.demo(), { ...own, followUps }, settings.get().appearance.language);
      broadcast('account.changed', state);
      if (state.is !== 'signed-in') return;
      for (const part of [dialer, calls, followUps, callLists, outcomes, callNotes, supervisor]) part.resume();
      void vault.resume();
      calls.tokenDead(state.isTokenDead ?? false);
    },
  });
  const session = () => account.session();
  const ours = () => settings.get().settings;
  const callerIds = createCallerIds(world, { scope, session });
  const { calls, recordings, saving, work }: CallsServices = createCalls(world, {
    scope,
    session,
    readToken: (host) => tokens.readLately(host),
    readRoute,
    connections,
    recordAccess,
    settings: () => settings.get(),
    contacts: () => own.contacts,
    outcomes: () => outcomes,
    heard: () => heardCalls.lately(),
    onChanged: callsTold,
  });
  const own: OwnDataServices = createOwnData(world, { scope, session, settings, recordAccess });
  const { backup, vault }: BackupServices = createBackup(world, {
    ...{ session, account, calls, recordAccess, ownData: own.ownData },
    settings: () => settings.get(),
  });
  const seat = createSeat(world, { scope, session, settings: ours, recordAccess });
  const followUps = createFollowUps(world, { ownData: own.ownData, calls, settings, recordAccess });
  const phone = createPhone(world, { scope, account, seat, recordAccess });
  const { phoneCalls, heardCalls, callAccounts }: PhoneCallsServices = createPhoneCalls(world, {
    scope,
    account,
    phone,
    calls,
    dialer: () => dialer,
    settings,
    contactNames: own.contactNames,
    ownData: own.ownData,
    followUps,
  });
  const rules = () => ({ ...ours(), takesTestNumbers: account.reachesNobody() });
  const { callLists, listFiles }: CallListsServices = createCallLists(world, {
    session,
    own,
    followUps,
    calls,
    dialer: () => dialer,
    settings,
    rules,
    recordAccess,
  });
  const dialer: DialerService = createDialer({
    scope,
    session,
    settings: ours,
    read: (text) => readNumber(text, rules()),
    doNotCall: (customer) => own.doNotCall.of(customer),
    recordsOf: (customer) => calls.recordsOf(customer),
    claim: (entry, attempt) => callLists.claim(entry, attempt),
    assertOurs: (chosen) => callerIds.assertOurs(chosen),
    journalPath: file('dial-journal.sqlite'),
    broadcast,
    onRefusal: () => phone.afterRefusal(),
    lookLocally: (sought) => calls.findOwn(sought),
    onZone: (zone) => calls.zoneTold(zone),
    onEnded: () => calls.ownCall(),
    log: world.log,
  });
  const { outcomes, callNotes }: SaidOfCalls = createOutcomes(world, { own, session, settings, calls, dialer });
  const supervisor = createSupervisor(world, {
    scope,
    session,
    readToken,
    settings: ours,
    readNumbers: () => callerIds.list(false),
    recordAccess,
  });
  const shell: Shell = {
    ...world.shell,
    copyText: (text) => clipboard.copyText(text),
    pasteText: () => clipboard.pasteText(),
  };
  const updates = createUpdates(world, connections);
  const diagnostics = createDiagnostics(world, {
    scope,
    network,
    session,
    recordAccess,
    account,
    settings,
    seat,
    phone,
    phoneCalls,
    callAccounts,
    calls,
    updates,
  });
  return {
    ...own,
    accessLog,
    account,
    entrance,
    backup,
    vault,
    calls,
    recordings,
    saving,
    work,
    dialer,
    followUps,
    outcomes,
    callNotes,
    callLists,
    listFiles,
    callerIds,
    seat,
    phone,
    phoneCalls,
    heardCalls,
    callAccounts,
    settings,
    supervisor,
    diagnostics,
    updates,
    shell,
    forgetCustomer: forgettingOf({ calls, dialer, ownData: own.ownData, recordAccess }),
    findNumbers: (text) => numbersInText(text, rules()),
    readNumber: createNumberReader({
      rules,
      regionOf: (callee) => calls.regionOf(callee),
      onDialable: () => void phone.fresh(PHONE_CHECK_AGE_MS),
    }),
  };
}
