import { Decrypter, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import {
  AgeError,
  lockWithKey,
  lockWithPassphrase,
  newAgeKey,
  openWithKey,
  openWithPassphrase,
} from '../../../../src/main/backup/age.ts';

const SECRET = 'correct horse battery';
const TEXT = '{"say":"你好"}\n'.repeat(20_000);
const WORK = 12;
/** Made by `age -p`, version 1.1.1, with SECRET. */
const BY_THE_AGE_PROGRAM =
  'YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCAvMHhrWXNqNllwSisweFRjMnBZc0JBIDE4CkdzaXMrNyszUm1pZ2EwZjRaVE0xQ2VmZnY1RmJi' +
  'Q3RlZVZLVTRwYWdMTDAKLS0tIFBMUW5oYk1mbTQrZ25SSVczczEzT3A0NzFveTJ1cFN3c29LTDNnWTJMS2MK2aEEEND6WvoO13/qGvcTTyI4wLpZ6j5S' +
  'HhShUyBgtZyJPxZXu8eaR5MhIpQn0grHS7zOgu1z37U=';

async function whyOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => 'opened',
    (thrown: unknown) => thrown,
  );
  return error instanceof AgeError ? error.why : String(error);
}

describe('a file locked with a passphrase', () => {
  it('opens with it, and the format’s own library opens it too', async () => {
    const file = await lockWithPassphrase(TEXT, SECRET, WORK);
    expect(await openWithPassphrase(file, SECRET)).toBe(TEXT);
    const theirs = new Decrypter();
    theirs.addPassphrase(SECRET);
    expect(await theirs.decrypt(file, 'text')).toBe(TEXT);
  });

  it('opens though the library has written it', async () => {
    const theirs = new Encrypter();
    theirs.setPassphrase(SECRET);
    theirs.setScryptWorkFactor(WORK);
    expect(await openWithPassphrase(await theirs.encrypt(TEXT), SECRET)).toBe(TEXT);
  });

  it('opens though the age program has written it', async () => {
    const file = Buffer.from(BY_THE_AGE_PROGRAM, 'base64');
    expect(await openWithPassphrase(file, SECRET)).toBe('made by the age program\n');
  });

  it('opens however the letters of the passphrase are composed', async () => {
    const file = await lockWithPassphrase(TEXT, 'caf\u00e9 caf\u00e9', WORK);
    expect(await openWithPassphrase(file, 'cafe\u0301 cafe\u0301')).toBe(TEXT);
  });

  it('is told apart from one with another passphrase, another lock, and no age file at all', async () => {
    const file = await lockWithPassphrase(TEXT, SECRET, WORK);
    expect(await whyOf(openWithPassphrase(file, 'something else'))).toBe('wrong-key');
    expect(await whyOf(openWithPassphrase(Buffer.from('PK\u0003\u0004'), SECRET))).toBe('not-age');
    const toKey = await lockWithKey(TEXT, await newAgeKey());
    expect(await whyOf(openWithPassphrase(toKey, SECRET))).toBe('other-lock');
  });

  it('is damaged wherever a byte of its content differs or is missing', async () => {
    const file = await lockWithPassphrase(TEXT, SECRET, WORK);
    const start = Buffer.from(file).indexOf('\n---') + 60;
    for (const at of [start, start + 70_000, file.length - 1]) {
      const bent = Uint8Array.from(file);
      bent[at] = (bent[at] ?? 0) ^ 1;
      expect(await whyOf(openWithPassphrase(bent, SECRET))).toBe('damaged');
    }
    for (const length of [start - 20, start + 3, start + 70_000, file.length - 1])
      expect(await whyOf(openWithPassphrase(file.subarray(0, length), SECRET))).toBe('damaged');
  });

  it('is not opened where it asks for more work than a person waits for', async () => {
    const text = Buffer.from(await lockWithPassphrase(TEXT, SECRET, WORK)).toString('latin1');
    for (const [work, why] of [
      ['21', 'too-much-work'],
      ['64', 'too-much-work'],
      ['1e9', 'damaged'],
      ['-1', 'damaged'],
    ])
      expect(
        await whyOf(openWithPassphrase(Buffer.from(text.replace(` ${WORK}\n`, ` ${work}\n`), 'latin1'), SECRET)),
      ).toBe(why);
  });
});

describe('a file locked with a key', () => {
  it('opens with that key only, and the format’s own library reads it', async () => {
    const [key, other] = [await newAgeKey(), await newAgeKey()];
    const file = await lockWithKey(TEXT, key);
    expect(await openWithKey(file, key)).toBe(TEXT);
    expect(await whyOf(openWithKey(file, other))).toBe('wrong-key');
    expect(await whyOf(openWithKey(file, 'no key'))).toBe('damaged');
    const theirs = new Encrypter();
    const mine = await generateIdentity();
    theirs.addRecipient(await identityToRecipient(mine));
    expect(await openWithKey(await theirs.encrypt(TEXT), mine)).toBe(TEXT);
  });
});
