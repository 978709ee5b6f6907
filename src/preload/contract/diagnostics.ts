import type { ErrorCode } from './errors.ts';
import type { ContradictionKind } from './phone-calls.ts';

/** What can be looked at, in the order in which it is shown. */
export type CheckId =
  /** Which proxy the system names for the API's host, and whether it lets us through. */
  | 'proxy'
  | 'dns'
  | 'tls'
  /** Environment variables that would change whom the app trusts or what it runs. */
  | 'environment'
  /** The server's clock against ours. */
  | 'clock'
  /** Does what answers at the host speak the API? */
  | 'host'
  /** The further hosts that recordings may come from. */
  | 'recordings'
  | 'token'
  | 'agent'
  | 'seat'
  | 'phone'
  /** What was asked for, the records and what the phone heard, compared. */
  | 'accounts'
  | 'keychain'
  /** Is the journal of dialled calls to be written? */
  | 'journal'
  /** The local copy of the calls. */
  | 'calls'
  | 'disk'
  | 'log'
  | 'tray'
  | 'shortcut'
  | 'notifications'
  /** Newer versions, where the company has asked for notices. */
  | 'updates';

export type Verdict = 'good' | 'warning' | 'bad' | 'not-applicable';

/** What a check found, by check; `CheckEnding` may come from any. Every code has a sentence, and all but the good ones a hint. */
export type FindingCode =
  | ProxyFinding
  | DnsFinding
  | TlsFinding
  | EnvironmentFinding
  | ServerFinding
  | AccountFinding
  | PhoneFinding
  | ComputerFinding
  | DesktopFinding
  | UpdatesFinding
  | CheckEnding;

type ProxyFinding =
  | 'proxy-none'
  | 'proxy-passes'
  | 'proxy-unreachable'
  | 'proxy-silent'
  | 'proxy-wants-login'
  | 'proxy-refuses'
  | 'proxy-nonsense'
  /** Only kinds that the app does not speak. */
  | 'proxy-unsupported'
  /** The system did not say in time. */
  | 'proxy-unknown'
  | 'proxy-not-needed';

type DnsFinding = 'dns-found' | 'dns-unknown-name' | 'dns-silent' | 'dns-left-to-proxy' | 'dns-not-needed';

type TlsFinding =
  | 'tls-trusted'
  /** Trusted through an authority of this system that browsers do not bring along: usually the company looks into the traffic. */
  | 'tls-company'
  | 'tls-ends-soon'
  | 'tls-ran-out'
  | 'tls-not-yet'
  | 'tls-other-name'
  | 'tls-untrusted'
  | 'tls-none'
  | 'tls-unreachable'
  | 'tls-not-used';

type EnvironmentFinding =
  | 'environment-plain'
  /** Set, and without effect. */
  | 'environment-ignored'
  /** In force: another proxy or certificate store than the system's. */
  | 'environment-honoured';

type ServerFinding =
  | 'clock-right'
  | 'clock-off'
  | 'clock-wrong'
  | 'clock-untold'
  | 'host-speaks'
  | 'host-other'
  | 'host-unreachable'
  | 'recordings-none'
  | 'recordings-reachable'
  | 'recordings-unreachable';

type AccountFinding =
  | 'token-works'
  | 'token-dead'
  | 'token-missing'
  | 'token-unproven'
  | 'agent-known'
  | 'agent-unknown'
  | 'agent-unproven'
  | 'seat-fine'
  | 'seat-undated'
  | 'seat-ends-soon'
  | 'seat-ended'
  | 'seat-no-password'
  | 'seat-none'
  | 'seat-unproven';

type PhoneFinding =
  | 'phone-registered'
  | 'phone-not-registered'
  | 'phone-wrong-password'
  | 'phone-check-off'
  | 'phone-not-set-up'
  | 'phone-demo'
  | 'phone-no-credentials'
  | 'phone-unknown'
  /** The phone itself says so, whatever the registrar is or is not asked. */
  | 'phone-says-registered'
  | 'phone-says-not'
  | 'accounts-agree'
  | 'accounts-differ'
  /** The phone told of no call. */
  | 'accounts-none';

