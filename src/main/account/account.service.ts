import type { Account, AgentChoice, KeychainState } from '../../preload/contract/index.ts';
import { CallApi } from '../call-api/call-api.ts';
import { DEFAULT_HOST, isOnThisComputer, parseHost, parseToken } from '../call-api/host.ts';
import type { HttpOptions } from '../call-api/http.ts';
import { TokenVerdict } from '../call-api/token-verdict.ts';
import { probeHost } from '../call-api/probe.ts';
import { Fault, isFault } from '../fault.ts';
import { inTurn } from '../async/serial-queue.ts';
import type { AccountParts, Demo } from './account-parts.ts';
import { agentsOf } from './agents.ts';
import type { Session } from './session.ts';

/** Who is signed in. Owns the only `CallApi` that the rest of main uses. */
export class AccountService {
  readonly #parts: AccountParts;
  #account: Account = { is: 'signed-out', lastHost: DEFAULT_HOST, keychain: 'working' };
  #session: Session | undefined;
  #verdict: TokenVerdict | undefined;
  #demo: Demo | undefined;
  #started: Promise<void> = Promise.resolve();
  readonly #inTurn = inTurn();

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  /** Reads the file and asks the keychain, in the background; `get` waits for it. */
  start(): void {
    this.#started = this.#restore();
  }

  async get(): Promise<Account> {
    await this.#started;
    return this.#account;
  }

  session(): Session {
    if (!this.#session) throw new Fault('signed-out');
    return this.#session;
  }

  /** The demo, or a call centre on this computer: the demo's own numbers may be dialled there. */
  reachesNobody(): boolean {
    return this.#session !== undefined && isOnThisComputer(this.#session.host);
  }

  /** undefined: nobody is in the demo. */
  demo(): Demo | undefined {
    return this.#demo;
  }

  who(): 'nobody' | 'demo' | 'agent' {
    if (!this.#session) return 'nobody';
    return this.#session.isDemo ? 'demo' : 'agent';
  }

  /** Connects and looks whether something there speaks the API; sends no token. */
  async testHost(typed: string): Promise<{ host: string }> {
    const host = parseHost(typed);
    await probeHost(host, this.#parts.connections);
    return { host };
  }

  /** A neutral read first, so that a bad token is told from a host that has no seats. */
  async testToken(typedHost: string, typedToken: string): Promise<{ agents: AgentChoice[] }> {
    const token = parseToken(typedToken);
    const api = new CallApi(this.#to(parseHost(typedHost), () => Promise.resolve(token)));
    await api.listNumbers();
    return { agents: agentsOf(await api.listSips()) };
  }

  signIn(typedHost: string, typedToken: string, agentId: string): Promise<Account> {
    return this.#oneAtATime(async () => {
      if (this.#session) throw new Fault('signed-in-already');
      const [host, token] = [parseHost(typedHost), parseToken(typedToken)];
      const { agents } = await this.testToken(host, token);
      const agent = agents.find((one) => one.agentId === agentId);
      if (!agent) throw new Fault('no-seat');
      await this.#parts.file.save({ host, agent: { id: agentId, name: agent.name } });
      await this.#forgetOthers({ host, agentId });
      if (this.#account.is === 'token-missing' && this.#account.host !== host)
        await this.#forgetToken(this.#account.host);
      const tokenPlace = await this.#parts.tokens.keep(host, token);
      return this.#open({ is: 'signed-in', host, agentId, agentName: agent.name, tokenPlace, isDemo: false });
    });
  }

  tryKeychain(): Promise<Account> {
    return this.#oneAtATime(async () => {
      if (this.#account.is === 'token-missing') await this.#restore('patient');
      return this.#account;
    });
  }

  enterDemo(): Promise<Account> {
    return this.#oneAtATime(async () => {
      if (this.#session) throw new Fault('signed-in-already');
      const demo = await this.#parts.startDemo();
      this.#demo = demo;
      this.#parts.tokens.keepInMemory(demo.host, demo.token);
      const { host, agent } = demo;
      return this.#open({
        is: 'signed-in',
        host,
        agentId: agent.id,
        agentName: agent.name,
        tokenPlace: 'memory',
        isDemo: true,
      });
    });
  }

  /** For a dead token: one more read, however short ago the last one was. Throws what the read throws. */
  async probeToken(): Promise<Account> {
    const { api } = this.session();
    this.#verdict?.allowProbe();
    await api.listNumbers();
    return this.#account;
  }

