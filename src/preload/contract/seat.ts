/** The agent's own SIP seat, without its password. */
export interface Seat {
  agentId: string;
  agentName: string;
  /** SIP account, e.g. `80010001`. */
  sip: string;
  hasPassword: boolean;
  /** UTC epoch in ms; undefined: the server gives no date. */
  expiresAt?: number;
  /** Calendar days until it expires, by this computer's clock: 0 is today; negative when it has expired. */
  daysLeft?: number;
  /** Further SIP numbers bound to the same agent, usually none. */
  otherSips: string[];
  /** When main read this, UTC epoch in ms. */
  readAt: number;
}

export interface SeatRequests {
  /** The seat of the signed-in agent. `fresh` asks the server even when main has read it lately. Fails with `no-seat`. */
  'seat.get': { input: { fresh: boolean }; output: Seat };
  /** The password, for showing it for `forMs`; the window drops it then. Ask only on a gesture of the agent. */
  'seat.revealPassword': { input: undefined; output: { password: string; forMs: number } };
  /** Main copies it; the password never passes through the window, and is cleared from the clipboard after `clearsInMs` if it is still there. */
  'seat.copy': { input: { what: 'sip' | 'password' }; output: { clearsInMs?: number } };
}
