import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';

/** Who a manifest is for: one that was signed for another product by the same key says nothing here. */
export const PRODUCT = 'io.github.softphonecompanion.companion';
const FORMAT = 'softphone-companion-release';
/** Signed before the payload, so that the key's signatures for anything else are none for a manifest. */
const CONTEXT = `${FORMAT}/1\n`;

const version = z.string().regex(/^(?:0|[1-9]\d{0,5})(?:\.(?:0|[1-9]\d{0,5})){2}$/);
const time = z.iso.datetime({ precision: 0 });
const release = z.strictObject({ product: z.string().max(100), version, issuedAt: time, expiresAt: time });
const manifest = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(1),
  payload: z.base64().max(4096),
  signature: z.base64().max(128),
});

/** What a manifest says: the newest release, and when it was said. Times are UTC, in whole seconds (`2026-11-28T12:00:00Z`). */
export type Release = z.infer<typeof release>;

export type ManifestReading = { is: 'read'; release: Release } | { is: 'refused'; why: 'malformed' | 'forged' };

/** The bytes of a release: JSON with its names in this order and nothing between. Another writing of the same is refused. */
export function canonicalBytes({ product, version: of, issuedAt, expiresAt }: Release): Buffer {
  return Buffer.from(JSON.stringify({ product, version: of, issuedAt, expiresAt }), 'utf8');
}

/** Writes a manifest. The payload is carried as it was signed, so that nobody has to write it anew to check it. */
export function writeManifest(of: Release, privateKey: KeyObject): string {
  const payload = canonicalBytes(release.parse(of));
  const signature = sign(null, signedBytes(payload), privateKey);
  const content = {
    format: FORMAT,
    version: 1,
    payload: payload.toString('base64'),
    signature: signature.toString('base64'),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** Believes nothing before the signature is checked. Never throws. */
export function readManifest(content: unknown, publicKey: KeyObject): ManifestReading {
  const outer = manifest.safeParse(content);
  if (!outer.success) return { is: 'refused', why: 'malformed' };
  const payload = Buffer.from(outer.data.payload, 'base64');
  if (!isSigned(payload, Buffer.from(outer.data.signature, 'base64'), publicKey))
    return { is: 'refused', why: 'forged' };
  const parsed = release.safeParse(jsonOf(payload));
  const isOurs = parsed.success && parsed.data.product === PRODUCT && canonicalBytes(parsed.data).equals(payload);
  return isOurs ? { is: 'read', release: parsed.data } : { is: 'refused', why: 'malformed' };
}

/** A public key as company files write it: its 32 bytes in base64 (RFC 8032). undefined: it is none. */
export function publicKeyOf(text: string): KeyObject | undefined {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== 32 || bytes.toString('base64') !== text) return undefined;
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') }, format: 'jwk' });
  } catch {
    return undefined;
  }
}

/** Negative, 0 or positive, as for sorting. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split(/[.-]/).map(Number)) as [number[], number[]];
  const at = [0, 1, 2].find((index) => left[index] !== right[index]);
  return at === undefined ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}

function signedBytes(payload: Buffer): Buffer {
  return Buffer.concat([Buffer.from(CONTEXT, 'utf8'), payload]);
}

function isSigned(payload: Buffer, signature: Buffer, key: KeyObject): boolean {
  try {
    return signature.length === 64 && verify(null, signedBytes(payload), key, signature);
  } catch {
    return false;
  }
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
