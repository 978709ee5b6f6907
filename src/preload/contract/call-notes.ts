/** What the agent writes while a call runs. Once the call has a record, it is part of the record's own note. */
export interface CallNote {
  /** The click that placed the call. */
  intentId: string;
  customerNumber: string;
  /** UTC epoch ms. */
  startedAt: number;
  /** At most 1,000 characters. */
  text: string;
}

export interface CallNotesRequests {
  /** What was written on this call's card; empty: nothing. */
  'callNotes.of': { input: { intentId: string }; output: { text: string } };
  /** On disk when it answers. Fails with `not-found` where there is no such call, and with `disk`. */
  'callNotes.write': { input: { intentId: string; text: string }; output: null };
  /** The notes of calls that have no record yet, newest first: also of those that never get one. */
  'callNotes.waiting': { input: undefined; output: CallNote[] };
  /** Adds one of them to the note on the customer's number, or throws it away. */
  'callNotes.settle': { input: { intentId: string; to: 'number' | 'nowhere' }; output: CallNote[] };
}

export interface CallNotesEvents {
  'callNotes.changed': CallNote[];
}
