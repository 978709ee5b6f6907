import { join } from 'node:path';
import type { Account, FoundNumber, NumberReading } from '../preload/contract/index.ts';
import type { RecordAccess } from './access-log/access-event.ts';
import type { AccessLog } from './access-log/access-log.service.ts';
import { createAccessLog } from './access-log/create-access-log.ts';
import type { AccountService } from './account/account.service.ts';
import { createAccount } from './account/create-account.ts';
import type { Entrance } from './account/entrance.ts';
import { AgentScope } from './account/agent-scope.ts';
import type { CurrentSession } from './account/session.ts';
import { TokenStore } from './account/token-store.ts';
import { forgettingOf, type ForgetCustomer } from './calls/forget-customer.ts';
import type { CallsService } from './calls/calls.service.ts';
import { createCalls } from './calls/create-calls.ts';
import type { RecordingsService } from './calls/recordings/recordings.service.ts';
import type { SavingService } from './calls/saving.service.ts';
import { createDialer } from './dialer/create-dialer.ts';
import type { DialerService } from './dialer/dialer.service.ts';
import { numbersInText } from './phone-numbers/numbers-in-text.ts';
import { readPasted } from './phone-numbers/read-pasted.ts';
import { readNumber } from './phone-numbers/read-number.ts';
import { createDiagnostics } from './diagnostics/create-diagnostics.ts';
import type { DiagnosticsService } from './diagnostics/diagnostics.service.ts';
import type { Shell } from './app/app-routes.ts';
import type { Broadcast } from './ipc/broadcast.ts';
import { createNetwork, type Network } from './network/create-network.ts';
import { CallerIdsService, storedCallerIds } from './caller-ids/caller-ids.service.ts';
import { createPhone } from './phone/create-phone.ts';
import type { PhoneService } from './phone/phone.service.ts';
import { SeatService, type SeatParts } from './seat/seat.service.ts';
import { JsonFile } from './files/json-file.ts';
import { managedSettingsPath } from './settings/managed-settings.ts';
import { settingsFile } from './settings/settings-file.ts';
import { SettingsService } from './settings/settings.service.ts';
import { createSupervisor } from './supervisor/create-supervisor.ts';
import type { SupervisorService } from './supervisor/supervisor.service.ts';
import type { WorkService } from './work/work.service.ts';
import type { World } from './world.ts';
import { createUpdates } from './updates/create-updates.ts';
import type { UpdatesService } from './updates/updates.service.ts';
import { waitAtMost } from './async/with-timeout.ts';

