/** A number of the enterprise that customers can be shown. */
export interface TrunkNumber {
  number: string;
  /** The name given in the console; empty when there is none. */
  name: string;
}

/** A dynamic group: the server picks one of its numbers by a rule. A call cannot name a group; only "automatic" can end in one. */
export interface NumberGroup {
  /** int64 as decimal digits. */
  id: string;
  name: string;
  numbers: string[];
  rule: 'home-region' | 'random' | 'unknown';
}

export interface Numbers {
  numbers: TrunkNumber[];
  groups: NumberGroup[];
  readAt: number;
}

/** What the customer is shown: the enterprise's rule decides, or one number. */
export type CallerId = { is: 'automatic' } | { is: 'number'; number: string };

export interface CallerIdsRequests {
  'callerIds.list': { input: { fresh: boolean }; output: Numbers };
  /** The last choice of the agent; remembered over restarts until sign-out. */
  'callerIds.chosen': { input: undefined; output: CallerId };
  /** Fails with `caller-id-unknown` when it is not one of the enterprise's numbers. */
  'callerIds.choose': { input: CallerId; output: CallerId };
}

export interface CallerIdsEvents {
  'callerIds.changed': CallerId;
}
