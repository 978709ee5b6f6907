import type { BackupMerged, LeavingOutlook, VaultState } from '../../preload/contract/index.ts';
import { agentKey } from '../account/agent-key.ts';
import type { Agent } from '../account/agent-scope.ts';
import type { CurrentSession, Session } from '../account/session.ts';
import { inTurn } from '../async/serial-queue.ts';
import { Fault, isFault } from '../fault.ts';
import { errnoOf } from '../files/disk-fault.ts';
import type { Log } from '../log/log.ts';
import { AgeError, lockWithKey, openWithKey } from './age.ts';
import { isNothing, type AgentData } from './agent-data.ts';
import { decodeBackup, encodeBackup, type Decoded } from './backup-file.ts';
import type { VaultFile, VaultFiles } from './vault-files.ts';
import type { VaultKeys } from './vault-keys.ts';

export interface VaultParts {
  data: AgentData;
  files: VaultFiles;
  keys: VaultKeys;
  session: CurrentSession;
  /** How long a vault stays; 0: there is none. */
  days: () => number;
  announce: (state: VaultState) => void;
  log: Log;
  now: () => number;
}

const DAY_MS = 86_400_000;
/** How often vaults that are too old are looked for. */
const SWEEP_MS = 6 * 3_600_000;

/**
 * What an agent has written, from sign-out to the same agent's next sign-in: encrypted on the disk, the key in the system's keychain. It is
 * written before anything is removed, and erased when everything of it is stored again, so that a crash at any moment loses nothing; as a merge
 * may be done twice, it doubles nothing either.
 */
export class Vault {
  readonly #parts: VaultParts;
  readonly #inTurn = inTurn();
  #state: VaultState = { is: 'none' };

  constructor(parts: VaultParts) {
    this.#parts = parts;
  }

  /** Erases vaults that are too old, now and from time to time. */
  start(): void {
    this.sweep();
    setInterval(() => this.sweep(), SWEEP_MS).unref();
  }

  state(): VaultState {
    return this.#state;
  }

  async outlook(agent: Agent): Promise<LeavingOutlook['vault']> {
    const days = this.#parts.days();
    if (days === 0 || agent.isDemo) return { is: 'off' };
    try {
      await this.#parts.keys.ensure(agentKey(agent));
      return { is: 'kept', days };
    } catch (error) {
      if (!isFault(error, 'keychain-unavailable')) throw error;
      return { is: 'no-keychain' };
    }
  }

  /**
   * Before the data of this agent is removed; nobody writes any more. What was written is read back: a vault that does not open is none. Fails
   * with `keychain-unavailable` or `disk`: then nothing may be removed.
   */
  keep(agent: Agent): Promise<void> {
    return this.#inTurn(async () => {
      const { data, files, keys, days, now } = this.#parts;
      this.#state = { is: 'none' };
      if (agent.isDemo || days() === 0) return;
      const backup = data.of(agent);
      if (isNothing(backup)) return;
      const name = agentKey(agent);
      const key = await keys.ensure(name);
      const text = encodeBackup(backup, now());
      const file = await files.write(name, now(), await lockWithKey(text, key));
      if ((await openWithKey(files.read(file), key)) !== text) throw new Fault('disk', { message: 'vault' });
    });
  }

  /** Nothing of this agent is to be kept, also from earlier. Throws `disk`. */
  drop(agent: Agent): Promise<void> {
    return this.#inTurn(async () => {
      this.#state = { is: 'none' };
      if (agent.isDemo) return;
      const name = agentKey(agent);
      const kept = this.#parts.files.of(name);
      this.#erase(kept);
      if (kept.length > 0) await this.#parts.keys.forget(name).catch(() => undefined);
    });
  }

  /** Somebody has signed in, or wants it tried once more: what was kept for them comes back. Never rejects. */
  resume(): Promise<VaultState> {
    return this.#inTurn(async () => {
      this.sweep();
      const session = this.#session();
      const kept = session && !session.isDemo ? this.#parts.files.of(agentKey(session)) : [];
      if (session && kept.length > 0) this.#become(await this.#bringBack(session, kept));
      return this.#state;
    });
  }

  /** Tries again what waits, and erases what cannot be opened any more. */
  dismiss(): Promise<VaultState> {
    if (this.#state.is === 'waiting') return this.resume();
    return this.#inTurn(() => {
      const session = this.#session();
      if (session && this.#state.is === 'unreadable') this.#erase(this.#parts.files.of(agentKey(session)));
      this.#become({ is: 'none' });
      return Promise.resolve(this.#state);
    });
  }

  sweep(): void {
    const { files, days, now, log } = this.#parts;
    const oldest = now() - days() * DAY_MS;
    try {
      files.eraseUnfinished();
      files.erase(files.list().filter(({ closedAt }) => closedAt < oldest || days() === 0));
    } catch (error) {
      log('warn', 'vault.left', { code: errnoOf(error) ?? 'unexpected' });
    }
  }

  async #bringBack(session: Session, kept: readonly VaultFile[]): Promise<VaultState> {
    const { keys, log } = this.#parts;
    const name = agentKey(session);
    try {
      const key = await keys.read(name);
      if (key === undefined) return { is: 'unreadable' };
      const merged = await this.#mergeAll(session, kept, key);
      // Nothing is locked with it any more.
      await keys.forget(name).catch(() => undefined);
      return merged ? { is: 'returned', merged } : { is: 'unreadable' };
    } catch (error) {
      if (isFault(error)) return { is: 'waiting', error: error.error };
      log('error', 'vault.unexpected', { code: errnoOf(error) ?? 'unexpected' });
      return { is: 'waiting', error: { code: 'unexpected' } };
    }
  }

  /** Each is erased when it is back. undefined: none could be opened; those stay. */
  async #mergeAll(session: Session, kept: readonly VaultFile[], key: string): Promise<BackupMerged | undefined> {
    let total: BackupMerged | undefined;
    for (const file of kept) {
      const decoded = await this.#opened(file, key);
      if (decoded?.is !== 'read') continue;
      if (this.#session() !== session) throw new Fault('signed-out');
      const merged = await this.#parts.data.merge(decoded.backup);
      this.#erase([file]);
      total = together(total, { ...merged, leftOut: merged.leftOut + decoded.leftOut });
    }
    return total;
  }

  async #opened(file: VaultFile, key: string): Promise<Decoded | undefined> {
    try {
      return decodeBackup(await openWithKey(this.#parts.files.read(file), key));
    } catch (error) {
      if (error instanceof AgeError) return undefined;
      throw new Fault('disk', { message: errnoOf(error) ?? 'unknown' }, error);
    }
  }

  #erase(kept: readonly VaultFile[]): void {
    try {
      this.#parts.files.erase(kept);
    } catch (error) {
      throw new Fault('disk', { message: errnoOf(error) ?? 'unknown' }, error);
    }
  }

  #session(): Session | undefined {
    try {
      return this.#parts.session();
    } catch {
      return undefined;
    }
  }

  #become(state: VaultState): void {
    this.#state = state;
    this.#parts.announce(state);
  }
}

function together(one: BackupMerged | undefined, other: BackupMerged): BackupMerged {
  if (!one) return other;
  const added = { ...one.added };
  for (const [kind, count] of Object.entries(other.added)) added[kind] = (added[kind] ?? 0) + count;
  return {
    added,
    changed: one.changed + other.changed,
    removed: one.removed + other.removed,
    leftOut: one.leftOut + other.leftOut,
  };
}
