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
/** For this long the background reading of calls believes what the keychain has said: a first load asks for hundreds of pages, later each minute. */
const LATELY_MS = 300_000;
/** The agent is there and may be typing the keyring's password. */
const PATIENT_MS = 60_000;

/**
 * Keeps the access token of one host at a time: in the OS keychain, or, where there is none or it is locked, in memory for this session.
 * Never in a file, and never deleted because a read failed.
 */
export class TokenStore {
  readonly #loadKeychain: () => Promise<Keychain>;
  readonly #ticks: () => number;
  #inMemory: { host: string; token: string } | undefined;
  #lately: { host: string; token: string; at: number } | undefined;
  /** The newest question of `readLately`, until the token changes. */
  #asked: object | undefined;

  /** `loadKeychain` may throw: the native module needs libsecret on Linux. `ticks` in ms, monotonic. */
  constructor(loadKeychain: () => Promise<Keychain>, ticks: () => number = () => performance.now()) {
    this.#loadKeychain = loadKeychain;
    this.#ticks = ticks;
  }

  /** The token for this host; undefined when the keychain works and has none. Throws `keychain-unavailable`. */
  async read(host: string, patience: 'quick' | 'patient' = 'quick'): Promise<string | undefined> {
    if (this.#inMemory?.host === host) return this.#inMemory.token;
    const found = await this.#ask((keychain) => keychain.getPassword(SERVICE, host), patience);
    return found ?? undefined;
  }

  /** As `read`, but what was read within the last five minutes is believed. For reading in the background only: a call asks the keychain itself. */
  async readLately(host: string): Promise<string | undefined> {
    const lately = this.#lately;
    if (lately?.host === host && this.#ticks() - lately.at < LATELY_MS) return lately.token;
    const asked = (this.#asked = {});
    const token = await this.read(host);
    // Kept or forgotten meanwhile: then this is the token of before.
    if (token !== undefined && asked === this.#asked) this.#lately = { host, token, at: this.#ticks() };
    return token;
  }

  /** Says where it ended up. A keychain that does not give back what it took counts as none. */
  async keep(host: string, token: string): Promise<TokenPlace> {
    this.forgetMemory();
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
    this.forgetMemory();
    this.#inMemory = { host, token };
  }

  /** Forgets what is in memory; the keychain keeps its own. */
  forgetMemory(): void {
    this.#inMemory = undefined;
    this.#lately = undefined;
    this.#asked = undefined;
  }

  /**
   * Forgets it everywhere. Throws `keychain-unavailable` when the keychain may still hold one, be it of an earlier day; memory is empty all the same.
   * Where no keychain can be loaded, what was in memory never was anywhere else.
   */
  async forget(host: string): Promise<void> {
    const wasInMemory = this.#inMemory?.host === host;
    this.forgetMemory();
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
