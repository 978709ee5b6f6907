import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eachOf } from '../async/each-of.ts';
import { erase } from '../files/erase.ts';
import { writeNewFile } from '../files/new-file.ts';

const OURS = /^([0-9a-f]{32})-(\d{13,15})\.age$/;
const PARTIAL = /^\.[0-9a-f]{16}\.part$/;

/** An agent's vault as it lies on the disk: the name says whose it is (by a hash) and when it was closed, the content is for its key only. */
export interface VaultFile {
  path: string;
  agent: string;
  closedAt: number;
}

/** The encrypted vaults of agents who have signed out. A further one of an agent never replaces one that is not merged yet. */
export class VaultFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The oldest first. */
  list(): VaultFile[] {
    if (!existsSync(this.#folder)) return [];
    const found = readdirSync(this.#folder).flatMap((name): VaultFile[] => {
      const [, agent = '', at = ''] = OURS.exec(name) ?? [];
      return agent === '' ? [] : [{ path: join(this.#folder, name), agent, closedAt: Number(at) }];
    });
    return found.sort((a, b) => a.closedAt - b.closedAt);
  }

  of(agent: string): VaultFile[] {
    return this.list().filter((file) => file.agent === agent);
  }

  read({ path }: VaultFile): Uint8Array {
    return readFileSync(path);
  }

  /** On disk, whole, when it resolves. Throws `disk`. */
  async write(agent: string, now: number, content: Uint8Array): Promise<VaultFile> {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const latest = Math.max(now, ...this.of(agent).map(({ closedAt }) => closedAt + 1));
    const path = join(this.#folder, `${agent}-${String(latest).padStart(13, '0')}.age`);
    await writeNewFile(path, [content]);
    return { path, agent, closedAt: latest };
  }

  /** Throws the file system's error for the first that could not be erased, after all. */
  erase(files: readonly VaultFile[]): void {
    eachOf(files, ({ path }) => erase(path));
  }

  /** What a kill has left of one that was being written. */
  eraseUnfinished(): void {
    if (!existsSync(this.#folder)) return;
    eachOf(
      readdirSync(this.#folder).filter((name) => PARTIAL.test(name)),
      (name) => erase(join(this.#folder, name)),
    );
  }
}
