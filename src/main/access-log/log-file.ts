import { closeSync, existsSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { BEFORE_FIRST, lineOf, readLine, splitLines, type Entry, type Link } from './entry.ts';
import { verify } from './verify.ts';

const KEPT_MS = 400 * 86_400_000;
const OWNER_ONLY = 0o600;

export type NewEntry = Pick<Entry, 'agent' | 'host' | 'event'> & {
  /** UTC epoch ms. */
  at: number;
};

/** Where the end of a log is written down beside it. */
export function headPath(path: string): string {
  return `${path}.head`;
}

/** The last entry that is known to have been written to this log; undefined where nothing says so. */
export function readHead(path: string): Link | undefined {
  try {
    return toLink(readFileSync(headPath(path), 'utf8'));
  } catch {
    return undefined;
  }
}

/** `{"n":…,"hash":"…"}`; undefined for anything else. */
export function toLink(text: string): Link | undefined {
  try {
    const { n, hash } = JSON.parse(text) as Partial<Link>;
    return Number.isSafeInteger(n) && typeof hash === 'string' ? ({ n, hash } as Link) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The access log on disk: lines are added at its end and never changed. Every entry is synced before `append` returns, and so is the
 * number and hash of the last one in a second file. All methods are synchronous and throw the file system's errors.
 */
export class AccessLogFile {
  readonly path: string;
  #last: Link | undefined;
  #isLoaded = false;

  constructor(path: string) {
    this.path = path;
  }

  /** The file as it is; empty where there is none. */
  read(): Buffer {
    return existsSync(this.path) ? readFileSync(this.path) : Buffer.alloc(0);
  }

  append(entry: NewEntry): Link {
    this.#load(entry.at);
    return this.#write(entry);
  }

  /** Entries that are known to have been written and are not there: written down, as the head is about to move on. */
  noteDamage({ n, hash }: Link, at: number): void {
    this.append({ at, agent: null, host: null, event: { is: 'damage-found', n, hash } });
  }

  /** Removes entries of more than 400 days; the log says in its newest entry how far, and stays verifiable. */
  prune(now: number): void {
    if (!existsSync(this.path)) return;
    const { lines } = splitLines(this.read());
    const read = lines.map((line) => readLine(line));
    const isKept = (one: (typeof read)[number]): boolean =>
      one !== undefined && Date.parse(one.entry.at) >= now - KEPT_MS;
    const firstKept = read.findIndex(isKept);
    const cut = firstKept < 0 ? read.findLastIndex((one) => one !== undefined) + 1 : firstKept;
    const before = read.slice(0, cut).findLast((one) => one !== undefined);
    if (!before) return;
    const next = read[cut]?.entry;
    const [through, hash] = next ? [next.n - 1, next.prev] : [before.link.n, before.link.hash];
    this.append({ at: now, agent: null, host: null, event: { is: 'pruned', through, hash } });
    const kept = splitLines(this.read()).lines.slice(cut);
    const text = Buffer.concat(kept.flatMap((line) => [line, Buffer.from('\n')]));
    writeFileAtomic.sync(this.path, text, { mode: OWNER_ONLY });
  }

  /** Once in a run: where the chain goes on. A line that was not written to its end was never told to be written, and goes. */
  #load(at: number): void {
    if (this.#isLoaded) return;
    mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 });
    const bytes = this.read();
    const { rest } = splitLines(bytes);
    const head = readHead(this.path);
    const known = verify(bytes, head ? [head] : []);
    if (rest.length > 0) this.#cut(bytes.length - rest.length);
    this.#last = known.head;
    this.#isLoaded = true;
    if (!head || !known.problems.some(({ is }) => is === 'end-missing' || is === 'replaced')) return;
    if (head.n > (known.head?.n ?? 0)) this.#last = head;
    this.noteDamage(head, at);
  }

  #write({ at, agent, host, event }: NewEntry): Link {
    const { n, hash } = this.#last ?? { n: 0, hash: BEFORE_FIRST };
    const entry: Entry = { n: n + 1, at: new Date(at).toISOString(), agent, host, event, prev: hash };
    const { line, link } = lineOf(entry);
    this.#add(Buffer.from(line));
    this.#last = link;
    writeFileAtomic.sync(headPath(this.path), `${JSON.stringify(link)}\n`, { mode: OWNER_ONLY });
    return link;
  }

  /** All of it or none of it: what a full disk has taken of a line is taken back. */
  #add(line: Buffer): void {
    const file = openSync(this.path, 'a', OWNER_ONLY);
    let written = 0;
    try {
      while (written < line.length) written += writeSync(file, line, written);
      fsyncSync(file);
    } catch (error) {
      this.#isLoaded = false; // what is in the file is looked up again
      throw error;
    } finally {
      closeSync(file);
    }
  }

  #cut(length: number): void {
    const file = openSync(this.path, 'r+');
    try {
      ftruncateSync(file, length);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }
}
