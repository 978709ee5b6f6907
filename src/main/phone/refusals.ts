import type { Registration } from '../../preload/contract/phone.ts';
import type { ProbeAnswer } from './sip/conversation.ts';

/** What a registrar said, when (UTC epoch ms), and after a refusal the time before which it is not asked again by itself. */
export interface KeptAnswer {
  registration: Registration;
  at: number;
  askAgainAt?: number;
}

const FIRST_PAUSE_MS = 60_000;
/** 403 is what some say to a wrong password too, and several of those lock an account. */
const FORBIDDEN_PAUSE_MS = 5 * 60_000;
const LONGEST_PAUSE_MS = 60 * 60_000;

/** The last refusal of each account and the pause after it, which doubles with each in a row. Any other answer ends them. */
export class Refusals {
  readonly #byAccount = new Map<string, KeptAnswer & { nth: number }>();

  /** The refusal whose pause is not over. A clock that was set back does not make it longer. */
  pauseOf(account: string, now: number): KeptAnswer | undefined {
    const last = this.#byAccount.get(account);
    if (last?.askAgainAt === undefined || now < last.at || now >= last.askAgainAt) return undefined;
    return { registration: last.registration, at: last.at, askAgainAt: last.askAgainAt };
  }

  /** Takes note of an answer, and gives it back as it is to be kept. */
  take(account: string, { registration, retryAfterMs = 0, stop }: ProbeAnswer, now: number): KeptAnswer {
    if (stop || registration.is !== 'unknown' || registration.why !== 'refused') {
      this.#byAccount.delete(account);
      return { registration, at: now };
    }
    const nth = (this.#byAccount.get(account)?.nth ?? 0) + 1;
    const first = registration.status === 403 ? FORBIDDEN_PAUSE_MS : FIRST_PAUSE_MS;
    const pause = Math.max(Math.min(first * 2 ** (nth - 1), LONGEST_PAUSE_MS), retryAfterMs);
    const kept = { registration, at: now, askAgainAt: now + pause };
    this.#byAccount.set(account, { ...kept, nth });
    return kept;
  }

  clear(): void {
    this.#byAccount.clear();
  }
}
