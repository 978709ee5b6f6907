import type { Keychain } from './token-store.ts';

type Method = 'load' | keyof Keychain;

/** What main asks of the process; `load` loads the native module, which needs libsecret on Linux. */
export interface KeychainQuestion {
  id: number;
  method: Method;
  args: string[];
}

export type KeychainAnswer = { id: number; value: unknown } | { id: number; error: string };

/** What of Electron's UtilityProcess it takes. */
export interface KeychainChild {
  postMessage(question: KeychainQuestion): void;
  on(event: 'message', listener: (answer: KeychainAnswer) => void): unknown;
  once(event: 'exit', listener: () => void): unknown;
  kill(): unknown;
}

/** As long as anybody waits for an answer (`TokenStore`). A prompt that is still open then goes with the process. */
const LIMIT_MS = 60_000;

/** The process costs 36 MB, and when idle, nothing is asked of it for minutes. */
const IDLE_MS = 15_000;

interface Waiting {
  resolve: (value: never) => void;
  reject: (error: Error) => void;
  limit: NodeJS.Timeout;
}

/**
 * The system's keychain in a process of its own, started by the first question. While a keyring asks its owner in a dialog, keytar's call blocks in
 * native code: in main's process it would hold up the end of the app for ever, here it is ended with the process.
 */
export class KeychainProcess implements Keychain {
  readonly #start: () => KeychainChild;
  readonly #waiting = new Map<number, Waiting>();
  #child: KeychainChild | undefined;
  #loading: Promise<unknown> | undefined;
  #lastId = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(start: () => KeychainChild) {
    this.#start = start;
  }

  /** Rejects where there is no keychain on this system. */
  async load(): Promise<Keychain> {
    this.#loading ??= this.#ask('load');
    try {
      await this.#loading;
    } catch (error) {
      this.#loading = undefined;
      throw error;
    }
    return this;
  }

  getPassword(service: string, account: string): Promise<string | null> {
    return this.#ask('getPassword', service, account);
  }

  setPassword(service: string, account: string, password: string): Promise<void> {
    return this.#ask('setPassword', service, account, password);
  }

  deletePassword(service: string, account: string): Promise<boolean> {
    return this.#ask('deletePassword', service, account);
  }

  /** Ends the process, whatever it waits for; what is under way rejects. The next question starts another one. */
  end(): void {
    const child = this.#child;
    this.#ended(child);
    child?.kill();
  }

  #ask<T>(method: Method, ...args: string[]): Promise<T> {
    clearTimeout(this.#idle);
    const child = (this.#child ??= this.#begin());
    const id = ++this.#lastId;
    return new Promise<T>((resolve, reject) => {
      const limit = setTimeout(() => this.end(), LIMIT_MS).unref();
      this.#waiting.set(id, { resolve, reject, limit });
      child.postMessage({ id, method, args });
    });
  }

  #begin(): KeychainChild {
    const child = this.#start();
    child.on('message', (answer) => this.#settle(answer));
    child.once('exit', () => this.#ended(child));
    return child;
  }

  #settle(answer: KeychainAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    clearTimeout(waiting?.limit);
    if ('error' in answer) waiting?.reject(new Error(answer.error));
    else waiting?.resolve(answer.value as never);
    clearTimeout(this.#idle);
    if (this.#waiting.size === 0) this.#idle = setTimeout(() => this.end(), IDLE_MS).unref();
  }

  #ended(child: KeychainChild | undefined): void {
    if (!child || child !== this.#child) return;
    this.#child = undefined;
    this.#loading = undefined;
    for (const { reject, limit } of this.#waiting.values()) {
      clearTimeout(limit);
      reject(new Error('the keychain process has ended'));
    }
    this.#waiting.clear();
  }
}

/** The process's end of it. */
export async function answerQuestion(
  { id, method, args }: KeychainQuestion,
  load: () => Promise<Keychain>,
): Promise<KeychainAnswer> {
  try {
    const keychain = await load();
    if (method === 'load') return { id, value: null };
    // Method and arguments come from our own main, checked there by the compiler.
    return { id, value: await (keychain[method] as (...given: string[]) => Promise<unknown>)(...args) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
