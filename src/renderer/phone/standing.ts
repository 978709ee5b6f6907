import type { PhoneDevice, Registration } from '../../preload/contract/index.ts';

/** What may be said of the phone at this moment. A registration that has run out since it was seen proves nothing any more. */
export type Standing =
  /** `until`: when the last of the devices runs out; undefined: the registrar did not say of one of them. */
  | { is: 'registered'; devices: PhoneDevice[]; until?: number; isOwnWord?: true }
  | { is: 'lapsed'; until: number }
  | Exclude<Registration, { is: 'registered' }>;

/** `now` is a UTC epoch in ms. */
export function standingAt(registration: Registration, now: number): Standing {
  if (registration.is !== 'registered') return registration;
  if (registration.isOwnWord) return registration;
  const live = registration.devices.filter(({ expiresAt }) => expiresAt === undefined || expiresAt > now);
  if (live.length === 0) return { is: 'lapsed', until: lastOf(registration.devices) ?? now };
  const until = lastOf(live);
  return { is: 'registered', devices: live, ...(until !== undefined && { until }) };
}

function lastOf(devices: readonly PhoneDevice[]): number | undefined {
  const ends = devices.map(({ expiresAt }) => expiresAt);
  const known = ends.filter((end) => end !== undefined);
  return known.length > 0 && known.length === ends.length ? Math.max(...known) : undefined;
}
