import { randomBytes } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { diskFault } from './disk-fault.ts';

type Part = string | Uint8Array;

/**
 * Writes a file that appears whole or not at all, as fast as the disk takes it. Cancelled or failed, nothing of it is left, and an older file of this
 * name is as it was. Throws `disk`, or the signal's reason.
 */
export async function writeNewFile(
  path: string,
  parts: Iterable<Part> | AsyncIterable<Part>,
  signal?: AbortSignal,
): Promise<void> {
  try {
    const file = await NewFile.create(path);
    try {
      for await (const part of parts) await file.write(part);
      signal?.throwIfAborted();
      await file.moveIntoPlace();
    } catch (error) {
      await file.discard();
      throw error;
    }
  } catch (error) {
    throw diskFault(path, error);
  }
}

/**
 * A file that appears whole or not at all: written beside its target under a name of its own, owner-only, and put in the target's place at
 * the end. Until then an older target stays as it is. Errors are those of the file system.
 */
class NewFile {
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
  async write(part: Part): Promise<void> {
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
