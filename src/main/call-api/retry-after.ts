import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../fault.ts';

/** A server that wants to be left alone for days, or until a year that has passed, has a clock or a unit wrong. */
const LONGEST_MS = 5 * 60_000;
/** Somebody may be looking at the screen: a longer wait is told instead. */
const PATIENCE_MS = 15_000;

/** `Retry-After` (RFC 9110 §10.2.3: seconds or a date) as ms from now, at most five minutes; undefined: none that can be read. */
export function retryAfterMs(headers: Pick<Headers, 'get'>, now: number): number | undefined {
  const text = headers.get('retry-after')?.trim();
  if (!text) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(Number(text) * 1000, LONGEST_MS);
  const until = /[a-z]{3}/i.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(until)) return undefined;
  // By the server's own clock, where it tells it.
  const from = Date.parse(headers.get('date') ?? '');
  return Math.min(Math.max(0, until - (Number.isNaN(from) ? now : from)), LONGEST_MS);
}

/** The time for which a server does not want to be read. */
export class ReadPause {
  #until = -Infinity;
  #why: Fault | undefined;

  heard(ms: number, why: Fault): void {
    this.#until = Math.max(this.#until, performance.now() + ms);
    this.#why = why;
  }

  /** Resolves when the pause is over; a long one throws what the server said, so that nobody waits for it in silence. */
  async passed(signal: AbortSignal | undefined): Promise<void> {
    const left = this.#until - performance.now();
    if (left <= 0) return;
    if (left > PATIENCE_MS && this.#why) throw this.#why;
    await sleep(left, undefined, signal && { signal });
  }
}

/** 0.3 s, then 0.9 s, each with up to half as much again, so that a whole floor of agents does not come back at once. */
export function backOffMs(attempt: number): number {
  return 300 * 3 ** (attempt - 1) * (1 + Math.random() / 2);
}