export interface Services {
  accessLog: AccessLog;
  account: AccountService;
  entrance: Entrance;
  calls: CallsService;
  recordings: RecordingsService;
  saving: SavingService;
  work: WorkService;
  dialer: DialerService;
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

/** Builds every service, each with only what it needs of the others. What belongs to the signed-in agent registers in `scope`. */
export function createServices(world: World, scope = new AgentScope()): Services {
  const { broadcast, clipboard } = world;
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
  const settings: SettingsService = new SettingsService({
    file: new JsonFile(file('settings.json'), settingsFile),
    managed: { path: managedSettingsPath(world.managedPhonePath), isAdministered: world.isAdministered },
    desktop: world.desktop,
    files: world.files,
    confirmLoosening: world.confirmLoosening,
    recordAccess,
    announce: (state) => {
      broadcast('settings.changed', state);
      calls.settingsChanged();
    },
  });
  const { account, entrance }: Pick<Services, 'account' | 'entrance'> = createAccount({
    path: file('account.json'),
    ...{ tokens, connections, scope, confirmHost: world.confirmHost, reloadWindows: world.reloadWindows },
    startDemo: world.startDemo,
    announce: (state) => announceAccount(state, broadcast, { dialer, calls, supervisor }),
  });
  const session = () => account.session();
  const ours = () => settings.get().settings;
  const callerIds = new CallerIdsService({
    scope,
    session,
    file: new JsonFile(file('caller-id.json'), storedCallerIds),
    now: Date.now,
    announce: (callerId) => broadcast('callerIds.changed', callerId),
  });
  const { calls, recordings, saving, work } = createCalls({
    scope,
    session,
    readToken: (host) => tokens.readLately(host),
    readRoute,
    connections,
    recordAccess,
    broadcast,
    log: world.log,
    files: world.files,
    threadScript: world.callsThread,
    settings: () => settings.get(),
    folder: file('calls'),
    notifyMissed: (fresh) => world.notify.missed(fresh),
  });
  const parts = { recordAccess, ...clipboardParts(clipboard) };
  const seat = new SeatService({ scope, session, settings: ours, now: Date.now, ...parts });
  const phone = phoneOf(world, { scope, account, seat, recordAccess });
  const rules = () => ({ ...ours(), takesTestNumbers: account.reachesNobody() });
  const read = (text: string) => readNumber(text, rules());
  const dialer = createDialer({
    scope,
    session,
    settings: ours,
    read,
    assertOurs: (chosen) => callerIds.assertOurs(chosen),
    journalPath: file('dial-journal.sqlite'),
    broadcast,
    onRefusal: () => phone.afterRefusal(),
    lookLocally: (sought) => calls.findOwn(sought),
    onZone: (zone) => calls.zoneTold(zone),
    onEnded: () => calls.ownCall(),
    log: world.log,
  });
  const readNumbers = () => callerIds.list(false);
  const path = file('supervisor-journal.sqlite');
  const supervisor = createSupervisor({
    ...{ scope, session, readToken, settings: ours, readNumbers, path, broadcast },
    recordAccess,
  });
  const shell: Shell = {
    ...world.shell,
    copyText: (text) => clipboard.copyText(text),
    pasteText: () => clipboard.pasteText(),
  };
  const updates = createUpdates({
    folder: world.folder,
    managed: { path: managedSettingsPath(world.managedPhonePath), isAdministered: world.isAdministered },
    version: world.shell.info().version,
    connections,
    openLink: world.openLink,
    announce: (state) => broadcast('updates.changed', state),
    log: world.log,
  });
  const examined = { account, settings, seat, phone, calls, updates };
  const diagnostics = diagnosticsOf(world, { scope, network, session, recordAccess, ...examined });
  return {
    ...{ accessLog, account, entrance, calls, recordings, saving, work, dialer, callerIds, seat, phone, settings },
    ...{ supervisor, diagnostics, updates, shell },
    forgetCustomer: forgettingOf({ calls, dialer, recordAccess }),
    findNumbers: (text) => numbersInText(text, rules()),
    readNumber: (text, isPasted) => {
      const reading = isPasted ? readPasted(text, rules()) : read(text);
      // Somebody is about to call: whether the phone is registered is known before they press the button (it is asked once a minute at most).
      if (reading.is === 'dialable') void phone.fresh(60_000);
      return withRegion(reading, calls);
    },
  };
}

function announceAccount(
  state: Account,
  broadcast: Broadcast,
  { dialer, calls, supervisor }: Pick<Services, 'dialer' | 'calls' | 'supervisor'>,
): void {
  broadcast('account.changed', state);
  if (state.is !== 'signed-in') return;
  dialer.resume();
  calls.resume();
  supervisor.resume();
  calls.tokenDead(state.isTokenDead ?? false);
}

function phoneOf(
  { folder, managedPhonePath, isAdministered, confirmLoosening, files, clipboard, openLink, broadcast }: World,
  {
    scope,
    account,
    seat,
    recordAccess,
  }: { scope: AgentScope; account: AccountService; seat: SeatService; recordAccess: RecordAccess },
): PhoneService {
  return createPhone({
    scope,
    path: join(folder, 'phone.json'),
    managed: { path: managedPhonePath, isAdministered },
    confirmLoosening,
    recordAccess,
    credentials: () => seat.credentials(),
    who: () => account.who(),
    copySecret: (text, clearsInMs) => clipboard.copySecret(text, clearsInMs),
    clearSecret: () => clipboard.clearSecret(),
    openLink,
    chooseFile: () => files.openFile(),
    chooseTarget: (name) => files.newFile(name, { name: 'JSON', extensions: ['json'] }),
    now: Date.now,
    announce: (state) => broadcast('phone.changed', state),
  });
}

type Examined = Pick<Services, 'account' | 'settings' | 'seat' | 'phone' | 'calls' | 'updates'>;

function diagnosticsOf(
  world: World,
  {
    account,
    settings,
    seat,
    phone,
    calls,
    updates,
    ...parts
  }: Examined & { scope: AgentScope; network: Network; session: CurrentSession; recordAccess: RecordAccess },
): DiagnosticsService {
  const { folder, loadKeychain, shell, canNotify, files, log, broadcast } = world;
  return createDiagnostics({
    ...{ ...parts, phone, folder, loadKeychain, log },
    environment: world.network.environment,
    account: () => account.get(),
    settings: () => settings.get(),
    seat: () => seat.get(true),
    history: () => calls.history(),
    updates: () => updates.check(),
    info: () => shell.info(),
    desktop: { hasTray: () => shell.info().hasTray, shortcut: () => shell.shortcut(), canNotify },
    newFile: (name, kind) => files.newFile(name, kind),
    announce: (state) => broadcast('diagnostics.changed', state),
  });
}

/** Bound, as a class with private fields cannot be called through another object. */
function clipboardParts(clipboard: World['clipboard']): Pick<SeatParts, 'copyText' | 'copySecret' | 'clearSecret'> {
  return {
    copyText: (text) => clipboard.copyText(text),
    copySecret: (secret, clearsInMs) => clipboard.copySecret(secret, clearsInMs),
    clearSecret: () => clipboard.clearSecret(),
  };
}

/** A region is a courtesy: while the calls' thread is busy, nobody waits for it. */
const REGION_MS = 60;

/** A number's home region is only known where one of the agent's own records has told it. */
async function withRegion(reading: NumberReading, calls: CallsService): Promise<NumberReading> {
  if (reading.is !== 'dialable') return reading;
  const region = await waitAtMost(REGION_MS, calls.regionOf(reading.callee));
  return region === undefined ? reading : { ...reading, region };
}
