import { hostname } from 'node:os';
import type { Keychain } from '../account/token-store.ts';
import { waitAtMost } from '../async/with-timeout.ts';
import type { Link } from './entry.ts';
import { toLink } from './log-file.ts';

const SERVICE = 'softphone-companion';
/** Windows may carry an entry to other computers, whose logs are others. */
const ACCOUNT = `access-log@${hostname()}`;
const LIMIT_MS = 4_000;

/** The end of the access log in the system's keychain, where whoever can only change files does not reach. It names nobody and stays at sign-out. */
export class KeychainAnchor {
  readonly #loadKeychain: () => Promise<Keychain>;

  /** `loadKeychain` may reject. */
  constructor(loadKeychain: () => Promise<Keychain>) {
    this.#loadKeychain = loadKeychain;
  }

  /** undefined: the keychain works and has none. Rejects where it does not answer. */
  async read(): Promise<Link | undefined> {
    const text = await this.#ask((keychain) => keychain.getPassword(SERVICE, ACCOUNT));
    return text === null ? undefined : toLink(text);
  }

  async write(link: Link): Promise<void> {
    await this.#ask(async (keychain) => {
      await keychain.setPassword(SERVICE, ACCOUNT, JSON.stringify(link));
      return true;
    });
  }

  async #ask<T>(question: (keychain: Keychain) => Promise<T>): Promise<T> {
    const answer = await waitAtMost(
      LIMIT_MS,
      this.#loadKeychain()
        .then(question)
        .then((value) => ({ value })),
    );
    if (!answer) throw new Error('no answer in time');
    return answer.value;
  }
}
