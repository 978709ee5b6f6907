import type { CallState, FollowUp, MissedNumber } from '../../preload/contract/index.ts';

/** How a call of this app came out. `found`: one that may have been placed has been found in the records. */
export interface CallResult {
  intentId: string;
  callee: string;
  outcome:
    | { is: 'ended' | 'found'; uuid: string; result: CallState; talkSeconds: number }
    | { is: 'failed' }
    /** It may have been placed. */
    | { is: 'unknown' }
    | { is: 'no-record' }
    /** It was placed; nobody knows how it ended. */
    | { is: 'no-end' };
}

export type Problem =
  | { is: 'token-dead' }
  /** The local copy of the calls takes nothing more. */
  | { is: 'store-read-only' }
  /** Nothing has been read from the server for long. */
  | { is: 'offline' }
  /** `daysLeft` counts calendar days; negative: it has expired. */
  | { is: 'seat-expires'; daysLeft: number };

/** Something worth telling outside the windows. Several of a kind become one, so `about` never is empty. */
export type Notice =
  | { kind: 'missed'; about: MissedNumber[] }
  /** They are due. */
  | { kind: 'followUps'; about: FollowUp[] }
  | { kind: 'results'; about: CallResult[] }
  | { kind: 'problems'; about: Problem[] };

/** Both in one, the older first, when they are of one kind. */
export function merged(older: Notice | undefined, newer: Notice): Notice {
  return older?.kind === newer.kind ? ({ kind: newer.kind, about: [...older.about, ...newer.about] } as Notice) : newer;
}
