import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import packageJson from '../../../../package.json' with { type: 'json' };
import {
  canonicalBytes,
  compareVersions,
  PRODUCT,
  publicKeyOf,
  readManifest,
  writeManifest,
  type Release,
} from '../../../../src/main/updates/release-manifest.ts';

const ours = generateKeyPairSync('ed25519');
const theirs = generateKeyPairSync('ed25519');
const RELEASE: Release = {
  product: PRODUCT,
  version: '0.3.0',
  issuedAt: '2026-11-28T12:00:00Z',
  expiresAt: '2026-12-28T12:00:00Z',
};

const text = writeManifest(RELEASE, ours.privateKey);
const parsed = (): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;
const refused = (content: unknown, key: KeyObject = ours.publicKey): string => {
  const reading = readManifest(content, key);
  return reading.is === 'refused' ? reading.why : 'read';
};

/** A manifest around any payload, signed as ours are. */
function around(payload: Buffer, context = 'softphone-companion-release/1\n'): unknown {
  const signature = sign(null, Buffer.concat([Buffer.from(context), payload]), ours.privateKey);
  return { ...parsed(), payload: payload.toString('base64'), signature: signature.toString('base64') };
}

describe('readManifest', () => {
  it('reads what was written with the key that is pinned', () => {
    expect(readManifest(parsed(), ours.publicKey)).toEqual({ is: 'read', release: RELEASE });
  });

  it('is for the product of package.json', () => {
    expect(`${PRODUCT}.desktop`).toBe(packageJson.desktopName);
  });

  it('believes no other key', () => {
    expect(refused(parsed(), theirs.publicKey)).toBe('forged');
  });

  it('believes nothing after any single bit of payload or signature has changed', () => {
    const bits = fc.record({
      field: fc.constantFrom('payload', 'signature'),
      at: fc.nat(),
      bit: fc.integer({ min: 0, max: 7 }),
    });
    fc.assert(
      fc.property(bits, ({ field, at, bit }) => {
        const bytes = Buffer.from(String(parsed()[field]), 'base64');
        const index = at % bytes.length;
        bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
        expect(refused({ ...parsed(), [field]: bytes.toString('base64') })).toBe('forged');
      }),
    );
  });

  it('believes no signature that the key gave for something else', () => {
    expect(refused(around(canonicalBytes(RELEASE), ''))).toBe('forged');
    expect(refused(around(canonicalBytes(RELEASE), 'softphone-companion-release/2\n'))).toBe('forged');
  });

  it('takes only one writing of a release', () => {
    const spaced = Buffer.from(JSON.stringify(RELEASE, null, 1));
    const twice = Buffer.from(canonicalBytes(RELEASE).toString().replace('{', '{"version":"9.0.0",'));
    const turned = Buffer.from(JSON.stringify(Object.fromEntries(Object.entries(RELEASE).reverse())));
    for (const payload of [spaced, twice, turned]) expect(refused(around(payload))).toBe('malformed');
    expect(refused(around(canonicalBytes(RELEASE)))).toBe('read');
  });

  it('takes nothing that is said about another product, with other fields or in another form', () => {
    for (const change of [
      { product: 'org.example.other' },
      { version: '1.2' },
      { version: '01.2.3' },
      { issuedAt: 'soon' },
    ])
      expect(refused(around(canonicalBytes({ ...RELEASE, ...change })))).toBe('malformed');
    expect(refused(around(Buffer.from('{"a":1}')))).toBe('malformed');
    for (const content of [undefined, null, [], 'x', { ...parsed(), version: 2 }, { ...parsed(), more: 1 }])
      expect(refused(content)).toBe('malformed');
  });
});

describe('publicKeyOf', () => {
  it('reads 32 bytes in plain base64 and nothing else', () => {
    const raw = ours.publicKey.export({ format: 'jwk' }).x ?? '';
    const base64 = Buffer.from(raw, 'base64url').toString('base64');
    expect(publicKeyOf(base64)?.equals(ours.publicKey)).toBe(true);
    for (const wrong of ['', 'x', base64.slice(0, -4), `${base64} `, raw]) expect(publicKeyOf(wrong)).toBeUndefined();
  });
});

it('versions are compared by number, part by part', () => {
  const sorted = ['0.1.9', '0.1.10', '0.2.0', '1.0.0', '10.0.0'];
  expect([...sorted].reverse().sort(compareVersions)).toEqual(sorted);
  expect(compareVersions('0.2.0', '0.2.0')).toBe(0);
});
