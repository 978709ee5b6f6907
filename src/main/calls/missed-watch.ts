import type { MissedNumber } from '../../preload/contract/index.ts';
import { after } from '../async/timers.ts';

export interface MissedWatchParts {
  read: () => Promise<MissedNumber[]>;
  now: () => number;
  /** `fresh` are those that have just been missed: worth a notification. */
  announce: (missed: MissedNumber[], fresh: MissedNumber[]) => void;
  /** Runs `task` once after so many ms; gives what takes it back. */
  after?: (ms: number, task: () => void) => () => void;
}

/** What a first load brings in, or a computer that was asleep over night, is no news. */
const FRESH_MS = 15 * 60_000;
/** Servers may call a call missed while it still rings; a minute after it began, or with its end, it is. */
const RINGS_MS = 60_000;
/** Twice the ids that an inbox holds: what was in it a moment ago may come back. */
const REMEMBERED = 2_000;

/** Looks at the inbox of missed calls after every change, and tells when it is another one than before. */
export class MissedWatch {
  readonly #parts: MissedWatchParts;
  /** Calls that were in the inbox, those of the last look at the end. */
  readonly #seen = new Set<string>();
  #hasBegun = false;
  #last = '';
  #dropLook: () => void = () => undefined;

  constructor(parts: MissedWatchParts) {
    this.#parts = parts;
  }

  /** What is in the inbox now is no news, what comes later is: once the history `isKnown` to hold the past, and not before. */
  async begin(isKnown: Promise<boolean> = Promise.resolve(true)): Promise<void> {
    if (this.#hasBegun) return;
    const [known] = await Promise.all([isKnown, this.check()]);
    this.#hasBegun ||= known;
  }

  async check(): Promise<MissedNumber[]> {
    const missed = await this.#parts.read();
    const news = this.#hasBegun ? missed.filter((one) => this.#isFresh(one)) : [];
    const ringing = news.filter((one) => this.#ringsFor(one) > 0);
    const fresh = news.filter((one) => !ringing.includes(one));
    this.#remember(missed.filter((one) => !ringing.includes(one)));
    const text = JSON.stringify(missed);
    if (text !== this.#last || fresh.length > 0) this.#parts.announce(missed, fresh);
    this.#last = text;
    this.#lookAgain(ringing);
    return missed;
  }

  /** For ever: nothing is looked at again by itself. */
  stop(): void {
    this.#dropLook();
  }

  /** How long it may still ring, in ms. */
  #ringsFor({ missedAt, endedAt }: MissedNumber): number {
    const age = this.#parts.now() - missedAt;
    return endedAt === undefined && age >= 0 ? RINGS_MS - age : 0;
  }

  #lookAgain(ringing: readonly MissedNumber[]): void {
    this.#dropLook();
    if (ringing.length === 0) return;
    const wait = Math.min(...ringing.map((one) => this.#ringsFor(one)));
    this.#dropLook = (this.#parts.after ?? after)(wait, () => void this.check().catch(() => undefined));
  }

  /** By the moment when the customer gave up: who waits long is missed after somebody who called later. */
  #isFresh({ missedAt, endedAt, ...ids }: MissedNumber): boolean {
    return !idsOf(ids).some((id) => this.#seen.has(id)) && (endedAt ?? missedAt) > this.#parts.now() - FRESH_MS;
  }

  #remember(missed: readonly MissedNumber[]): void {
    for (const id of missed.flatMap(idsOf)) {
      this.#seen.delete(id);
      this.#seen.add(id);
    }
    for (const uuid of this.#seen) {
      if (this.#seen.size <= REMEMBERED) break;
      this.#seen.delete(uuid);
    }
  }
}

/** A call that the phone told of is no news again when its record comes. */
function idsOf({ uuid, heardId }: Pick<MissedNumber, 'uuid' | 'heardId'>): string[] {
  return [uuid, heardId].filter((id) => id !== undefined);
}
