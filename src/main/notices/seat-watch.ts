import { z } from 'zod';
import type { Seat } from '../../preload/contract/index.ts';
import type { JsonFile } from '../settings/json-file.ts';
import type { Problem } from './notice.ts';

/** When the agent was last told of their seat, as a local calendar day. */
export const storedNotices = z.object({ seatToldOn: z.string().max(32).catch('') });
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
  #agentId: string | undefined;
  #stop: (() => void) | undefined;

  constructor(parts: SeatWatchParts) {
    this.#parts = parts;
  }

  /** undefined: nobody is signed in. */
  follow(agentId: string | undefined): void {
    if (agentId === this.#agentId) return;
    this.#agentId = agentId;
    this.#stop?.();
    this.#stop = undefined;
    this.#parts.seen(undefined);
    if (agentId !== undefined) void this.#look(agentId);
  }

  async #look(agentId: string): Promise<void> {
    const seat = await this.#parts.readSeat().catch(() => undefined);
    if (this.#agentId !== agentId) return; // somebody else is here now
    if (seat) {
      this.#parts.seen(seat);
      await this.#warn(seat).catch(() => undefined); // a full disk: told once more, not never
    }
    if (this.#agentId === agentId)
      this.#stop = this.#parts.after(seat ? LOOK_MS : RETRY_MS, () => void this.#look(agentId));
  }

  async #warn({ daysLeft }: Seat): Promise<void> {
    if (daysLeft === undefined || daysLeft > WARNS_DAYS) return;
    const { file, now, tell } = this.#parts;
    const today = new Date(now()).toDateString();
    if ((await file.load()).value.seatToldOn === today) return;
    if (tell({ is: 'seat-expires', daysLeft })) await file.save({ seatToldOn: today });
  }
}