  /** A new token for the agent who is signed in; tested before it is kept, so that a mistyped one changes nothing. */
  replaceToken(typedToken: string): Promise<Account> {
    return this.#oneAtATime(async () => {
      const { host, agentId, isDemo } = this.session();
      if (isDemo) throw new Fault('forbidden');
      const { agents } = await this.testToken(host, typedToken);
      if (!agents.some((agent) => agent.agentId === agentId)) throw new Fault('no-seat');
      const tokenPlace = await this.#parts.tokens.keep(host, parseToken(typedToken));
      // As it is now: a read may have judged the token meanwhile.
      if (this.#account.is === 'signed-in') this.#become({ ...this.#account, tokenPlace });
      return this.probeToken();
    });
  }

  /**
   * Removes the token, the account and all that other services keep. Leaving the demo gives back the account that was there before. With `keepsOwnData`,
   * what the agent has written is put into the vault first; where that fails nothing has happened, and the session goes on.
   */
  signOut(keepsOwnData = false): Promise<Account> {
    return this.#oneAtATime(async () => {
      const account = this.#account;
      if (account.is === 'signed-out') return account;
      const { host, agentId } = account;
      // First of all: forgetting takes seconds, and whoever asked meanwhile would learn again what has just been forgotten.
      this.#session = undefined;
      this.#verdict = undefined;
      const agent = { host, agentId, isDemo: this.#demo !== undefined };
      const { scope, vault } = this.#parts;
      const keeping = Promise.withResolvers<unknown>();
      const forgetting = scope.end(agent, () => {
        const done = keepsOwnData ? vault?.keep(agent) : vault?.drop(agent).catch(() => undefined);
        keeping.resolve(done);
        return keeping.promise;
      });
      await forgetting.catch(() => undefined); // a full disk must not keep the token: it is told at the end
      await keeping.promise.catch((error: unknown) => this.#goOn(account, error));
      if (this.#demo) await this.#leaveDemo(this.#demo);
      else await this.#leave(host);
      await forgetting;
      return this.#account;
    });
  }

  /** As it was before: nothing has been removed. */
  #goOn(account: Account, error: unknown): never {
    if (account.is === 'signed-in') this.#open(account);
    throw error;
  }

  async #leave(host: string): Promise<void> {
    const keychain = await this.#forgetToken(host);
    const emptying = this.#parts.file.removeMovedAside().then(() => this.#parts.file.save({ host }));
    await emptying.catch(() => undefined);
    this.#become({ is: 'signed-out', lastHost: host, keychain });
    await emptying;
  }

  async #leaveDemo(demo: Demo): Promise<void> {
    this.#parts.tokens.forgetMemory();
    this.#demo = undefined;
    await demo.stop();
    await this.#restore();
  }

  /** The agent who only enters the token again keeps everything. */
  async #forgetOthers(who: { host: string; agentId: string }): Promise<void> {
    const before = this.#account;
    if (before.is === 'token-missing' && before.host === who.host && before.agentId === who.agentId) return;
    await this.#parts.file.removeMovedAside();
    // Who comes now cannot unlock the other one's keychain: then their data goes as it would at sign-out.
    if (before.is === 'token-missing')
      await this.#parts.vault
        ?.keep({ host: before.host, agentId: before.agentId, isDemo: false })
        .catch(() => undefined);
    await this.#parts.scope.wipeOthers({ ...who, isDemo: false });
  }

  async #forgetToken(host: string): Promise<KeychainState> {
    try {
      await this.#parts.tokens.forget(host);
      return 'working';
    } catch {
      return 'unavailable';
    }
  }

  async #restore(patience: 'quick' | 'patient' = 'quick'): Promise<void> {
    const { value } = await this.#parts.file.load();
    const { host, agent } = value;
    if (!agent) return void this.#become({ is: 'signed-out', lastHost: host, keychain: 'working' });
    const known = { host, agentId: agent.id, agentName: agent.name };
    try {
      const token = await this.#parts.tokens.read(host, patience);
      if (token === undefined) this.#become({ is: 'token-missing', ...known, keychain: 'working' });
      else this.#open({ is: 'signed-in', ...known, tokenPlace: 'keychain', isDemo: false });
    } catch (error) {
      if (!isFault(error, 'keychain-unavailable')) throw error;
      this.#become({ is: 'token-missing', ...known, keychain: 'unavailable' });
    }
  }

  #open(account: Account & { is: 'signed-in' }): Account {
    const { host, agentId, agentName, isDemo } = account;
    const verdict: TokenVerdict = new TokenVerdict((isDead) => this.#judged(verdict, isDead));
    const api = new CallApi(
      this.#to(host, () => this.#token(host)),
      undefined,
      verdict,
    );
    void this.#parts.connections?.warm(host);
    this.#verdict = verdict;
    this.#session = { host, agentId, agentName, isDemo, api };
    return this.#become(account);
  }

  #to(host: string, readToken: HttpOptions['readToken']): HttpOptions {
    const { connections } = this.#parts;
    return { host, readToken, ...(connections && { connections }) };
  }

  /** A late answer to a session that has ended says nothing about the one that is open now. */
  #judged(verdict: TokenVerdict, isDead: boolean): void {
    if (this.#verdict !== verdict || this.#account.is !== 'signed-in') return;
    const { isTokenDead: before, ...account } = this.#account;
    this.#become(isDead ? { ...account, isTokenDead: true } : account);
  }

  /** Asked for every request. A token that has gone from the keychain meanwhile is not the same as being signed out. */
  async #token(host: string): Promise<string> {
    const token = await this.#parts.tokens.read(host);
    if (token === undefined) throw new Fault('keychain-unavailable');
    return token;
  }

  #become(account: Account): Account {
    this.#account = account;
    this.#parts.announce(account);
    return account;
  }

  /** Two windows must not sign in and out at once. */
  #oneAtATime<T>(change: () => Promise<T>): Promise<T> {
    return this.#inTurn(() => this.#started.then(change));
  }
}
