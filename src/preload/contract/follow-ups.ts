/** What the agent has promised a customer, or themselves: to call at a time. Times are UTC epochs in ms. */
export interface FollowUp {
  id: string;
  customerNumber: string;
  dueAt: number;
  /** At most 500 characters. */
  note: string;
  origin: FollowUpOrigin;
  createdAt: number;
}

/** Where it was made. */
export type FollowUpOrigin = 'call' | 'missed' | 'contact' | 'list' | 'number';

/** A time that somebody has typed, as it was understood. `past`: it is over. */
export type ReadTime = { is: 'empty' } | { is: 'unreadable' } | { is: 'read'; at: number } | { is: 'past'; at: number };

export interface FollowUpsRequests {
  /** The open ones, the earliest first. Fails with `disk`. */
  'followUps.list': { input: undefined; output: FollowUp[] };
  /** Reads `明天下午三点` or `tomorrow 3 pm`, by this computer's clock. */
  'followUps.readTime': { input: { text: string }; output: ReadTime };
  /** Fails with `bad-input` (field `dueAt`) when the time is over, and with `disk`. */
  'followUps.add': {
    input: Pick<FollowUp, 'customerNumber' | 'dueAt' | 'note' | 'origin'>;
    output: FollowUp[];
  };
  /** Another time or note. Fails with `not-found` when it is done, otherwise as `followUps.add` does. */
  'followUps.change': {
    input: { id: string; dueAt?: number | undefined; note?: string | undefined };
    output: FollowUp[];
  };
  /** Done by hand, or open again: a talk that closed it does not close it a second time. */
  'followUps.settle': { input: { id: string; isDone: boolean }; output: FollowUp[] };
  /** All open ones as an iCalendar file (RFC 5545); main lets the agent choose where. null: cancelled. */
  'followUps.exportFile': { input: { areNumbersMasked: boolean }; output: { name: string } | null };
}

export interface FollowUpsEvents {
  'followUps.changed': FollowUp[];
}
