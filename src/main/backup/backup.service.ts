import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type {
  Account,
  BackupProblem,
  BackupRestored,
  LeavingOutlook,
  OwnCounts,
} from '../../preload/contract/index.ts';
import type { RecordAccess } from '../access-log/access-event.ts';
import type { Agent } from '../account/agent-scope.ts';
import type { CurrentSession } from '../account/session.ts';
import type { Files } from '../calls/saving.service.ts';
import { Fault } from '../fault.ts';
import { diskFault } from '../files/disk-fault.ts';
import { writeNewFile } from '../files/new-file.ts';
import { AgeError, lockWithPassphrase, openWithPassphrase, type AgeProblem } from './age.ts';
import { countsOf, type AgentData } from './agent-data.ts';
import { decodeBackup, encodeBackup } from './backup-file.ts';
import type { Vault } from './vault.ts';

export interface BackupParts {
  data: AgentData;
  vault: Vault;
  session: CurrentSession;
  account: () => Promise<Account>;
  files: Files & { openFile(): Promise<string | undefined> };
  /** The proposed name, and how the dialog calls this kind of file. */
  words: () => { name: string; kind: string };
  recordAccess: RecordAccess;
  passphraseWork?: number;
  now: () => number;
}

/** Read whole: 20,000 contacts and as many entries of lists are a quarter of it. */
const MOST_BYTES = 64 << 20;

const PROBLEMS: Record<AgeProblem, BackupProblem> = {
  'not-age': 'not-a-backup',
  'other-lock': 'not-a-backup',
  'too-much-work': 'too-much-work',
  'wrong-key': 'wrong-passphrase',
  damaged: 'damaged',
};

/** The agent's own data in a file that only a passphrase opens, and back from there. */
export class BackupService {
  readonly #parts: BackupParts;
  #chosen: string | undefined;

  constructor(parts: BackupParts) {
    this.#parts = parts;
  }

  async save(passphrase: string): Promise<{ name: string; counts: OwnCounts } | null> {
    const { data, session, files, words, recordAccess, passphraseWork, now } = this.#parts;
    const mine = session();
    const { name, kind } = words();
    const path = await files.newFile(`${name}.age`, { name: kind, extensions: ['age'] });
    if (path === undefined) return null;
    if (session() !== mine) throw new Fault('signed-out');
    const backup = data.of(mine);
    recordAccess({ is: 'backup-made', entries: entriesIn(countsOf(backup)) });
    await writeNewFile(path, [await lockWithPassphrase(encodeBackup(backup, now()), passphrase, passphraseWork)]);
    return { name: basename(path), counts: countsOf(backup) };
  }

  async choose(): Promise<{ name: string } | null> {
    this.#parts.session();
    const path = await this.#parts.files.openFile();
    if (path === undefined) return null;
    this.#chosen = path;
    return { name: basename(path) };
  }

  async restore(passphrase: string): Promise<BackupRestored> {
    const { data, session, recordAccess } = this.#parts;
    const [mine, path] = [session(), this.#chosen];
    if (path === undefined) throw new Fault('not-found');
    const file = await readAtMost(path);
    if (!file) return { is: 'refused', why: 'too-large' };
    const opened = await open(file, passphrase);
    if (opened.is === 'refused') return opened;
    const decoded = decodeBackup(opened.text);
    if (decoded.is === 'refused')
      return { is: 'refused', why: decoded.why === 'other-format' ? 'not-a-backup' : decoded.why };
    if (session() !== mine) throw new Fault('signed-out');
    recordAccess({ is: 'backup-restored', entries: entriesIn(countsOf(decoded.backup)) });
    const merged = await data.merge(decoded.backup);
    this.#chosen = undefined;
    return { is: 'restored', merged: { ...merged, leftOut: merged.leftOut + decoded.leftOut } };
  }

  /** What signing out would remove, and what would be kept of it. Asks the keychain. */
  async leaving(): Promise<LeavingOutlook> {
    const account = await this.#parts.account();
    if (account.is === 'signed-out') throw new Fault('signed-out');
    const { host, agentId } = account;
    const agent: Agent = { host, agentId, isDemo: account.is === 'signed-in' && account.isDemo };
    return { counts: countsOf(this.#parts.data.of(agent)), vault: await this.#parts.vault.outlook(agent) };
  }

  /** The agent has gone. */
  forget(): void {
    this.#chosen = undefined;
  }
}

async function open(
  file: Uint8Array,
  passphrase: string,
): Promise<{ is: 'opened'; text: string } | { is: 'refused'; why: BackupProblem }> {
  try {
    return { is: 'opened', text: await openWithPassphrase(file, passphrase) };
  } catch (error) {
    if (!(error instanceof AgeError)) throw error;
    return { is: 'refused', why: PROBLEMS[error.why] };
  }
}

/** undefined: it is larger than any backup. A device that never ends is cut off as well. */
async function readAtMost(path: string): Promise<Uint8Array | undefined> {
  try {
    if ((await stat(path)).size > MOST_BYTES) return undefined;
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of createReadStream(path) as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > MOST_BYTES) return undefined;
      parts.push(part);
    }
    return Buffer.concat(parts);
  } catch (error) {
    throw diskFault(path, error);
  }
}

function entriesIn(counts: OwnCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
