/** What is wrong with a log, see `verify.ts` of main. */
export type AccessLogProblem =
  | 'altered'
  | 'out-of-order'
  | 'start-missing'
  | 'cut-off'
  | 'end-missing'
  | 'end-unknown'
  | 'replaced'
  | 'recorded-damage';

/** The log of exports, saved recordings, shown passwords, supervisor changes and loosened protections on this computer. */
export interface AccessLogState {
  entries: number;
  /** When the oldest entry was written, UTC epoch ms. */
  since?: number;
  /** No entry was altered, dropped or put in another order, as far as the log and what is known of its end tell. */
  isWhole: boolean;
  /** `line` of the file, from 1. */
  firstProblem?: { why: AccessLogProblem; line: number };
  /** The number and hash of the last entry lie in the keychain too, not only in a file beside the log. */
  isInKeychain: boolean;
}

export interface AccessLogRequests {
  /** Verifies the whole log. Fails with `access-log-unavailable`. */
  'accessLog.get': { input: undefined; output: AccessLogState };
  /** Main lets the agent choose where; null: cancelled. Fails with `access-log-unavailable` or `disk`. */
  'accessLog.exportFile': { input: undefined; output: { name: string } | null };
}
