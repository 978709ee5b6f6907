import type { BriefCall, Period } from './call-queries.ts';
import { matchOwnCalls, type OwnAttempt } from './match-own-calls.ts';

export interface OwnCallLinksParts {
  /** The clicks since then that may have rung somebody, from the journal. */
  placedSince: (startedAt: number) => OwnAttempt[];
  brief: (period: Period) => Promise<BriefCall[]>;
}

/** The server's clock and time zone are not ours. */
const MARGIN_MS = 12 * 3_600_000;

/** Finds the records of clicks in the stored calls, however long ago they were placed. */
export class OwnCallLinks {
  readonly #parts: OwnCallLinksParts;

  constructor(parts: OwnCallLinksParts) {
    this.#parts = parts;
  }

  /** Each click since this moment that has a record, and all records since a little earlier. */
  async since(startedAt: number, until: number): Promise<{ placed: OwnAttempt[]; records: BriefCall[]; links: Links }> {
    const records = await this.#parts.brief({ from: startedAt - MARGIN_MS, to: until + MARGIN_MS });
    const placed = this.#parts.placedSince(startedAt - MARGIN_MS);
    return { placed, records, links: matchOwnCalls(placed, records) };
  }

  /** The records of these clicks, which the journal may have forgotten. Others of the same time are looked at too, lest two share one. */
  async of(clicks: readonly OwnAttempt[]): Promise<Links> {
    const links: Links = new Map();
    for (const days of stretches(clicks)) {
      const times = days.map(({ startedAt }) => startedAt);
      const [from, to] = [Math.min(...times) - MARGIN_MS, Math.max(...times) + MARGIN_MS];
      const records = await this.#parts.brief({ from, to });
      const journaled = this.#parts.placedSince(from);
      const known = new Set(journaled.map(({ intentId }) => intentId));
      const all = [...journaled, ...days.filter(({ intentId }) => !known.has(intentId))];
      for (const [intentId, uuid] of matchOwnCalls(all, records)) links.set(intentId, uuid);
    }
    return links;
  }
}

/** One that never finds its record must not have all calls since then read again and again. */
function stretches(clicks: readonly OwnAttempt[]): OwnAttempt[][] {
  const all: OwnAttempt[][] = [];
  let last = -Infinity;
  for (const click of clicks.toSorted((a, b) => a.startedAt - b.startedAt)) {
    if (click.startedAt - last > 2 * MARGIN_MS) all.push([]);
    all.at(-1)?.push(click);
    last = click.startedAt;
  }
  return all;
}

/** Uuids of records by intent id. */
type Links = Map<string, string>;
