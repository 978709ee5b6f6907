import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Seat } from '../../preload/contract/index.ts';
import type { JsonFile } from '../files/json-file.ts';
import type { Problem } from './notice.ts';

/** When an agent was last told of their seat, as a local calendar day, and who was on that day; no names, see `markOf`. */
export const storedNotices = z.object({
  seatToldOn: z.string().max(32).catch(''),
  seatToldTo: z.array(z.string().max(32)).max(100).catch([]),
});
export type StoredNotices = z.infer<typeof storedNotices>;

export interface SeatWatchParts {
  readSeat: () => Promise<Seat>;
  file: Pick<JsonFile<StoredNotices>, 'load' | 'save'>;
  /** The seat has been read; undefined: nobody is signed in. */
  seen: (seat: Seat | undefined) => void;
  /** False when it could not be shown now: it is tried again later on the same day. */
  tell: (problem: Problem) => boolean;
  now: () => number;
  after: (ms: number, run: () => void) => () => void;
}

const HOUR = 3_600_000;
const LOOK_MS = 6 * HOUR;
const RETRY_MS = HOUR / 6;
const WARNS_DAYS = 7;

/** Looks at the agent's seat when they sign in and every six hours, and says once a day that it runs out within a week or has run out. */
export class SeatWatch {
  readonly #parts: SeatWatchParts;
  #following: { who: string } | undefined;
  #stop: (() => void) | undefined;

  constructor(parts: SeatWatchParts) {
    this.#parts = parts;
  }

  /** Whose seat it is (agent and host); undefined: nobody is signed in. */
  follow(who: string | undefined): void {
    if (who === this.#following?.who) return;
    this.#following = who === undefined ? undefined : { who };
    this.#stop?.();
    this.#stop = undefined;
    this.#parts.seen(undefined);
    if (this.#following) void this.#look(this.#following);
  }

  /** Goes on until somebody else is here, or the same agent anew: each signing in has one chain of looks. */
  async #look(following: { who: string }): Promise<void> {
    const seat = await this.#parts.readSeat().catch(() => undefined);
    if (this.#following !== following) return;
    if (seat) {
      this.#parts.seen(seat);
      await this.#warn(seat, following.who).catch(() => undefined); // a full disk: told once more, not never
    }
    if (this.#following === following)
      this.#stop = this.#parts.after(seat ? LOOK_MS : RETRY_MS, () => void this.#look(following));
  }

  async #warn({ daysLeft }: Seat, who: string): Promise<void> {
    if (daysLeft === undefined || daysLeft > WARNS_DAYS) return;
    const { file, now, tell } = this.#parts;
    const today = new Date(now()).toDateString();
    const { seatToldOn, seatToldTo } = (await file.load()).value;
    const [told, mark] = [seatToldOn === today ? seatToldTo : [], markOf(who)];
    if (this.#following?.who !== who || told.includes(mark)) return;
    if (tell({ is: 'seat-expires', daysLeft })) await file.save({ seatToldOn: today, seatToldTo: [...told, mark] });
  }
}

/** Tells agents of one computer apart without naming them. */
function markOf(who: string): string {
  return createHash('sha256').update(who).digest('hex').slice(0, 16);
}
