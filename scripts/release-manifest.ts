/**
 * Signs the file that tells agents about a newer version: `npm run release-manifest -- --release 0.3.0 --key FILE --out release.json`
 * (`--days 30`: how long it holds). `--new-key FILE` makes a key and prints what the company's settings file has to pin.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { PRODUCT, readManifest, writeManifest } from '../src/main/updates/release-manifest.ts';

const { values: options } = parseArgs({
  options: {
    release: { type: 'string' },
    key: { type: 'string' },
    out: { type: 'string' },
    days: { type: 'string', default: '30' },
    'new-key': { type: 'string' },
  },
});

if (options['new-key'] !== undefined) makeKey(options['new-key']);
else if (options.release !== undefined && options.key !== undefined && options.out !== undefined)
  makeManifest(options.release, options.key, options.out);
else fail('Needed: --new-key FILE, or --release X.Y.Z --key FILE --out FILE');

function makeKey(path: string): void {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  // `wx`: a key that exists is never overwritten.
  writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  console.log(`The private key is in ${path}: keep it offline.`);
  console.log(`"publicKey": "${pinned(publicKey)}"`);
}

function makeManifest(version: string, keyPath: string, out: string): void {
  const days = Number(options.days);
  if (!Number.isInteger(days) || days < 1 || days > 366) fail('--days must be a whole number from 1 to 366');
  const privateKey = createPrivateKey(readFileSync(keyPath));
  if (privateKey.asymmetricKeyType !== 'ed25519') fail(`${keyPath} holds no Ed25519 key`);
  const now = Date.now();
  const issuedAt = utc(now);
  const expiresAt = utc(now + days * 86_400_000);
  const text = writeManifest({ product: PRODUCT, version, issuedAt, expiresAt }, privateKey);
  const publicKey = createPublicKey(privateKey);
  if (readManifest(JSON.parse(text), publicKey).is !== 'read') fail('What was written cannot be read back.');
  writeFileSync(out, text);
  console.log(`${out}: version ${version}, holds until ${expiresAt}, signed by ${pinned(publicKey)}`);
}

/** The 32 bytes of a public key, as company files pin it. */
function pinned(publicKey: KeyObject): string {
  return Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64');
}

function utc(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

function fail(words: string): never {
  console.error(words);
  process.exit(1);
}
