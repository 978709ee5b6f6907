import type { Account, Events, FollowUp, HistoryState, MissedNumber, Seat } from '../../preload/contract/index.ts';
import { ProblemWatch } from '../notices/problem-watch.ts';
import { ResultWatch } from '../notices/result-watch.ts';
import { SeatWatch, type SeatWatchParts } from '../notices/seat-watch.ts';
import type { Problem } from '../notices/notice.ts';
import { Notices, type NoticeParts } from './notices.ts';
import { after } from '../async/timers.ts';

export interface NewsParts extends Omit<NoticeParts, 'after'> {
  readSeat: () => Promise<Seat>;
  seatFile: SeatWatchParts['file'];
  seatSeen: (seat: Seat | undefined) => void;
}

/** Finds in what happens what the agent is to be told outside the windows, and has it shown. */
export class News {
  readonly #notices: Notices;
  readonly #results: ResultWatch;
  readonly #problems: ProblemWatch;
  readonly #seat: SeatWatch;

  constructor(parts: NewsParts) {
    this.#notices = new Notices({ ...parts, after });
    const tell = (problem: Problem): boolean => this.#notices.add({ kind: 'problems', about: [problem] });
    this.#results = new ResultWatch((result) => void this.#notices.add({ kind: 'results', about: [result] }));
    this.#problems = new ProblemWatch({ tell, after });
    this.#seat = new SeatWatch({
      readSeat: parts.readSeat,
      file: parts.seatFile,
      seen: parts.seatSeen,
      now: Date.now,
      tell,
      after,
    });
  }

  account(account: Account): void {
    const isSignedIn = account.is === 'signed-in';
    if (!isSignedIn) this.#notices.clear();
    this.#problems.account(account);
    this.#seat.follow(isSignedIn ? `${account.host} ${account.agentId}` : undefined);
  }

  /** Those that have just been missed. */
  missed(fresh: MissedNumber[]): void {
    this.#notices.add({ kind: 'missed', about: fresh });
  }

  /** Those that are due; false when they are not to be told now. */
  followUps(due: FollowUp[]): boolean {
    return this.#notices.add({ kind: 'followUps', about: due });
  }

  history(state: HistoryState): void {
    this.#problems.history(state);
  }

  dialer(state: Events['dialer.changed']): void {
    this.#results.changed(state);
  }

  found(found: Events['dialer.found']): void {
    this.#results.found(found);
  }
}
