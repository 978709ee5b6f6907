import type { DialerEvents, UnresolvedCall } from '../../preload/contract/index.ts';
import type { Session } from '../account/session.ts';
import { isFault, unlessFault } from '../fault.ts';
import { followCall, type Clock, type Followed, type LookLocally } from './follow-call.ts';
import { accountKey, type Intent } from './intent.ts';
import type { DialJournal } from './journal.ts';

export interface OpenCallsParts {
  journal: DialJournal;
  clock: Clock;
  lookLocally?: LookLocally | undefined;
  announce: (calls: UnresolvedCall[]) => void;
  onFound: (found: DialerEvents['dialer.found']) => void;
}

/** The calls that may have been placed: listed from the journal, and looked for in `/records` after a restart as well. */
export class OpenCalls {
  readonly #parts: OpenCallsParts;
  readonly #looking = new Set<string>();

  constructor(parts: OpenCallsParts) {
    this.#parts = parts;
  }

  /** A journal that cannot be read has nothing to list; dialling says what is wrong with it. */
  list(session: Session): UnresolvedCall[] {
    return this.#intents(session).map(({ id, callee, startedAt }) => ({
      intentId: id,
      callee,
      startedAt,
      isLooking: this.#looking.has(id),
    }));
  }

  dismiss(session: Session, intentId: string): UnresolvedCall[] {
    this.#parts.journal.dismiss(accountKey(session), intentId);
    this.changed(session);
    return this.list(session);
  }

  /** After signing in: goes on looking for what an earlier run left open, each until ten minutes after its start, at least once. */
  resume(session: Session, signal: AbortSignal): void {
    for (const intent of this.#intents(session))
      if (intent.state === 'unknown') void this.#resumeOne(session, intent, signal);
    this.changed(session);
  }

  /** This call is being looked for by its own dial, until `settled`. */
  opened(session: Session, intentId: string): void {
    this.#looking.add(intentId);
    this.changed(session);
  }

  settled(session: Session, intentId: string): void {
    this.#looking.delete(intentId);
    this.changed(session);
  }

  /** On sign-out: every look has been ended, also of the dials that would have said `settled`. */
  forget(): void {
    this.#looking.clear();
  }

  /** A record without an end: it was placed, and is no open question any more. A journal that cannot be written keeps it one, which is true as well. */
  seen(session: Session, intentId: string, uuid: string): void {
    unlessFault(() => this.#parts.journal.settle(intentId, 'seen', uuid));
    this.changed(session);
  }

  /** Which ids are those of other calls of ours, for looking among calls that are only alike. A journal that cannot be read knows none. */
  anothers(session: Session, intentId: string): (uuid: string) => boolean {
    const account = accountKey(session);
    return (uuid) => {
      let isAnothers = false;
      unlessFault(() => {
        isAnothers = this.#parts.journal.isAnothers(account, intentId, uuid);
      });
      return isAnothers;
    };
  }

  changed(session: Session): void {
    this.#parts.announce(this.list(session));
  }

  async #resumeOne(session: Session, intent: Intent, signal: AbortSignal): Promise<void> {
    if (this.#looking.has(intent.id)) return;
    this.#looking.add(intent.id);
    const { id: intentId, callee, startedAt } = intent;
    const trace = { session, intentId, callee, startedAt, isAnothers: this.anothers(session, intentId) };
    let hasEnded = false;
    const tell = ({ is, call }: Followed): void => {
      this.seen(session, intent.id, call.uuid);
      if (is === 'live' || hasEnded) return;
      hasEnded = true;
      const { uuid, state: result, talkSeconds = 0 } = call;
      this.#parts.onFound({ intentId, callee, uuid, result, talkSeconds });
    };
    try {
      const followed = await followCall(trace, this.#parts.clock, tell, signal, this.#parts.lookLocally);
      this.#parts.journal.settle(intent.id, followed ? 'seen' : 'not-seen', followed?.call.uuid);
    } catch (error) {
      if (!signal.aborted && !isFault(error)) throw error;
    } finally {
      this.#looking.delete(intent.id);
      if (!signal.aborted) this.changed(session);
    }
  }

  #intents(session: Session): Intent[] {
    try {
      return this.#parts.journal.unresolved(accountKey(session));
    } catch (error) {
      if (isFault(error, 'journal-unavailable')) return [];
      throw error;
    }
  }
}
