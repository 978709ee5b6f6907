import type {
  Account,
  Check,
  CheckId,
  Facts,
  FindingCode,
  Language,
  Settings,
  Verdict,
} from '../../preload/contract/index.ts';
import { reportable } from './report-facts.ts';

/**
 * All that a report may hold. It is built from nothing but this list, field by field, and of each field only what has its shape; so there is
 * nothing to be blacked out: no token, no password, no name or id of an agent, no SIP account, no phone number, no server's words, no path.
 */
export interface Report {
  format: 'softphone-companion-report';
  version: 1;
  /** ISO 8601, UTC. */
  madeAt: string;
  app: AppFacts;
  account: { is: Account['is']; isDemo: boolean; tokenPlace: 'keychain' | 'memory' | 'none'; isTokenDead: boolean };
  settings: SettingsFacts;
  checks: ReportedCheck[];
}

/** None of these comes from a person or a server. */
export interface AppFacts {
  version: string;
  platform: string;
  arch: string;
  /** The system's own release, e.g. of the kernel. */
  system: string;
  node: string;
  electron: string;
}

export interface SettingsFacts {
  language: Language | 'system';
  timesWithoutOffset: Settings['timesWithoutOffset'];
  keepsCallsDays: number;
  areNumbersMasked: boolean;
  recordingHosts: number;
  hasGlobalShortcut: boolean;
  startsAtLogin: boolean;
  startsHidden: boolean;
  zoomPercent: number;
  logLevel: Settings['logLevel'];
}

export interface ReportedCheck {
  id: CheckId;
  verdict: Verdict | 'not-looked-at';
  code?: FindingCode;
  at?: string;
  ms?: number;
  facts?: Omit<Facts, 'issuer'>;
}

export interface ReportParts {
  now: number;
  app: AppFacts;
  account: Account;
  settings: Settings;
  checks: readonly Check[];
}

export function createReport({ now, app, account, settings, checks }: ReportParts): Report {
  const { version, platform, arch, system, node, electron } = app;
  return {
    format: 'softphone-companion-report',
    version: 1,
    madeAt: new Date(now).toISOString(),
    app: { version, platform, arch, system, node, electron },
    account: accountFacts(account),
    settings: settingsFacts(settings),
    checks: checks.map(reported),
  };
}

function accountFacts(account: Account): Report['account'] {
  const signedIn = account.is === 'signed-in' ? account : undefined;
  return {
    is: account.is,
    isDemo: signedIn?.isDemo ?? false,
    tokenPlace: signedIn?.tokenPlace ?? 'none',
    isTokenDead: signedIn?.isTokenDead ?? false,
  };
}

function settingsFacts(settings: Settings): SettingsFacts {
  const { language, timesWithoutOffset, keepsCallsDays, areNumbersMasked } = settings;
  const { startsAtLogin, startsHidden, zoomPercent, logLevel } = settings;
  return {
    language,
    timesWithoutOffset,
    keepsCallsDays,
    areNumbersMasked,
    startsAtLogin,
    startsHidden,
    zoomPercent,
    logLevel,
    recordingHosts: settings.recordingHosts.length,
    hasGlobalShortcut: settings.globalShortcut !== '',
  };
}

function reported({ id, result }: Check): ReportedCheck {
  if (!result) return { id, verdict: 'not-looked-at' };
  const { verdict, code, at, ms, facts } = result;
  return { id, verdict, code, at: new Date(at).toISOString(), ms: Math.round(ms), facts: reportable(id, facts) };
}
