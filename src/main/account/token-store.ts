import type { TokenPlace } from '../../preload/contract/index.ts';
import { Fault } from '../fault.ts';

/** The part of keytar that we use. */
export interface Keychain {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

const SERVICE = 'softphone-companion';
/** A locked keyring asks its owner in a dialog and blocks: nobody waits for that at the start of a window. */
const QUICK_MS = 4_000;
/** The agent is there and may be typing the keyring's password. */
const PATIENT_MS = 60_000;

/**
 * Keeps the access token of one host at a time: in the OS keychain, or, where there is none or it is locked, in memory for this session.
 * Never in a file, and never deleted because a read failed.
 */
export class TokenStore {
  readonly #loadKeychain: () => Promise<Keychain>;
  #inMemory: { host: string; token: string } | undefined;

  /** `loadKeychain` may throw: the native module needs libsecret on Linux. */
  constructor(loadKeychain: () => Promise<Keychain>) {
    this.#loadKeychain = loadKeychain;
  }

  /** The token for this host; undefined when the keychain works and has none. Throws `keychain-unavailable`. */
  async read(host: string, patience: 'quick' | 'patient' = 'quick'): Promise<string | undefined> {
    if (this.#inMemory?.host === host) return this.#inMemory.token;
    const found = await this.#ask((keychain) => keychain.getPassword(SERVICE, host), patience);
    return found ?? undefined;
  }

  /** Says where it ended up. A keychain that does not give back what it took counts as none. */
  async keep(host: string, token: string): Promise<TokenPlace> {
    this.#inMemory = undefined;
    try {
      await this.#ask((keychain) => keychain.setPassword(SERVICE, host, token), 'patient');
      if ((await this.read(host)) === token) return 'keychain';
    } catch {
      // Falls through to memory; the banner says so.
    }
    this.keepInMemory(host, token);
    return 'memory';
  }

  keepInMemory(host: string, token: string): void {
    this.#inMemory = { host, token };
  }

  /** Forgets a token that never was in the keychain. */
  forgetMemory(): void {
    this.#inMemory = undefined;
  }

  /**
   * Forgets it everywhere. Throws `keychain-unavailable` when the keychain may still hold one, be it of an earlier day; memory is empty all the same.
   * Where no keychain can be loaded, what was in memory never was anywhere else.
   */
  async forget(host: string): Promise<void> {
    const wasInMemory = this.#inMemory?.host === host;
    this.#inMemory = undefined;
    const keychain = { isLoaded: false };
    const remove = (loaded: Keychain): Promise<boolean> => {
      keychain.isLoaded = true;
      return loaded.deletePassword(SERVICE, host);
    };
    try {
      await this.#ask(remove, 'patient');
    } catch (error) {
      if (keychain.isLoaded || !wasInMemory) throw error;
    }
  }

  async #ask<T>(question: (keychain: Keychain) => Promise<T>, patience: 'quick' | 'patient'): Promise<T> {
    const limit = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => limit.reject(new Error('no answer in time')),
      patience === 'quick' ? QUICK_MS : PATIENT_MS,
    );
    try {
      return await Promise.race([this.#loadKeychain().then(question), limit.promise]);
    } catch (error) {
      throw new Fault('keychain-unavailable', {}, error);
    } finally {
      clearTimeout(timer);
    }
  }
}
