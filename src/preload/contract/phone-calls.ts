import type { CallRow } from './calls.ts';

/** Which program tells the app of its calls. */
export type TellingPhone = 'none' | 'baresip' | 'microsip';

/** What the phone can be asked to do. */
export interface PhoneAbilities {
  answer: boolean;
  decline: boolean;
  hangUp: boolean;
  mute: boolean;
  hold: boolean;
  dtmf: boolean;
  /** Whether it can be told which of its calls to answer: only then may the app have one answered by itself. */
  answersOne: boolean;
}

/** Whether the phone is heard. */
export type PhoneLink =
  /** No phone is to tell anything, or nobody is signed in. */
  | { is: 'off' }
  | { is: 'connecting' }
  /** The phone tells by itself, and has told nothing yet. */
  | { is: 'waiting' }
  | { is: 'connected' }
  /**
   * `unreachable`: nothing listens; `not-ours`: the program there belongs to another user of this computer, or nobody can tell whose it is;
   * `garbage`: what it says is not what a phone says. Tried again by itself. `wrong-key`: whoever told something has not the key that the set-up
   * gave the phone.
   */
  | { is: 'lost'; why: 'unreachable' | 'not-ours' | 'garbage' | 'wrong-key' };

/** What is known on this computer of whoever calls. */
export interface CallerFacts {
  /** The newest call with this number. */
  last?: Pick<CallRow, 'direction' | 'state' | 'stateText' | 'startedAt'>;
  /** How many calls there were. */
  count?: number;
  /** 归属地, where one of the records names it. */
  region?: string;
  /** The agent's own note on the number, in one line. */
  note?: string;
  /** What the agent has promised them and not done yet, the earliest; its note in one line. */
  followUp?: { dueAt: number; note: string };
}

/** How a call ended that the phone told of. */
export type PhoneCallEnd = 'missed' | 'declined' | 'hung-up' | 'lost';

/** A call as the phone tells it. Times are UTC epoch ms by this computer's clock. */
export interface PhoneCall {
  id: string;
  direction: 'in' | 'out';
  stage: 'ringing' | 'talking' | 'ended';
  /** What the phone shows; cleaned, and masked where the settings say so. Empty: it shows none. */
  number: string;
  /** Name and company of the agent's contact with this number; not where names are hidden. */
  contact?: string;
  /** As the caller has written it: anybody can write anything there. */
  name?: string;
  startedAt: number;
  answeredAt?: number;
  endedAt?: number;
  end?: PhoneCallEnd;
  isMuted: boolean;
  isHeld: boolean;
  /** The leg of a call of this app: the server rings the agent's phone first. */
  isOwnLeg: boolean;
  /** It is being answered by itself because the agent wants that. */
  isAnswering: boolean;
  facts: CallerFacts;
}

/** How the accounts of a call differ: what the agent asked for, what the server's record says, and what the phone heard. */
export type ContradictionKind =
  /** The record says that the agent was rung, and the phone heard nothing. */
  | 'never-rang'
  /** One call by the record, and the phone rang more than once. */
  | 'rang-twice'
  /** The phone heard the agent talk, and the record says that nobody picked up. */
  | 'answered-but-missed'
  /** The phone heard nobody pick up, and the record says that somebody did. */
  | 'missed-but-talk'
  | 'talk-time'
  /** A day later there is none. */
  | 'record-missing';

export interface Contradiction {
  is: ContradictionKind;
  /** The record, the phone's own account, or what was asked for: whichever there is. */
  uuid?: string;
  heardId?: string;
  intentId?: string;
  number: string;
  /** UTC epoch ms. */
  at: number;
  /** The two talk times, for `talk-time`. */
  phoneSeconds?: number;
  recordSeconds?: number;
}

export interface PhoneCallsState {
  link: PhoneLink;
  abilities: PhoneAbilities;
  /** What the phone itself says of its registration; undefined: it has not said. */
  isRegistered?: boolean;
  /** Oldest first. Those that have ended stay a few seconds. */
  calls: PhoneCall[];
}

export interface PhoneCallsRequests {
  'phoneCalls.get': { input: undefined; output: PhoneCallsState };
  /** All of these fail with `not-found` where the call is over, and with `phone-refused` where the phone did not do it. */
  'phoneCalls.answer': { input: { id: string }; output: PhoneCallsState };
  'phoneCalls.decline': { input: { id: string }; output: PhoneCallsState };
  'phoneCalls.hangUp': { input: { id: string }; output: PhoneCallsState };
  'phoneCalls.mute': { input: { id: string; isOn: boolean }; output: PhoneCallsState };
  'phoneCalls.hold': { input: { id: string; isOn: boolean }; output: PhoneCallsState };
  /** Digits, `*` and `#`, at most 32. */
  'phoneCalls.dtmf': { input: { id: string; digits: string }; output: PhoneCallsState };
  /** How what was asked for, the record and what the phone heard differ for a call; none where that cannot be known. */
  'phoneCalls.contradictions': { input: { uuid: string }; output: Contradiction[] };
  /** Takes a call off the card; one that goes on goes on. */
  'phoneCalls.dismiss': { input: { id: string }; output: PhoneCallsState };
}

export interface PhoneCallsEvents {
  'phoneCalls.changed': PhoneCallsState;
}
