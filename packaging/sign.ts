import { rename } from 'node:fs/promises';
import { run } from './run.ts';
import type { Format } from './target.ts';

/** Where a release says what to sign with. Keys themselves never stand in the environment, only where they are. */
export interface SigningEnvironment {
  /** Windows: a PKCS #12 file and a file with its password; the time-stamping server makes signatures outlive the certificate. */
  WINDOWS_SIGN_PFX?: string;
  WINDOWS_SIGN_PASSWORD_FILE?: string;
  WINDOWS_SIGN_TIMESTAMP?: string;
  /** deb and rpm: id of a key in gpg's keyring. */
  LINUX_SIGN_KEY?: string;
  /** macOS: a Developer ID, and what `xcrun notarytool store-credentials` was told to call Apple's password; the app is signed before it is packed (macos/sign-app.ts). */
  MACOS_SIGN_IDENTITY?: string;
  MACOS_NOTARY_KEYCHAIN_PROFILE?: string;
}

export type Signature = { is: 'signed'; by: string } | { is: 'unsigned'; because: string };

/** Signs a finished file in place, where the environment says with what. Throws when signing fails: a release must not go on without. */
export async function signFile(
  file: string,
  format: Format | 'exe',
  environment: SigningEnvironment,
): Promise<Signature> {
  if (format === 'deb' || format === 'uos') return signDeb(file, environment);
  if (format === 'rpm') return signRpm(file, environment);
  if (format === 'dmg' || format === 'zip') return macSignature(environment);
  return signForWindows(file, environment);
}

/** An unsigned package is said so on its own lines, where nobody overlooks it. */
export function describeSignature(name: string, signature: Signature): string {
  if (signature.is === 'signed') return `${name}: signed by ${signature.by}`;
  const line = `NOT SIGNED: ${name} (${signature.because})`;
  return ['', '!'.repeat(line.length), line, '!'.repeat(line.length)].join('\n');
}

function unsigned(because: string): Signature {
  return { is: 'unsigned', because };
}

function signDeb(file: string, { LINUX_SIGN_KEY: key }: SigningEnvironment): Signature {
  if (key === undefined) return unsigned('LINUX_SIGN_KEY is not set');
  requireKey(key);
  run('debsigs', ['--sign=origin', `--default-key=${key}`, file]);
  // debsigs ends well also where gpg has failed.
  if (run('ar', ['p', file, '_gpgorigin']) === '') throw new Error(`debsigs left ${file} unsigned`);
  return { is: 'signed', by: key };
}

function signRpm(file: string, { LINUX_SIGN_KEY: key }: SigningEnvironment): Signature {
  if (key === undefined) return unsigned('LINUX_SIGN_KEY is not set');
  requireKey(key);
  // rpm looks for gpg2, which newer distributions call gpg.
  const gpg = run('which', ['gpg']).trim();
  run('rpmsign', ['--define', `_gpg_name ${key}`, '--define', `__gpg ${gpg}`, '--addsign', file]);
  return { is: 'signed', by: key };
}

/** gpg would take any other key where it does not have this one. */
function requireKey(key: string): void {
  run('gpg', ['--batch', '--list-secret-keys', key]);
}

function macSignature({ MACOS_SIGN_IDENTITY: identity }: SigningEnvironment): Signature {
  return identity === undefined ? unsigned('MACOS_SIGN_IDENTITY is not set') : { is: 'signed', by: identity };
}

async function signForWindows(file: string, environment: SigningEnvironment): Promise<Signature> {
  const { WINDOWS_SIGN_PFX: pfx, WINDOWS_SIGN_PASSWORD_FILE: password, WINDOWS_SIGN_TIMESTAMP: stamp } = environment;
  if (pfx === undefined) return unsigned('WINDOWS_SIGN_PFX is not set');
  const signed = `${file}.signed`;
  run('osslsigncode', [
    'sign',
    ...['-pkcs12', pfx, '-h', 'sha256', '-n', 'Softphone Companion'],
    ...(password === undefined ? [] : ['-readpass', password]),
    ...(stamp === undefined ? [] : ['-ts', stamp]),
    ...['-in', file, '-out', signed],
  ]);
  await rename(signed, file);
  return { is: 'signed', by: pfx };
}
