import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { readFile, rename, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { z } from 'zod';
import { callMark } from './checksums.ts';
import type { Disk } from './disk.ts';
import type { RecordingStream } from './recording-stream.ts';

/** Never along a link that somebody has put there (Windows has no such flag). */
const FLAGS = constants.O_RDWR | constants.O_CREAT | ((constants as Partial<typeof constants>).O_NOFOLLOW ?? 0);

/** Stands beside the part: of which call it is, and how the server knows that its file is still the same one. */
const noteShape = z.object({ call: z.string(), validator: z.string().min(1).max(1024) });

/**
 * A recording on its way: `….part`, with a `.part.json` beside it when the server has given a strong ETag or a date by which the rest can be
 * asked for later. Without one a part is worth nothing after its run and is removed. Errors are those of the file system.
 */
export class PartialFile {
  readonly path: string;
  readonly #call: string;
  readonly #handle: FileHandle;
  #hash = createHash('sha256');
  #size = 0;
  #validator: string | undefined;

  private constructor(path: string, uuid: string, handle: FileHandle) {
    this.path = path;
    this.#call = callMark(uuid);
    this.#handle = handle;
  }

  /** Takes up what an earlier run has left of this call; reads it once, for the hash. */
  static async open(path: string, uuid: string, disk: Disk): Promise<PartialFile> {
    const part = new PartialFile(path, uuid, await disk.open(path, FLAGS, 0o600));
    try {
      await part.#takeUp();
    } catch (error) {
      await part.#handle.close();
      throw error;
    }
    return part;
  }

  /** Bytes so far. */
  get size(): number {
    return this.#size;
  }

  /** For `If-Range`; undefined where the rest cannot be asked for. */
  get validator(): string | undefined {
    return this.#size > 0 ? this.#validator : undefined;
  }

  /** From the first byte again, as the given answer brings it. */
  async restart(headers: RecordingStream['headers']): Promise<void> {
    await rm(this.#notePath, { force: true });
    await this.#handle.truncate(0);
    this.#hash = createHash('sha256');
    this.#size = 0;
    this.#validator = validatorOf(headers);
    if (this.#validator !== undefined)
      await writeFile(this.#notePath, JSON.stringify({ call: this.#call, validator: this.#validator }), {
        mode: 0o600,
        flag: 'wx',
      });
  }

  /** Resolves when the system has taken all of it. */
  async append(chunk: Uint8Array): Promise<void> {
    for (let done = 0; done < chunk.length;) {
      const { bytesWritten } = await this.#handle.write(chunk, done, chunk.length - done, this.#size);
      this.#hash.update(chunk.subarray(done, done + bytesWritten));
      done += bytesWritten;
      this.#size += bytesWritten;
    }
  }

  /** What it begins with, up to `count` bytes. */
  async head(count: number): Promise<Uint8Array> {
    const { bytesRead, buffer } = await this.#handle.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, Math.min(bytesRead, this.#size));
  }

  /** The whole file is here: puts it on the disk and gives its SHA-256 in hex. */
  async seal(): Promise<string> {
    await this.#handle.sync();
    await this.#handle.close();
    return this.#hash.digest('hex');
  }

  /** What lies there is replaced. */
  async moveTo(target: string): Promise<void> {
    await rename(this.path, target);
    await rm(this.#notePath, { force: true });
  }

  /** For later where `isWanted` and the rest can be asked for; otherwise nothing is left. Never throws. */
  async leave(isWanted: boolean): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    if (isWanted && this.validator !== undefined) return;
    await rm(this.path, { force: true }).catch(() => undefined);
    await rm(this.#notePath, { force: true }).catch(() => undefined);
  }

  get #notePath(): string {
    return `${this.path}.json`;
  }

  async #takeUp(): Promise<void> {
    const note = await readFile(this.#notePath, 'utf8').then(parseNote, () => undefined);
    const { size } = await stat(this.path);
    if (note?.call !== this.#call || size === 0) return;
    for await (const chunk of this.#handle.createReadStream({ start: 0, autoClose: false }))
      this.#hash.update(chunk as Buffer);
    this.#size = size;
    this.#validator = note.validator;
  }
}

/** A weak ETag says "much the same", which is not enough to put two parts together. */
export function validatorOf({ etag, 'last-modified': date }: RecordingStream['headers']): string | undefined {
  if (etag !== undefined && /^"[^"]*"$/.test(etag)) return etag;
  return date;
}

function parseNote(text: string): z.infer<typeof noteShape> | undefined {
  try {
    return noteShape.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
