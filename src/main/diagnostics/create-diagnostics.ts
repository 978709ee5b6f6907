import { arch, platform, release } from 'node:os';
import type { Account, AppInfo, DiagnosticsState, SettingsState } from '../../preload/contract/index.ts';
import type { AgentScope } from '../account/agent-scope.ts';
import type { Log } from '../log/log.ts';
import type { Network } from '../network/create-network.ts';
import { systemTrust } from '../network/trust.ts';
import { DiagnosticsService } from './diagnostics.service.ts';
import { createChecks, type ChecksParts } from './checks.ts';
import { ReportFile, type ReportFileParts } from './report-file.ts';
import type { AppFacts } from './report.ts';

export interface DiagnosticsWorld extends Omit<ChecksParts, 'wires' | 'settings' | 'now'> {
  scope: AgentScope;
  network: Network;
  account: () => Promise<Account>;
  settings: () => Pick<SettingsState, 'settings' | 'appearance'>;
  info: () => AppInfo;
  newFile: ReportFileParts['newFile'];
  recordAccess: ReportFileParts['recordAccess'];
  announce: (state: DiagnosticsState) => void;
  log: Log;
}

/** The checks with the real network, keychain and disk behind them. */
export function createDiagnostics({
  scope,
  network,
  account,
  settings,
  announce,
  log,
  ...world
}: DiagnosticsWorld): DiagnosticsService {
  const { routes, connections } = network;
  const checks = createChecks({
    ...world,
    settings: () => settings().settings,
    now: Date.now,
    wires: {
      host: async () => hostOf(await account()),
      askSystem: (origin) => routes.askSystem(origin),
      route: (origin) => routes.route(origin, 'whenever'),
      connections,
      trust: systemTrust,
    },
  });
  const app = (): AppFacts => appFacts(world.info());
  const { newFile, recordAccess } = world;
  const report = new ReportFile({ app, account, settings, newFile, recordAccess, now: Date.now });
  return new DiagnosticsService({ scope, checks, report, now: Date.now, announce, log });
}

function hostOf(account: Account): string {
  return account.is === 'signed-out' ? account.lastHost : account.host;
}

function appFacts({ version }: AppInfo): AppFacts {
  const { versions } = process;
  const electron = Object.hasOwn(versions, 'electron') ? versions.electron : 'none'; // plain Node has none
  return { version, platform: platform(), arch: arch(), system: release(), node: versions.node, electron };
}
