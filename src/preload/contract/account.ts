/** Where the access token of this session lives. `memory` means: there is no usable keychain, it will be asked for again. */
export type TokenPlace = 'keychain' | 'memory';

/** One of the enterprise's agents, to pick "who am I" from. Never carries a password. */
export interface AgentChoice {
  /** int64 as decimal digits. */
  agentId: string;
  name: string;
  /** The SIP numbers of the seats bound to this agent. */
  sips: string[];
}

export type Account =
  | { is: 'signed-out'; lastHost: string; keychain: KeychainState }
  /** Known from the last run, but the keychain did not give the token (locked, missing): ask for it again. */
  | { is: 'token-missing'; host: string; agentId: string; agentName: string; keychain: KeychainState }
  | {
      is: 'signed-in';
      host: string;
      agentId: string;
      agentName: string;
      tokenPlace: TokenPlace;
      isDemo: boolean;
      /** A neutral read was refused with 401 too: nothing works until a new token is entered. Nobody is signed out for it. */
      isTokenDead?: true;
    };

/** `unavailable`: there is none, or it is locked. After signing out it may then still hold the token. */
export type KeychainState = 'working' | 'unavailable';

export interface AccountRequests {
  'account.get': { input: undefined; output: Account };
  /**
   * Is this a host that speaks HTTP(S)? Normalises what was typed.
   * Fails with `bad-input` (field `host`), `offline`, `tls`, `timeout`.
   */
  'account.testHost': { input: { host: string }; output: { host: string } };
  /** Tries the token with a neutral read, then lists the agents that have a seat. */
  'account.testToken': { input: { host: string; token: string }; output: { agents: AgentChoice[] } };
  /** Signs in, only from `signed-out` or `token-missing`. The token goes to the keychain, or to memory where there is none. */
  'account.signIn': { input: { host: string; token: string; agentId: string }; output: Account };
  /** `token-missing` only: tries the keychain once more (the user has unlocked it). */
  'account.tryKeychain': { input: undefined; output: Account };
  /** `isTokenDead` only: asks once more whether the token works (somebody may have enabled it again). */
  'account.probeToken': { input: undefined; output: Account };
  /** A new token for the same host and agent, without signing out. Fails like `account.testToken`, and with `no-seat`. */
  'account.replaceToken': { input: { token: string }; output: Account };
  /**
   * Removes the token and everything personal from this computer. With `keepsOwnData`, what the agent has written goes into an encrypted vault before;
   * where that fails (`keychain-unavailable`, `disk`) nothing has been removed, and the session goes on.
   */
  'account.signOut': { input: { keepsOwnData: boolean } | undefined; output: Account };
  /** Starts the embedded call centre and signs in to it, only when nobody is signed in. Kept in memory only. */
  'account.enterDemo': { input: undefined; output: Account };
}

export interface AccountEvents {
  'account.changed': Account;
}
