import type { Account, AgentChoice } from '../../preload/contract/index.ts';
import { DEFAULT_HOST, parseHost } from '../call-api/host.ts';
import { Fault, isFault } from '../fault.ts';
import type { AccountService } from './account.service.ts';

/** Asks the agent in a dialog of the system whether the app may talk to this server (an origin). */
export type ConfirmHost = (host: string) => Promise<boolean>;

/** Whether main has seen the agent type or paste this, as a whole, in the window that asks. */
export type HasTyped = (text: string) => Promise<boolean>;

export interface EntranceParts {
  account: Pick<AccountService, 'get' | 'testHost' | 'testToken' | 'signIn' | 'signOut' | 'enterDemo'>;
  confirmHost: ConfirmHost;
  /** Loads the pages of all windows again. */
  reloadWindows: () => void;
  /** ms, monotonic. */
  now: () => number;
}

const MOST_TRIES = 10;
const TRIES_IN_MS = 60_000;

/**
 * Signing in and out as a window may ask for it. Before there is a session, a page could make the app talk to any server, with any token that the
 * agent is typing: so only a server that the agent has named is talked to, seldom, and what the server says stays here. Pages begin anew after a
 * session: nothing of an agent stays in their memory.
 */
export class Entrance {
  readonly #parts: EntranceParts;
  readonly #agreed = new Set<string>();
  #tries: number[] = [];
  /** The pages have shown an agent who has signed out. */
  #areStale = false;

  constructor(parts: EntranceParts) {
    this.#parts = parts;
  }

  testHost(typed: string, hasTyped: HasTyped): Promise<{ host: string }> {
    return this.#talk(typed, hasTyped, (host) => this.#parts.account.testHost(host));
  }

  testToken(typed: string, token: string, hasTyped: HasTyped): Promise<{ agents: AgentChoice[] }> {
    return this.#talk(typed, hasTyped, (host) => this.#parts.account.testToken(host, token));
  }

  async signIn(typed: string, token: string, agentId: string, hasTyped: HasTyped): Promise<Account> {
    const signIn = (host: string): Promise<Account> => this.#parts.account.signIn(host, token, agentId);
    const account = await this.#talk(typed, hasTyped, signIn);
    this.#renewPages();
    return account;
  }

  async enterDemo(): Promise<Account> {
    const account = await this.#parts.account.enterDemo();
    this.#renewPages();
    return account;
  }

  /** Where something could not be removed the page stays to say so, and begins anew with the next session. */
  async signOut(keepsOwnData?: boolean): Promise<Account> {
    const before = await this.#parts.account.get();
    this.#areStale ||= before.is === 'signed-in';
    const account = await this.#parts.account.signOut(keepsOwnData);
    this.#renewPages();
    return account;
  }

  async #talk<T>(typed: string, hasTyped: HasTyped, ask: (host: string) => Promise<T>): Promise<T> {
    const account = await this.#parts.account.get();
    if (account.is === 'signed-in') throw new Fault('signed-in-already');
    const host = parseHost(typed);
    const known = account.is === 'signed-out' ? account.lastHost : account.host;
    this.#count();
    if (host !== known && host !== DEFAULT_HOST) await this.#assertNamed(host, hasTyped);
    try {
      return await ask(host);
    } catch (error) {
      throw withoutWords(error);
    }
  }

  #count(): void {
    const now = this.#parts.now();
    this.#tries = this.#tries.filter((at) => now - at < TRIES_IN_MS);
    if (this.#tries.length >= MOST_TRIES) throw new Fault('too-many-tries');
    this.#tries.push(now);
  }

  /** Input methods, dictation and corrections in the middle are not seen as typing: then the agent is asked. */
  async #assertNamed(host: string, hasTyped: HasTyped): Promise<void> {
    if (this.#agreed.has(host) || (await hasTyped(new URL(host).host))) return;
    if (!(await this.#parts.confirmHost(host))) throw new Fault('not-confirmed');
    this.#agreed.add(host);
  }

  #renewPages(): void {
    if (this.#areStale) this.#parts.reloadWindows();
    this.#areStale = false;
  }
}

/** Without what a server has written, so that a page cannot read servers through the app. The names of files that could not be written stay. */
function withoutWords(error: unknown): unknown {
  if (!isFault(error)) return error;
  const { code, field, reason, message } = error.error;
  return new Fault(
    code,
    {
      ...(field !== undefined && { field }),
      ...(reason !== undefined && { reason }),
      ...(code === 'disk' && message !== undefined && { message }),
    },
    error,
  );
}
