import { z } from 'zod';
import type { UpdateFault } from '../../preload/contract/index.ts';
import { compareVersions, type Release } from './release-manifest.ts';

const text = z.string().catch('');
const time = z.number().catch(0);
/** What is kept from one check to the next. */
export const storedUpdates = z.object({
  /** The key under which the rest was seen. */
  keyId: text,
  /** The newest manifest that was believed: its version, and when it was issued and expires (UTC epoch ms). */
  version: text,
  issuedAt: time,
  expiresAt: time,
  /** The next check is due then. */
  nextAt: time,
});
export type StoredUpdates = z.infer<typeof storedUpdates>;

/** Clocks of servers and agents differ; a manifest from further in the future would lock out every later one. */
const AHEAD_MS = 24 * 3_600_000;

/**
 * Why a signed release is not to be believed now, or undefined. Rollback protection: neither the time of issue nor the version may go back
 * behind what was seen before. A clock that was set back does not bring an expired manifest to life: the time is at least that of the newest one.
 */
export function releaseFault(release: Release, seen: StoredUpdates, now: number): UpdateFault | undefined {
  const [issuedAt, expiresAt] = [Date.parse(release.issuedAt), Date.parse(release.expiresAt)];
  if (issuedAt > now + AHEAD_MS || expiresAt <= issuedAt) return 'malformed';
  if (expiresAt <= Math.max(now, seen.issuedAt)) return 'expired';
  if (issuedAt < seen.issuedAt) return 'replayed';
  if (seen.version !== '' && compareVersions(release.version, seen.version) < 0) return 'downgraded';
  return undefined;
}

/** What an earlier manifest told, while it still holds; undefined where it is not newer than what runs. */
export function newerThan(running: string, seen: StoredUpdates, now: number): string | undefined {
  if (seen.version === '' || seen.expiresAt <= now) return undefined;
  return compareVersions(seen.version, running) > 0 ? seen.version : undefined;
}
