import type { AppError } from './errors.ts';

/**
 * Supervisor mode: other people's seats and numbers, for whoever enters the enterprise token once more. Every request here but
 * `supervisor.state`, `.unlock` and `.lock` fails with `locked` while it is locked, and then nothing is sent.
 */
export type SupervisorState =
  | { is: 'locked'; why: LockReason }
  /** `until` is a UTC epoch in ms. */
  | { is: 'unlocked'; until: number };

export type LockReason = 'not-unlocked' | 'time-is-up' | 'by-hand' | 'account-changed' | 'asleep' | 'screen-locked';

/** A wrong token is an answer and no error: it says how many tries are left. */
export type UnlockAnswer =
  | { is: 'unlocked'; until: number }
  /** Not the token in use. */
  | { is: 'wrong'; triesLeft: number }
  /** Too many wrong ones: nothing is compared before then (UTC epoch ms). */
  | { is: 'waiting'; until: number };

/** A seat of the enterprise, whoever has it. Never carries a password. */
export interface SupervisorSeat {
  sip: string;
  /** int64 as decimal digits; undefined: nobody's. */
  agentId?: string;
  /** Empty where the server gives none. */
  agentName: string;
  isOccupied: boolean;
  /** UTC epoch in ms; undefined: the server gives no date. */
  expiresAt?: number;
  /** Calendar days by this computer's clock: 0 is today; negative when it has expired. */
  daysLeft?: number;
}

/** An agent as far as `/sips` knows them: those without any seat are in no list of the API. */
export interface SupervisorAgent {
  agentId: string;
  name: string;
  sips: string[];
}

export interface SupervisorSeats {
  seats: SupervisorSeat[];
  agents: SupervisorAgent[];
  readAt: number;
}

/** What binding a seat to an agent would change, read a moment ago. */
export interface BindPreview {
  seat: SupervisorSeat;
  agent: SupervisorAgent;
  /** No seat of the list has this agent's id: it was typed by hand, and only the server can tell whether it exists. */
  isAgentUnknown: boolean;
  /** Who has the seat now and would lose it, and the seats that they would be left with. */
  takesFrom?: { agentId: string; name: string; sipsLeft: string[]; isMe: boolean };
  /** The seat is this agent's already. */
  changesNothing: boolean;
}

/** What the supervisor was shown and said yes to; main sends nothing when it is no longer so. */
export interface BindConfirmed {
  /** Whose the seat was; null: nobody's. */
  ownerId: string | null;
  /** The agent's seats. */
  agentSips: string[];
}

export type BindResult =
  /** Nothing was sent: it is no longer as confirmed. */
  | { is: 'changed-meanwhile'; preview: BindPreview }
  /** `owner` is what `/sips` says afterwards; undefined: it could not be read. */
  | { is: 'done'; owner?: SeatOwner }
  /** Refused, or never left this computer: nothing was changed. */
  | { is: 'failed'; error: AppError; owner?: SeatOwner }
  /** No usable answer: it may have been done. Not finding it in `/sips` is no proof that it will not be. */
  | { is: 'unknown'; error: AppError; owner?: SeatOwner };

/** `agentId` undefined: the seat is free. */
export interface SeatOwner {
  agentId?: string;
  name: string;
}

/** Which agents get which numbers and groups. At least one agent, and at least one number or group. */
export interface AssignmentOrder {
  agentIds: string[];
  /** int64 as decimal digits. */
  groupIds: string[];
  numbers: string[];
}

/** One request, exactly as it will be sent: one per agent. */
export interface AssignmentRequest {
  agentId: string;
  agentName: string;
  /** The body, byte for byte. */
  body: string;
}

export interface AssignmentPreview {
  /** Method and path behind the API's base. */
  target: string;
  requests: AssignmentRequest[];
}

/** One agent's request. `failed` has changed nothing; `unknown` may have been done; `not-sent` was not tried. */
export interface AssignmentRow {
  agentId: string;
  agentName: string;
  state: 'waiting' | 'sending' | 'done' | 'failed' | 'unknown' | 'not-sent';
  error?: AppError;
}

/** The last order of this session, one request at a time. Lives in main, so closing a window does not end it. */
export interface Assignment {
  /** `stopped`: what happened would have happened to every further request; `error` says what. */
  is: 'running' | 'finished' | 'cancelled' | 'stopped';
  error?: AppError;
  order: AssignmentOrder;
  rows: AssignmentRow[];
}

/** A change as this computer's own log keeps it. `sending` is on its way; `unknown` may have been done. */
export interface SupervisorChange {
  /** Decimal digits that count up. */
  id: string;
  /** UTC epoch in ms. */
  at: number;
  /** Who had unlocked supervisor mode. */
  by: { agentId: string; name: string };
  what: ChangeMade;
  outcome: 'sending' | 'done' | 'failed' | 'unknown';
  /** Why it failed, or why nobody knows. */
  error?: AppError;
}

export type ChangeMade =
  | { is: 'bind'; sip: string; agentId: string; agentName: string; from?: SeatOwner }
  | { is: 'assign'; agentId: string; agentName: string; groups: { id: string; name: string }[]; numbers: string[] };

export interface SupervisorRequests {
  'supervisor.state': { input: undefined; output: SupervisorState };
  /** The enterprise token, entered again; a neutral read must succeed too. Fails with `bad-input` (field `token`), and like that read. */
  'supervisor.unlock': { input: { token: string }; output: UnlockAnswer };
  'supervisor.lock': { input: undefined; output: SupervisorState };
  /** All seats; read again when older than a minute or `fresh`. */
  'supervisor.seats': { input: { fresh: boolean }; output: SupervisorSeats };
  /** Reads `/sips` anew. The agent need not be in it (they may have no seat yet). Fails with `not-found` for an unknown seat. */
  'supervisor.bindPreview': { input: { sip: string; agentId: string }; output: BindPreview };
  /** Sends one request, once. Fails with `journal-unavailable` when it cannot be logged: then nothing is sent. */
  'supervisor.bind': { input: { sip: string; agentId: string; confirmed: BindConfirmed }; output: BindResult };
  /** Fails with `bad-input` for an empty selection and for agents, groups or numbers that are in no list (`field`). */
  'supervisor.assignPreview': { input: AssignmentOrder; output: AssignmentPreview };
  /** Answers at once; while one runs, with that one, and sends nothing more. `supervisor.assignmentChanged` tells the rest. */
  'supervisor.assign': { input: AssignmentOrder; output: Assignment };
  /** The last order; null: none in this session. */
  'supervisor.assignment': { input: undefined; output: Assignment | null };
  /** Sends what failed or was not sent, and never what was done or may have been. */
  'supervisor.retryAssignment': { input: undefined; output: Assignment };
  /** What is on the wire is waited for; nothing further is sent. */
  'supervisor.cancelAssignment': { input: undefined; output: Assignment | null };
  /** This agent's changes on this computer, newest first, 100 at a time. */
  'supervisor.log': { input: { before?: string }; output: { changes: SupervisorChange[]; hasMore: boolean } };
  /** Sets a damaged log aside and begins a new one. */
  'supervisor.renewLog': { input: undefined; output: null };
}

export interface SupervisorEvents {
  'supervisor.changed': SupervisorState;
  /** Ask again: an event says nothing about other agents. */
  'supervisor.assignmentChanged': null;
}
