import type { Keychain } from '../account/token-store.ts';
import { waitAtMost } from '../async/with-timeout.ts';
import { Fault } from '../fault.ts';
import { newAgeKey } from './age.ts';

const SERVICE = 'softphone-companion';
/** The agent is there and may be typing the keyring's password. */
const PATIENT_MS = 60_000;

/** The keys of the agents' vaults in the system's keychain, one an agent, named by the agent's key. Each method throws `keychain-unavailable`. */
export class VaultKeys {
  readonly #loadKeychain: () => Promise<Keychain>;

  /** `loadKeychain` may reject. */
  constructor(loadKeychain: () => Promise<Keychain>) {
    this.#loadKeychain = loadKeychain;
  }

  async read(agent: string): Promise<string | undefined> {
    return (await this.#ask((keychain) => keychain.getPassword(SERVICE, accountOf(agent)))) ?? undefined;
  }

  /** The one that is there, else a new one. A keychain that does not give back what it took counts as none. */
  async ensure(agent: string): Promise<string> {
    const known = await this.read(agent);
    if (known !== undefined) return known;
    const key = await newAgeKey();
    await this.#ask((keychain) => keychain.setPassword(SERVICE, accountOf(agent), key));
    if ((await this.read(agent)) !== key) throw new Fault('keychain-unavailable');
    return key;
  }

  async forget(agent: string): Promise<void> {
    await this.#ask((keychain) => keychain.deletePassword(SERVICE, accountOf(agent)));
  }

  async #ask<T>(question: (keychain: Keychain) => Promise<T>): Promise<T> {
    try {
      const asked = this.#loadKeychain().then(question);
      const answer = await waitAtMost(
        PATIENT_MS,
        asked.then((value) => ({ value })),
      );
      if (answer) return answer.value;
    } catch (error) {
      throw new Fault('keychain-unavailable', {}, error);
    }
    throw new Fault('keychain-unavailable');
  }
}

function accountOf(agent: string): string {
  return `vault@${agent}`;
}
