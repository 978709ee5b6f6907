import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Disk } from './disk.ts';

const CHECKSUMS_FILE = 'SHA256SUMS';
const APPEND = constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND;
const LINE = /^([0-9a-f]{64}) [ *](.+)$/;
const CALL = /^# call ([0-9a-f]{32})$/;

export interface SavedFile {
  name: string;
  /** In hex. */
  sha256: string;
}

/**
 * The `SHA256SUMS` of a folder, as `sha256sum -c` reads it. A comment before each line says which call it is, so that saving again knows what
 * is there although names can be alike. Lines of others are kept. The names are ours: nothing in them needs to be escaped.
 */
export class Checksums {
  readonly #folder: string;
  readonly #disk: Disk;
  readonly #byCall = new Map<string, SavedFile>();
  readonly #names = new Set<string>();
  #lacksLineEnd = false;
  /** One line after the other, whoever writes. */
  #writing: Promise<void> = Promise.resolve();

  private constructor(folder: string, disk: Disk) {
    this.#folder = folder;
    this.#disk = disk;
  }

  static async read(folder: string, disk: Disk): Promise<Checksums> {
    const checksums = new Checksums(folder, disk);
    checksums.#take(await checksums.#text());
    return checksums;
  }

  #take(text: string): void {
    this.#lacksLineEnd = text !== '' && !text.endsWith('\n');
    let call: string | undefined;
    for (const line of linesOf(text)) {
      const [, sha256 = '', name = ''] = LINE.exec(line) ?? [];
      if (name !== '') this.#names.add(name);
      if (call !== undefined && name !== '') this.#byCall.set(call, { name, sha256 });
      call = CALL.exec(line)?.[1];
    }
  }

  /** What was saved of this call, according to the file. */
  of(uuid: string): SavedFile | undefined {
    return this.#byCall.get(callMark(uuid));
  }

  add(uuid: string, file: SavedFile): Promise<void> {
    const added = this.#writing.then(() => this.#add(callMark(uuid), file));
    this.#writing = added.catch(() => undefined);
    return added;
  }

  async #add(call: string, file: SavedFile): Promise<void> {
    const entry = `# call ${call}\n${file.sha256}  ${file.name}\n`;
    if (this.#names.has(file.name)) await this.#rewrite(without(file.name, linesOf(await this.#text())) + entry);
    else await this.#append(this.#lacksLineEnd ? `\n${entry}` : entry);
    this.#lacksLineEnd = false;
    this.#names.add(file.name);
    this.#byCall.set(call, file);
  }

  /** In one piece; a disk that fills up in the middle of it leaves no half line. */
  async #append(entry: string): Promise<void> {
    const handle = await this.#disk.open(this.#path, APPEND, 0o600);
    try {
      const { size } = await handle.stat();
      await handle.writeFile(entry).catch(async (error: unknown) => {
        await handle.truncate(size).catch(() => undefined);
        throw error;
      });
    } finally {
      await handle.close();
    }
  }

  async #rewrite(text: string): Promise<void> {
    const temporary = `${this.#path}.part`;
    const handle = await this.#disk.open(temporary, 'w', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, this.#path);
  }

  get #path(): string {
    return join(this.#folder, CHECKSUMS_FILE);
  }

  async #text(): Promise<string> {
    return readFile(this.#path, 'utf8').catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
      throw error;
    });
  }
}

/** In hex; throws the signal's reason. */
export async function sha256Of(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { signal })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** A call's id may hold anything that a server sends; its hash may stand in a file. */
export function callMark(uuid: string): string {
  return createHash('sha256').update(uuid).digest('hex').slice(0, 32);
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter((line, at, all) => line !== '' || at < all.length - 1);
}

/** A file of this name that has gone since has a line already; two lines for one name could contradict each other. */
function without(name: string, lines: string[]): string {
  const isIts = (line: string | undefined): boolean => LINE.exec(line ?? '')?.[2] === name;
  const kept = lines.filter((line, at) => !isIts(line) && !(CALL.test(line) && isIts(lines[at + 1])));
  return kept.map((line) => `${line}\n`).join('');
}
