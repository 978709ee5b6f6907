import type { AccessLogProblem } from '../../preload/contract/index.ts';
import { BEFORE_FIRST, readLine, splitLines, type Entry, type Link } from './entry.ts';

/**
 * What is wrong with a log:
 * `altered`: the line is not as it was written; `out-of-order`: it does not follow the line before, so entries were dropped, added or put in another
 * order; `start-missing`: entries before the first one are missing, and the log does not say that they were too old; `cut-off`: the last line was not
 * written to its end; `end-missing`: a later entry is known to have been written; `end-unknown`: nobody says whether this is the end (of files from
 * elsewhere only); `replaced`: another entry stands where one is known to have been written, so the log was made anew from there;
 * `recorded-damage`: the app itself once found that entries were missing, and wrote it down here.
 */
export interface Problem {
  is: AccessLogProblem;
  /** Of the file, counted from 1; at the end: the line that should come next. */
  line: number;
}

export interface Verdict {
  entries: number;
  first?: Entry;
  last?: Entry;
  /** Of the last entry. */
  head?: Link;
  /** Empty: the log is whole. In the order of the file. */
  problems: Problem[];
}

type Read = NonNullable<ReturnType<typeof readLine>>;

/**
 * Looks through a log. `known` are entries that are known from elsewhere to have been written: without one, entries missing at the end, and a log that
 * was made anew as a whole, cannot be seen.
 */
export function verify(bytes: Buffer, known: readonly Link[] = []): Verdict {
  const { lines, rest } = splitLines(bytes);
  const read = lines.map((line) => readLine(line));
  const entries = read.filter((one) => one !== undefined);
  const problems = [...missingStart(entries), ...chainProblems(read)];
  if (rest.length > 0) problems.push({ is: 'cut-off', line: lines.length + 1 });
  problems.push(...known.flatMap((link) => missingLink(read, entries, link)));
  const [first, last] = [entries[0], entries.at(-1)];
  return {
    entries: lines.length,
    ...(first && { first: first.entry }),
    ...(last && { last: last.entry, head: last.link }),
    problems,
  };
}

/** The first entry is number 1, or the one behind those that a later entry says were pruned. */
function missingStart(entries: readonly Read[]): Problem[] {
  const first = entries[0]?.entry;
  if (!first || (first.n === 1 && first.prev === BEFORE_FIRST)) return [];
  const isPruned = entries.some(
    ({ entry: { event } }) => event.is === 'pruned' && event.through === first.n - 1 && event.hash === first.prev,
  );
  return isPruned ? [] : [{ is: 'start-missing', line: 1 }];
}

function chainProblems(read: readonly (Read | undefined)[]): Problem[] {
  let before: Read | undefined;
  return read.flatMap((one, i): Problem[] => {
    const line = i + 1;
    const last = before;
    before = one;
    if (!one) return [{ is: 'altered', line }];
    const follows = !last || (one.entry.n === last.link.n + 1 && one.entry.prev === last.link.hash);
    return [
      ...(follows ? [] : [{ is: 'out-of-order' as const, line }]),
      ...(one.entry.event.is === 'damage-found' ? [{ is: 'recorded-damage' as const, line }] : []),
    ];
  });
}

function missingLink(read: readonly (Read | undefined)[], entries: readonly Read[], { n, hash }: Link): Problem[] {
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last || last.link.n < n) return [{ is: 'end-missing', line: read.length + 1 }];
  if (n < first.link.n) return []; // pruned since, or missing at the start, which is told
  const at = read.findIndex((one) => one?.link.n === n);
  if (at < 0) return []; // altered or dropped, which is told
  return read[at]?.link.hash === hash ? [] : [{ is: 'replaced', line: at + 1 }];
}
