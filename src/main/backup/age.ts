import { randomBytes, scrypt } from 'node:crypto';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import {
  Decrypter,
  Encrypter,
  generateX25519Identity,
  identityToRecipient,
  Stanza,
  type Identity,
} from 'age-encryption';

/** Why a file could not be opened. `wrong-key`: or it is damaged where the key is checked, which cannot be told apart. */
export type AgeProblem = 'not-age' | 'other-lock' | 'too-much-work' | 'wrong-key' | 'damaged';

export class AgeError extends Error {
  readonly why: AgeProblem;

  constructor(why: AgeProblem, cause?: unknown) {
    super(why, { cause });
    this.why = why;
  }
}

const LABEL = 'age-encryption.org/v1/scrypt';
const MAGIC = 'age-encryption.org/v1\n';
/** As the `age` program writes it: about a second and 256 MB. */
const WORK = 18;
/** A hostile file could ask for hours: four times the usual work, and 1 GB, is the most. */
const MOST_WORK = 20;
const NONCE = new Uint8Array(12);

/** An age file that opens with this passphrase, also in other programs of that format. `work`: for tests. */
export async function lockWithPassphrase(text: string, passphrase: string, work = WORK): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient({
    wrapFileKey: async (fileKey) => {
      const salt = randomBytes(16);
      const key = await keyOf(passphrase, salt, work);
      return [new Stanza(['scrypt', base64(salt), String(work)], chacha20poly1305(key, NONCE).encrypt(fileKey))];
    },
  });
  return encrypter.encrypt(text);
}

/** Throws `AgeError`. */
export async function openWithPassphrase(file: Uint8Array, passphrase: string): Promise<string> {
  return open(file, { unwrapFileKey: (stanzas) => unwrap(stanzas, passphrase) });
}

/** A new key, as text. */
export function newAgeKey(): Promise<string> {
  return generateX25519Identity();
}

export async function lockWithKey(text: string, key: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(await identityToRecipient(key));
  return encrypter.encrypt(text);
}

/** Throws `AgeError`. */
export function openWithKey(file: Uint8Array, key: string): Promise<string> {
  return open(file, key);
}

async function open(file: Uint8Array, identity: Identity | string): Promise<string> {
  if (Buffer.from(file.subarray(0, MAGIC.length)).toString('latin1') !== MAGIC) throw new AgeError('not-age');
  const decrypter = new Decrypter();
  try {
    decrypter.addIdentity(identity);
    return new TextDecoder('utf-8', { fatal: true }).decode(await decrypter.decrypt(file));
  } catch (error) {
    if (error instanceof AgeError) throw error;
    const isOtherKey = error instanceof Error && error.message.startsWith('no identity matched');
    throw new AgeError(isOtherKey ? 'wrong-key' : 'damaged', error);
  }
}

/** The library's own way derives the key in JavaScript, which holds up the whole app for seconds; this one does it in another thread. */
async function unwrap(stanzas: readonly Stanza[], passphrase: string): Promise<Uint8Array | null> {
  const [stanza] = stanzas;
  if (!stanza || stanzas.length > 1 || stanza.args[0] !== 'scrypt') throw new AgeError('other-lock');
  const [, saltText = '', workText = ''] = stanza.args;
  const salt = Buffer.from(saltText, 'base64');
  if (!/^[1-9]\d?$/.test(workText) || salt.length !== 16 || base64(salt) !== saltText) throw new AgeError('damaged');
  if (Number(workText) > MOST_WORK) throw new AgeError('too-much-work');
  const key = await keyOf(passphrase, salt, Number(workText));
  try {
    return chacha20poly1305(key, NONCE).decrypt(stanza.body);
  } catch {
    return null;
  }
}

/** A passphrase counts as the same however the keyboard composes its letters. */
function keyOf(passphrase: string, salt: Uint8Array, work: number): Promise<Buffer> {
  const [N, r] = [2 ** work, 8];
  const salted = Buffer.concat([Buffer.from(LABEL), salt]);
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const done = (error: Error | null, key: Buffer): void => (error ? reject(error) : resolve(key));
  scrypt(passphrase.normalize('NFC'), salted, 32, { N, r, p: 1, maxmem: 128 * N * r + (1 << 20) }, done);
  return promise;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('=', '');
}
