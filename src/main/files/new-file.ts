import { randomBytes } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * A file that appears whole or not at all: written beside its target under a name of its own, owner-only, and put in the target's place at
 * the end. Until then an older target stays as it is. Errors are those of the file system.
 */
export class NewFile {
  readonly #target: string;
  readonly #temporary: string;
  readonly #handle: FileHandle;

  private constructor(target: string, temporary: string, handle: FileHandle) {
    this.#target = target;
    this.#temporary = temporary;
    this.#handle = handle;
  }

  static async create(target: string): Promise<NewFile> {
    // A short name: the target's own may already be as long as the file system allows.
    const temporary = join(dirname(target), `.${randomBytes(8).toString('hex')}.part`);
    return new NewFile(target, temporary, await open(temporary, 'wx', 0o600));
  }

  /** Resolves when the system has taken it all: whoever waits for it writes no faster than the disk. */
  async write(part: string | Uint8Array): Promise<void> {
    await this.#handle.writeFile(part);
  }

  async moveIntoPlace(): Promise<void> {
    await this.#handle.sync();
    await this.#handle.close();
    await rename(this.#temporary, this.#target);
  }

  /** Leaves nothing behind. Never throws. */
  async discard(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    await rm(this.#temporary, { force: true }).catch(() => undefined);
  }
}
