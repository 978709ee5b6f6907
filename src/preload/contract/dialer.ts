import type { AppError, Confirmable } from './errors.ts';
import type { CallState } from './calls.ts';
import type { CallerId } from './caller-ids.ts';
import type { FoundNumber, NumberReading } from './phone-numbers.ts';

/** How far a call has come, as far as can be known. `/records` and the clock are the only sources. */
export type CallStage =
  /** The request is on its way to the server. */
  | 'asking'
  /** The server took it; the agent's phone rings first. */
  | 'ringing-agent'
  /** A record without an end says that the two are talking. */
  | 'talking';

/** One click on "call". */
export interface Dialled {
  intentId: string;
  callee: string;
  /** The extension that was not sent: to be pressed once connected. Behind one virtual number each extension is another customer. */
  droppedExtension?: string;
  callerId: CallerId;
  startedAt: number;
}

/** What the one call of this app is doing. */
export type DialState =
  | { is: 'idle' }
  | ({ is: 'calling'; stage: CallStage; uuid?: string } & Dialled)
  | ({
      is: 'ended';
      uuid: string;
      /** As the server's record says. */
      result: CallState;
      /** Seconds of talk; 0 when nobody talked. */
      talkSeconds: number;
      /** Seconds of the whole call. */
      totalSeconds: number;
      isRecorded: boolean;
    } & Dialled)
  /** The server took the call, but no record of it turned up while we looked. */
  | ({ is: 'no-record'; uuid: string } & Dialled)
  /** Its record was seen, so it was placed; no end of it turned up while we looked. */
  | ({ is: 'no-end'; uuid: string } & Dialled)
  /** It was not placed: refused, or never left this computer. */
  | ({ is: 'failed'; error: AppError } & Dialled)
  /** It may have been placed; `/records` is being asked by intent id while `isLooking`. */
  | ({ is: 'unknown'; isLooking: boolean } & Dialled);

export interface DialerRequests {
  /** Reads a number without doing anything; a text that was pasted is read with more care. */
  'dialer.read': { input: { text: string; isPasted?: boolean }; output: NumberReading };
  /**
   * Places one call. While one is being asked for, the same call is returned; while one is followed, fails with `call-in-progress`.
   * Fails with `guarded` when something speaks against it; `confirmed` names what the agent was told of and said yes to.
   * `entry`: the entry of a call list that this call is for.
   */
  'dialer.dial': {
    input: { text: string; callerId: CallerId; reference: string; confirmed: Confirmable[]; entry?: string };
    output: DialState;
  };
  'dialer.state': { input: undefined; output: DialState };
  /** Takes the card away and frees the dialer; a followed call goes on at the server, nobody can hang it up from here. */
  'dialer.dismiss': { input: undefined; output: DialState };
  /** The agent's calls that may have been placed, still being looked for or not found; newest first. Survives restarts. */
  'dialer.unresolved': { input: undefined; output: UnresolvedCall[] };
  /** Takes one of them out of sight. */
  'dialer.dismissUnresolved': { input: { intentId: string }; output: UnresolvedCall[] };
  /** Reads the clipboard, on the agent's explicit command only, and gives the numbers found in it, at most 20. */
  'dialer.numbersInClipboard': { input: undefined; output: FoundNumber[] };
  /** The same for a text that was dropped or pasted. */
  'dialer.numbersInText': { input: { text: string }; output: FoundNumber[] };
  /** Sets a damaged journal aside and begins a new one; its limits and open calls are forgotten. */
  'dialer.renewJournal': { input: undefined; output: null };
  /** How many characters of `user_data` are left to the agent. */
  'dialer.limits': { input: undefined; output: { referenceLength: number } };
}

/** A call that may have been placed. */
export interface UnresolvedCall {
  intentId: string;
  callee: string;
  startedAt: number;
  /** `/records` is still being asked; otherwise it was not found there, which is no proof that it was not placed. */
  isLooking: boolean;
}

/** Where a number comes from that wants to be in the field. */
export type RequestSource = 'tray' | 'link' | 'window';

/** Why a link filled nothing: no number in it, more than one link at once, or links of its kind are off in the settings. */
export type LinkRefusal = 'unreadable' | 'several' | 'off';

export interface DialerEvents {
  'dialer.changed': DialState;
  /** Something outside (tray, second instance, another window) wants this number in the field. It only fills. */
  'dialer.requested': { text: string; from: RequestSource };
  /** A link opened the window and put nothing into the field. */
  'dialer.linkRefused': { why: LinkRefusal };
  'dialer.unresolvedChanged': UnresolvedCall[];
  /** A call that may have been placed has been found in the records, by its intent id. */
  'dialer.found': { intentId: string; callee: string; uuid: string; result: CallState; talkSeconds: number };
}
