import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { AccessLogState, Language } from '../../preload/contract/index.ts';
import type { CurrentSession } from '../account/session.ts';
import { inTurn } from '../async/serial-queue.ts';
import { Fault, unlessFault } from '../fault.ts';
import { diskFault, errnoOf } from '../files/disk-fault.ts';
import type { AccessEvent } from './access-event.ts';
import type { Link } from './entry.ts';
import type { KeychainAnchor } from './keychain-anchor.ts';
import { readHead, type AccessLogFile } from './log-file.ts';
import { verify } from './verify.ts';

export interface AccessLogParts {
  file: AccessLogFile;
  anchor: KeychainAnchor;
  session: CurrentSession;
  /** UTC epoch ms. */
  now: () => number;
  language: () => Language;
  /** Asks the agent where to; undefined if they cancel. */
  newFile: (name: string, kind: { name: string; extensions: string[] }) => Promise<string | undefined>;
}

const NAMES = { 'zh-CN': '访问日志', en: 'access-log' };
const KIND = { 'zh-CN': '访问日志', en: 'Access log' };

/**
 * What was done with personal data and protections on this computer, by whom and when (see `AccessEvent`). It is no part of the agent's scope: it
 * outlives sign-out, and names agents by their ids.
 */
export class AccessLog {
  readonly #parts: AccessLogParts;
  readonly #inTurn = inTurn();
  /** The keychain's head was compared with the log in this run. */
  #isCompared = false;
  #isInKeychain = false;

  constructor(parts: AccessLogParts) {
    this.#parts = parts;
  }

  /** Once, at the start of the app: what is older than 400 days goes, whether or not anything is written since. */
  start(): void {
    unlessFault(() => this.#guarded(() => this.#parts.file.prune(this.#parts.now())));
  }

  /** Throws `access-log-unavailable` when the entry is not on the disk: then what it tells of must not be done. */
  record(event: AccessEvent): void {
    const { file, now } = this.#parts;
    this.#guarded(() => file.append({ at: now(), ...this.#who(), event }));
    void this.#follow();
  }

  /** Reads and verifies the whole log. Fails with `access-log-unavailable`. */
  async state(): Promise<AccessLogState> {
    await this.#follow();
    const { file } = this.#parts;
    const head = readHead(file.path);
    const { entries, first, problems } = this.#guarded(() => verify(file.read(), head ? [head] : []));
    return {
      entries,
      ...(first && { since: Date.parse(first.at) }),
      isWhole: problems.length === 0,
      ...(problems[0] && { firstProblem: { why: problems[0].is, line: problems[0].line } }),
      isInKeychain: this.#isInKeychain,
    };
  }

  /** The last entry of the copy tells of the export, so that a copy shows whether its end is missing. null if the agent cancels. */
  async exportFile(): Promise<{ name: string } | null> {
    const { file, newFile, language, now } = this.#parts;
    const name = `${NAMES[language()]} ${new Date(now()).toISOString().slice(0, 10)}.jsonl`;
    const path = await newFile(name, { name: KIND[language()], extensions: ['jsonl'] });
    if (path === undefined) return null;
    this.record({ is: 'access-log-exported' });
    await writeFile(path, file.read(), { mode: 0o600 }).catch((error: unknown) => {
      throw diskFault(path, error);
    });
    return { name: basename(path) };
  }

  #who(): { agent: string | null; host: string | null } {
    try {
      const { agentId, host, isDemo } = this.#parts.session();
      return { agent: isDemo ? 'demo' : agentId, host };
    } catch {
      return { agent: null, host: null };
    }
  }

  /** Takes the head of the log into the keychain. Where the keychain does not answer, the file beside the log is all there is. */
  #follow(): Promise<void> {
    return this.#inTurn(async () => {
      const head = readHead(this.#parts.file.path);
      try {
        if (!this.#isCompared) this.#compare(await this.#parts.anchor.read());
        const now = readHead(this.#parts.file.path) ?? head;
        if (now) await this.#parts.anchor.write(now);
        this.#isInKeychain = true;
      } catch {
        this.#isInKeychain = false;
      }
    });
  }

  /** What the keychain knows to have been written must be there: else it is written down before the keychain's head moves on. */
  #compare(known: Link | undefined): void {
    const { file, now } = this.#parts;
    if (known) {
      const isMissing = verify(file.read(), [known]).problems.some(
        ({ is }) => is === 'end-missing' || is === 'replaced',
      );
      if (isMissing) file.noteDamage(known, now());
    }
    this.#isCompared = true;
  }

  #guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw new Fault('access-log-unavailable', { message: errnoOf(error) ?? 'unknown' }, error);
    }
  }
}
