import { join } from 'node:path';
import { notarize } from '@electron/notarize';
import { sign } from '@electron/osx-sign';
import type { SigningEnvironment } from '../sign.ts';

const ENTITLEMENTS = join(import.meta.dirname, 'entitlements.plist');

/**
 * Signs a finished .app with a Developer ID for the hardened runtime and has Apple notarise it, where the environment names them. Last of all:
 * burning a fuse or changing a file afterwards makes the signature void.
 */
export async function signMacApp(app: string, environment: SigningEnvironment): Promise<void> {
  const { MACOS_SIGN_IDENTITY: identity, MACOS_NOTARY_KEYCHAIN_PROFILE: keychainProfile } = environment;
  if (identity === undefined) return;
  await sign({ app, identity, optionsForFile: () => ({ hardenedRuntime: true, entitlements: ENTITLEMENTS }) });
  if (keychainProfile !== undefined) await notarize({ appPath: app, keychainProfile });
}
