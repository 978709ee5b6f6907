import { arch, platform, release } from 'node:os';
import type { Account, AppInfo } from '../../preload/contract/index.ts';
import type { RecordAccess } from '../access-log/access-event.ts';
import type { AccountService } from '../account/account.service.ts';
import type { AgentScope } from '../account/agent-scope.ts';
import type { CurrentSession } from '../account/session.ts';
import type { CallsService } from '../calls/calls.service.ts';
import type { Network } from '../network/create-network.ts';
import { systemTrust } from '../network/trust.ts';
import type { PhoneService } from '../phone/phone.service.ts';
import type { CallAccounts } from '../phone-calls/call-accounts.ts';
import type { PhoneCallsService } from '../phone-calls/phone-calls.service.ts';
import type { SeatService } from '../seat/seat.service.ts';
import type { SettingsService } from '../settings/settings.service.ts';
import type { UpdatesService } from '../updates/updates.service.ts';
import type { World } from '../world.ts';
import { createChecks } from './checks.ts';
import { DiagnosticsService } from './diagnostics.service.ts';
import { ReportFile } from './report-file.ts';
import type { AppFacts } from './report.ts';

export interface DiagnosticsParts {
  scope: AgentScope;
  network: Network;
  session: CurrentSession;
  recordAccess: RecordAccess;
  account: AccountService;
  settings: SettingsService;
  seat: SeatService;
  phone: PhoneService;
  phoneCalls: PhoneCallsService;
  callAccounts: CallAccounts;
  calls: CallsService;
  updates: UpdatesService;
}

/** The checks with the real network, keychain and disk behind them. */
export function createDiagnostics(
  { folder, loadKeychain, shell, canNotify, files, log, broadcast, network: system }: World,
  {
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
  }: DiagnosticsParts,
): DiagnosticsService {
  const { routes, connections } = network;
  const checks = createChecks({
    session,
    folder,
    loadKeychain,
    phone,
    phoneSays: () => phoneCalls.get().isRegistered,
    accounts: () => callAccounts.lately(),
    environment: system.environment,
    settings: () => settings.get().settings,
    seat: () => seat.get(true),
    history: () => calls.history(),
    updates: () => updates.check(),
    desktop: { hasTray: () => shell.info().hasTray, shortcut: () => shell.shortcut(), canNotify },
    now: Date.now,
    wires: {
      host: async () => hostOf(await account.get()),
      askSystem: (origin) => routes.askSystem(origin),
      route: (origin) => routes.route(origin, 'whenever'),
      connections,
      trust: systemTrust,
    },
  });
  const report = new ReportFile({
    app: () => appFacts(shell.info()),
    account: () => account.get(),
    settings: () => settings.get(),
    newFile: (name, kind) => files.newFile(name, kind),
    recordAccess,
    now: Date.now,
  });
  return new DiagnosticsService({
    scope,
    checks,
    report,
    now: Date.now,
    announce: (state) => broadcast('diagnostics.changed', state),
    log,
  });
}

function hostOf(account: Account): string {
  return account.is === 'signed-out' ? account.lastHost : account.host;
}

function appFacts({ version }: AppInfo): AppFacts {
  const { versions } = process;
  const electron = Object.hasOwn(versions, 'electron') ? versions.electron : 'none'; // plain Node has none
  return { version, platform: platform(), arch: arch(), system: release(), node: versions.node, electron };
}
