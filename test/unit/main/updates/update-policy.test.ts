import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readUpdatePolicy } from '../../../../src/main/updates/update-policy.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const raw = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x ?? '';
const publicKey = Buffer.from(raw, 'base64url').toString('base64');
const GOOD = { manifest: 'https://it.example/companion/release.json', publicKey, page: 'https://it.example/companion' };

async function read(content: unknown, isAdministered = true) {
  const path = join(await tempFolder(), 'settings.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return readUpdatePolicy({ path, isAdministered: () => Promise.resolve(isAdministered) });
}

const withUpdates = (updates: unknown): unknown => ({
  format: 'softphone-companion-settings',
  version: 1,
  settings: {},
  updates,
});

describe('readUpdatePolicy', () => {
  it('is off without a file, without a word about updates, and in a file that is none', async () => {
    expect(await readUpdatePolicy({ path: '/nonexistent', isAdministered: () => Promise.resolve(true) })).toEqual({
      is: 'off',
    });
    for (const content of ['', '[]', { settings: {} }]) expect(await read(content)).toEqual({ is: 'off' });
  });

  it('takes address, key and page', async () => {
    const reading = await read(withUpdates(GOOD));
    expect(reading).toMatchObject({ is: 'on', policy: { manifest: GOOD.manifest, page: GOOD.page } });
    expect((await read(withUpdates({ manifest: GOOD.manifest, publicKey }))).is).toBe('on');
  });

  it.each([
    ['an address without https', { ...GOOD, manifest: 'http://it.example/release.json' }],
    ['an address with a password', { ...GOOD, manifest: 'https://me:secret@it.example/release.json' }],
    ['a page of another scheme', { ...GOOD, page: 'file:///etc/passwd' }],
    ['no key', { manifest: GOOD.manifest }],
    ['a key that is none', { ...GOOD, publicKey: 'AAAA' }],
    ['something unknown', { ...GOOD, channel: 'beta' }],
    ['no object', true],
  ])('refuses %s as a whole', async (_what, updates) => {
    expect(await read(withUpdates(updates))).toEqual({ is: 'misconfigured' });
  });

  it('believes no file that agents can change', async () => {
    expect(await read(withUpdates(GOOD), false)).toEqual({ is: 'misconfigured' });
  });
});
