import type { CallHours, CustomerLimit, PhoneSettings, Settings } from '../../preload/contract/index.ts';
import { isAsQuiet } from './call-hours.ts';

type Limit = 'callsPerMinute' | 'callsPerHour' | 'callsPerDay';

type Refusal = 'doNotCallNumbers' | 'costlyNumbers';

/** A change that takes protection away. Main names it to the agent in a dialog of the system before it is made. */
export type Loosening =
  | { is: 'masking-off' }
  | { is: 'names-shown' }
  /** What was refused is asked about only. */
  | { is: 'refusal-off'; name: Refusal }
  /** Recordings may come from these hosts as well. */
  | { is: 'recording-hosts'; hosts: string[] }
  /** Numbers of these countries (ISO 3166-1) may be called as well. */
  | { is: 'countries'; countries: string[] }
  /** `to` 0: no limit. */
  | { is: 'limit'; name: Limit; from: number; to: number }
  /** Calls are allowed at more times, or asked about instead of refused. */
  | { is: 'call-hours'; to: CallHours }
  /** A customer may be called more often, or is asked about instead of refused. */
  | { is: 'customer-limits'; to: CustomerLimit[] }
  /** The SIP account's credentials go to this server from now on. */
  | { is: 'sip-server'; phone: PhoneSettings }
  /** The phone answers by itself when the server rings it for an own call. */
  | { is: 'auto-answer' }
  /** The app talks to whichever program takes commands at this port of this computer. */
  | { is: 'phone-port'; port: number }
  /** All settings of the phone come from a file. */
  | { is: 'phone-file'; phone: PhoneSettings };

/** Asks the agent; true: they agree to all of it. */
export type ConfirmLoosening = (changes: Loosening[]) => Promise<boolean>;

const LIMITS: readonly Limit[] = ['callsPerMinute', 'callsPerHour', 'callsPerDay'];

const REFUSALS: readonly Refusal[] = ['doNotCallNumbers', 'costlyNumbers'];

/** What of `change` loosens a guard. Tightening is none of it. */
export function looseningOf(now: Settings, change: Partial<Settings>): Map<keyof Settings, Loosening> {
  const next = { ...now, ...change };
  const found = new Map<keyof Settings, Loosening>();
  if (now.areNumbersMasked && !next.areNumbersMasked) found.set('areNumbersMasked', { is: 'masking-off' });
  if (now.areNamesHidden && !next.areNamesHidden) found.set('areNamesHidden', { is: 'names-shown' });
  for (const name of REFUSALS) {
    if (now[name] === 'refuse' && next[name] !== 'refuse') found.set(name, { is: 'refusal-off', name });
  }
  const hosts = added(now.recordingHosts, next.recordingHosts);
  if (hosts.length > 0) found.set('recordingHosts', { is: 'recording-hosts', hosts });
  const countries = added(now.allowedCountries, next.allowedCountries);
  if (countries.length > 0) found.set('allowedCountries', { is: 'countries', countries });
  for (const name of LIMITS) {
    if (height(next[name]) > height(now[name])) found.set(name, { is: 'limit', name, from: now[name], to: next[name] });
  }
  const { callHours: hours } = next;
  if (!isAsQuiet(hours, now.callHours) || isSofter(now.callHours.outside, hours.outside))
    found.set('callHours', { is: 'call-hours', to: hours });
  if (now.customerLimits.some((limit) => !isKept(limit, next.customerLimits)))
    found.set('customerLimits', { is: 'customer-limits', to: next.customerLimits });
  return found;
}

/** Whether this change of the phone's settings may send credentials to a server that the agent has not agreed to. */
export function isSipServerChanged(now: PhoneSettings, next: PhoneSettings): boolean {
  if (next.domain === '') return false;
  if (!now.isCheckOn && next.isCheckOn) return true;
  const isElsewhere = (['domain', 'port', 'outboundProxy', 'realm', 'transport'] as const).some(
    (name) => now[name] !== next[name],
  );
  // Before there is a server, nothing is sent until the check is switched on or the agent hands the account to a phone.
  return isElsewhere && (next.isCheckOn || now.domain !== '');
}

/** What besides the server is given up by this change of the phone's settings. */
export function phoneLooseningOf(now: PhoneSettings, next: PhoneSettings): Loosening[] {
  return [
    ...(!now.answersOwnCalls && next.answersOwnCalls ? [{ is: 'auto-answer' as const }] : []),
    ...(now.controlPort !== next.controlPort ? [{ is: 'phone-port' as const, port: next.controlPort }] : []),
  ];
}

function isSofter(before: 'ask' | 'refuse', after: 'ask' | 'refuse'): boolean {
  return before === 'refuse' && after === 'ask';
}

function isKept({ within, calls, then }: CustomerLimit, next: readonly CustomerLimit[]): boolean {
  const same = next.find((limit) => limit.within === within);
  return same !== undefined && same.calls <= calls && !isSofter(then, same.then);
}

function added(before: readonly string[], after: readonly string[]): string[] {
  return after.filter((one) => !before.includes(one));
}

/** 0 is no limit. */
function height(limit: number): number {
  return limit === 0 ? Infinity : limit;
}