type ComputerFinding =
  | 'keychain-works'
  | 'keychain-forgets'
  | 'keychain-silent'
  | 'keychain-none'
  | 'journal-writable'
  | 'journal-damaged'
  | 'journal-unwritable'
  | 'calls-fine'
  | 'calls-rebuilt'
  /** Some of the server's records could not be read, or use words that are not known. */
  | 'calls-unreadable'
  | 'calls-unknown-words'
  | 'calls-read-only'
  | 'calls-unanswered'
  | 'disk-roomy'
  | 'disk-low'
  | 'disk-full'
  | 'disk-untold'
  | 'log-writable'
  | 'log-unwritable';

type DesktopFinding =
  | 'tray-shown'
  | 'tray-none'
  | 'shortcut-off'
  | 'shortcut-active'
  | 'shortcut-proven'
  | 'shortcut-unproven'
  | 'shortcut-silent'
  | 'shortcut-taken'
  | 'shortcut-invalid'
  | 'notifications-shown'
  | 'notifications-none';

type UpdatesFinding =
  | 'updates-off'
  | 'updates-misconfigured'
  | 'updates-current'
  | 'updates-newer'
  | 'updates-unreachable'
  | 'updates-redirected'
  | 'updates-too-large'
  | 'updates-malformed'
  | 'updates-forged'
  | 'updates-expired'
  | 'updates-replayed'
  | 'updates-downgraded';

type CheckEnding =
  /** It needs an agent who is signed in. */
  | 'signed-out'
  | 'took-too-long'
  /** The check itself broke: a fault of ours. */
  | 'broke';

export type ProxyKind = 'http' | 'https' | 'socks5' | 'socks4' | 'quic' | 'other';

/** Details of a finding. A closed list of plain values: whatever a server wrote comes in by `issuer` alone, cleaned and cut, and never into a report. */
export interface Facts {
  /** A host's name or address. */
  host?: string;
  port?: number;
  proxyKind?: ProxyKind;
  /** How many: addresses, hosts, devices, or calls. */
  count?: number;
  /** Whole days left; negative when they are over. */
  days?: number;
  /** Server's clock minus ours. */
  skewSeconds?: number;
  /** Free, in MB (10^6 bytes). */
  megabytes?: number;
  /** HTTP status. */
  status?: number;
  error?: ErrorCode;
  /** Common name of the authority that vouches. */
  issuer?: string;
  /** SHA-256 of that authority's certificate, hex in pairs. */
  fingerprint?: string;
  /** Names of environment variables, of a closed list. */
  variables?: string[];
  /** Fields of records that could not be read, with how many records each; a closed list. */
  fields?: { field: string; rows: number }[];
  /** What the phone itself says of its registration. */
  phoneSays?: boolean;
  /** How many calls are told of differently, by kind. */
  contradictions?: { is: ContradictionKind; calls: number }[];
  /** Words of the server for the state of a call that have no meaning for us. */
  words?: string[];
}

export interface CheckResult {
  verdict: Verdict;
  code: FindingCode;
  facts: Facts;
  /** When it ended, UTC epoch ms. */
  at: number;
  /** How long it took. */
  ms: number;
}

export interface Check {
  id: CheckId;
  isRunning: boolean;
  /** The last one of this session; undefined: not looked at yet. */
  result?: CheckResult;
}

export interface DiagnosticsState {
  /** All of them, in order. */
  checks: Check[];
  /** Of those that were asked for together; while none runs, `of` is 0. */
  progress: { done: number; of: number };
}

export interface DiagnosticsRequests {
  'diagnostics.get': { input: undefined; output: DiagnosticsState };
  /** Begins these checks, or all, and answers at once; `diagnostics.changed` tells the rest. Those that run already go on. */
  'diagnostics.run': { input: { checks: CheckId[] } | null; output: DiagnosticsState };
  /** Ends what runs; each check keeps the result that it had before. */
  'diagnostics.cancel': { input: undefined; output: DiagnosticsState };
  /** Main lets the agent choose where; null: cancelled. `name` is the file's, without its folder. Fails with `disk`. */
  'diagnostics.saveReport': { input: { as: 'json' | 'text' }; output: { name: string } | null };
}

export interface DiagnosticsEvents {
  'diagnostics.changed': DiagnosticsState;
}
