import type { Keychain } from './token-store.ts';

/** Loads keytar late: its native module needs libsecret on Linux, and a machine without it must still start the app. */
export async function loadKeytar(): Promise<Keychain> {
  const keytar = await import('keytar');
  return keytar.default;
}
