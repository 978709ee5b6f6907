import { randomUUID } from 'node:crypto';
import type { Keychain } from '../../account/token-store.ts';
import { found, type Finding, type CheckRun } from '../finding.ts';

/** Not the service of the token: nothing here can touch it. */
const SERVICE = 'softphone-companion-diagnostics';
/** A locked keyring asks its owner in a dialog and answers nothing meanwhile. */
const LIMIT_MS = 8_000;

/** Writes an entry of its own, reads it back and removes it again. */
export function checkKeychain(load: () => Promise<Keychain>, limitMs = LIMIT_MS): CheckRun {
  return async () => {
    const late = Promise.withResolvers<Finding>();
    const timer = setTimeout(() => late.resolve(found('keychain-silent')), limitMs);
    try {
      return await Promise.race([roundTrip(load), late.promise]);
    } finally {
      clearTimeout(timer);
    }
  };
}

/** Goes on to the removal also when nobody waits any more. */
async function roundTrip(load: () => Promise<Keychain>): Promise<Finding> {
  const [account, text] = [randomUUID(), randomUUID()];
  try {
    const keychain = await load();
    await keychain.setPassword(SERVICE, account, text);
    // What cannot be read is removed all the same.
    const read = await keychain.getPassword(SERVICE, account).catch(() => undefined);
    const isGone = await keychain.deletePassword(SERVICE, account);
    return found(read === text && isGone ? 'keychain-works' : 'keychain-forgets');
  } catch {
    return found('keychain-none');
  }
}
