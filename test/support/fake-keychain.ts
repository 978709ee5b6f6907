import type { Keychain } from '../../src/main/account/token-store.ts';

/** A keychain in memory that can be made to refuse, to hang and to swallow. Counts what is asked of it. */
export class FakeKeychain implements Keychain {
  /** `service/account` → password. */
  readonly entries = new Map<string, string>();
  readonly asked = { get: 0, set: 0, delete: 0 };
  mood: 'works' | 'refuses' | 'hangs' | 'swallows' = 'works';

  readonly load = (): Promise<Keychain> => Promise.resolve(this);

  getPassword(service: string, account: string): Promise<string | null> {
    this.asked.get++;
    return this.#answer(() => this.entries.get(`${service}/${account}`) ?? null);
  }

  setPassword(service: string, account: string, password: string): Promise<void> {
    this.asked.set++;
    return this.#answer(() => {
      if (this.mood !== 'swallows') this.entries.set(`${service}/${account}`, password);
    });
  }

  deletePassword(service: string, account: string): Promise<boolean> {
    this.asked.delete++;
    return this.#answer(() => this.entries.delete(`${service}/${account}`));
  }

  /** Without the end of the access log, which is no secret. */
  tokens(): string[] {
    return [...this.entries].filter(([name]) => !name.includes('/access-log@')).map(([, token]) => token);
  }

  #answer<T>(act: () => T): Promise<T> {
    if (this.mood === 'hangs') return new Promise(() => undefined);
    if (this.mood === 'refuses') return Promise.reject(new Error('the keyring is locked'));
    return Promise.resolve(act());
  }
}
