import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { z } from 'zod';
import { Fault } from '../fault.ts';

/**
 * A small JSON file of ours, owner-only, written atomically (temporary file, fsync, rename). An unreadable one is moved aside,
 * never overwritten, and the app goes on with the schema's defaults.
 */
export class JsonFile<T> {
  readonly #path: string;
  readonly #schema: z.ZodType<T>;
  readonly #now: () => number;

  /** `schema` must accept `{}`. */
  constructor(path: string, schema: z.ZodType<T>, now: () => number = Date.now) {
    this.#path = path;
    this.#schema = schema;
    this.#now = now;
  }

  /** `movedTo` is the name that an unreadable file has now. Never throws: a file that cannot be read at all reads as empty. */
  async load(): Promise<{ value: T; movedTo?: string }> {
    const empty = this.#schema.parse({});
    const text = await readFile(this.#path, 'utf8').catch(ignoreMissing);
    if (text === undefined) return { value: empty };
    const parsed = this.#schema.safeParse(text === null ? null : parseJson(text));
    if (parsed.success) return { value: parsed.data };
    const movedTo = `${this.#path}.unreadable-${this.#now()}`;
    const isMoved = await rename(this.#path, movedTo).then(
      () => true,
      () => false,
    );
    return { value: empty, ...(isMoved && { movedTo: basename(movedTo) }) };
  }

  /** Throws `disk` with the system's reason; the old content is then still there. */
  async save(value: T): Promise<void> {
    try {
      await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 });
      await writeFileAtomic(this.#path, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
    } catch (error) {
      throw new Fault('disk', { message: `${basename(this.#path)}: ${errnoOf(error)}` }, error);
    }
  }

  /** Deletes what `load` has moved aside: it may name the person who signs out. */
  async removeMovedAside(): Promise<void> {
    const folder = dirname(this.#path);
    const names = await readdir(folder).catch(() => []);
    const mine = names.filter((name) => name.startsWith(`${basename(this.#path)}.unreadable-`));
    await Promise.all(mine.map((name) => rm(join(folder, name), { force: true })));
  }
}

/** undefined: there is no file yet. null: there is one that cannot be read. */
function ignoreMissing(error: unknown): undefined | null {
  return errnoOf(error) === 'ENOENT' ? undefined : null;
}

function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
