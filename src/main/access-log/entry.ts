import { createHash } from 'node:crypto';
import type { AccessEvent } from './access-event.ts';

/** One place in the chain: the number of an entry and its hash. */
export interface Link {
  n: number;
  hash: string;
}

/** What the log tells about itself. */
type OwnEvent =
  /** Entries up to `through`, the last of which had this hash, are older than the log is kept, and were removed. */
  | { is: 'pruned'; through: number; hash: string }
  /** The log did not hold this entry any more although it had been written. */
  | { is: 'damage-found'; n: number; hash: string };

export interface Entry {
  /** Counts from 1, without a gap. */
  n: number;
  /** ISO 8601, UTC. */
  at: string;
  /** Who was signed in; `demo` in the demo, null where nobody was. */
  agent: string | null;
  /** The server whose agent this is. */
  host: string | null;
  event: AccessEvent | OwnEvent;
  /** The hash of the entry before, `BEFORE_FIRST` in the first one. */
  prev: string;
}

/** SHA-256 in hex. */
export const BEFORE_FIRST = '0'.repeat(64);

/**
 * An entry as it stands in the file: one line of JSON whose last field is the SHA-256 of the same JSON without that field. Every byte of a line is
 * either hashed or compared, and `prev` ties it to the line before.
 */
export function lineOf({ n, at, agent, host, event, prev }: Entry): { line: string; link: Link } {
  const body = JSON.stringify({ n, at, agent, host, event, prev });
  const hash = hashOf(Buffer.from(body));
  return { line: `${body.slice(0, -1)},"hash":"${hash}"}\n`, link: { n, hash } };
}

const LINE = /^(\{.*),"hash":"([0-9a-f]{64})"\}$/s;

/** The entry of a line (without its line feed); undefined: it is not as it was written. */
export function readLine(line: Buffer): { entry: Entry; link: Link } | undefined {
  // Latin-1 keeps every byte as it is.
  const [, start, hash] = LINE.exec(line.toString('latin1')) ?? [];
  if (start === undefined || hash === undefined) return undefined;
  const body = Buffer.from(`${start}}`, 'latin1');
  if (hashOf(body) !== hash) return undefined;
  const entry = parse(body.toString());
  return entry && { entry, link: { n: entry.n, hash } };
}

/** The lines of a log, and what stands behind the last line feed: a line that was not written to its end. */
export function splitLines(bytes: Buffer): { lines: Buffer[]; rest: Buffer } {
  const lines: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, from)) {
    lines.push(bytes.subarray(from, at));
    from = at + 1;
  }
  return { lines, rest: bytes.subarray(from) };
}

function hashOf(body: Buffer): string {
  return createHash('sha256').update(body).digest('hex');
}

/** Anybody can make a line whose hash is right; it need not be one of ours. */
function parse(text: string): Entry | undefined {
  try {
    const value = JSON.parse(text) as Partial<Entry> | null;
    const isOurs =
      Number.isSafeInteger(value?.n) &&
      typeof value?.at === 'string' &&
      typeof value.prev === 'string' &&
      typeof value.event?.is === 'string';
    return isOurs ? (value as Entry) : undefined;
  } catch {
    return undefined;
  }
}
