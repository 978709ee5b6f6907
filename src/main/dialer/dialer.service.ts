import type {
  CallerId,
  CallRecord,
  DialerEvents,
  DialState,
  DoNotCallEntry,
  NumberReading,
  Settings,
  UnresolvedCall,
} from '../../preload/contract/index.ts';
import type { AgentScope, Whose } from '../account/agent-scope.ts';
import type { CurrentSession, Session } from '../account/session.ts';
import { REFERENCE_LENGTH } from '../calls/user-data.ts';
import { Fault, unlessFault } from '../fault.ts';
import type { Attempt, DialOrder } from './attempt.ts';
import { CallCard } from './card.ts';
import { zoneTold } from '../calls/call-match.ts';
import { followCall, type Clock, type Followed, type LookLocally } from './follow-call.ts';
import { callsToCustomer, type CustomerRecords } from './calls-to-customer.ts';
import { DAY_MS, objections, REPEAT_MS } from './guard.ts';
import { accountKey, type Intent, type IntentState } from './intent.ts';
import type { DialJournal } from './journal.ts';
import { OpenCalls } from './open-calls.ts';
import { customerKey, numberKey } from '../phone-numbers/number-key.ts';
import { Placer, type Outcome, type PlaceOrder } from './placer.ts';
import type { MonotonicClock } from '../async/monotonic-clock.ts';
import { waitAtMost } from '../async/with-timeout.ts';

export interface DialerParts {
  scope: AgentScope;
  session: CurrentSession;
  read: (text: string) => NumberReading;
  settings: () => Settings;
  /** What forbids calling the customer with this key. Throws `disk` when it cannot be known: then nobody is called. */
  doNotCall?: (customer: string) => Pick<DoNotCallEntry, 'reason'> | undefined;
  /** What the records know of the last days' calls with the customer of this key. */
  recordsOf?: (customer: string) => Promise<CustomerRecords>;
  /** The call for this entry of a call list is in the journal and about to be sent. Where it throws, nothing is sent. */
  claim?: (entry: string, attempt: Attempt) => void;
  /** Throws `caller-id-unknown`. */
  assertOurs: (callerId: CallerId) => Promise<void>;
  newIntentId: () => string;
  clock: Clock;
  /** Made on first use: it starts from the journal's last time. */
  monotonicClock: () => MonotonicClock;
  journal: DialJournal;
  announce: (state: DialState) => void;
  announceUnresolved: (calls: UnresolvedCall[]) => void;
  onFound: (found: DialerEvents['dialer.found']) => void;
  /** Finds a call in the local history. */
  lookLocally?: LookLocally;
  /** How times without an offset are meant, by the record of a call of ours. */
  onZone?: (zone: 'utc' | 'china') => void;
  /** A call of ours has ended: there is something new in the list. */
  onEnded: () => void;
  log: (event: string, fields: { intentId?: string; code?: string; number?: string }) => void;
}

/** How long a call waits for the list of numbers, where it was not read before: without it the server has the last word. */
const LIST_MS = 1_000;

/** How long a call waits for the records, which may be busy with a first load: without them the journal counts alone. */
const RECORDS_MS = 500;
/** No limit looks back further. */
const WEEK_MS = 8 * DAY_MS;
const NO_RECORDS: CustomerRecords = { calls: [], hasIds: false };

/**
 * The one gate for calls: whatever window, menu or link asks, one call at a time, one journaled intent and at most one POST for
 * each, never a retry. What is known of the latest call is one `DialState`, announced whenever it changes.
 */
export class DialerService {
  readonly #parts: DialerParts;
  readonly #card: CallCard;
  readonly #placer: Placer;
  readonly #open: OpenCalls;
  #asking: Promise<DialState> | undefined;
  /** Ends every look into `/records` at sign-out. */
  #signedIn = new AbortController();
  /** Lets go of the answer that is waited for; the call may have been placed. */
  #inFlight: AbortController | undefined;

  constructor(parts: DialerParts) {
    this.#parts = parts;
    this.#card = new CallCard(parts.announce);
    this.#placer = new Placer(parts.journal);
    const { journal, clock, announceUnresolved: announce, onFound, lookLocally } = parts;
    this.#open = new OpenCalls({ journal, clock, announce, onFound, lookLocally });
    parts.scope.register('dialer', { dispose: () => this.dispose(), wipe: (whose) => this.wipe(whose) });
  }

  state(): DialState {
    return this.#card.state;
  }

  /** While a call is being asked for, every further order gets that same call. */
  dial(order: DialOrder): Promise<DialState> {
    if (this.#asking) return this.#asking;
    const asking = this.#place(order).finally(() => {
      if (this.#asking === asking) this.#asking = undefined;
    });
    this.#asking = asking;
    return asking;
  }

  /** Frees the dialer for the next call; the call is looked for in the background. While it is being asked for there is nothing to dismiss yet. */
  dismiss(): DialState {
    if (this.#asking && this.state().is === 'calling') return this.state();
    return this.#card.become({ is: 'idle' });
  }

  unresolved(): UnresolvedCall[] {
    return this.#open.list(this.#parts.session());
  }

  dismissUnresolved(intentId: string): UnresolvedCall[] {
    return this.#open.dismiss(this.#parts.session(), intentId);
  }

  /** The calls since then (UTC epoch ms) that may have rung somebody, oldest first. Throws `journal-unavailable`. */
  placedSince(startedAt: number): Intent[] {
    return this.#parts.journal.placedSince(accountKey(this.#parts.session()), startedAt);
  }

  /** What the journal knows of a call of the signed-in agent. Throws `journal-unavailable`. */
  intentState(intentId: string): IntentState | undefined {
    return this.#parts.journal.stateOf(accountKey(this.#parts.session()), intentId);
  }

  /** Throws `call-in-progress` while whoever has this number is being called. */
  assertNotCalling(number: string): void {
    const state = this.state();
    if (state.is === 'calling' && numberKey(state.callee) === numberKey(number)) throw new Fault('call-in-progress');
  }

  /** What the journal and the card say about whoever has this number; their calls still count for limits. */
  forgetCustomer(number: string): void {
    const key = numberKey(number);
    const session = this.#parts.session();
    this.#parts.journal.forget(accountKey(session), key);
    const state = this.state();
    if (state.is !== 'idle' && numberKey(state.callee) === key) this.#card.become({ is: 'idle' });
    this.#open.changed(session);
  }

  /** On the agent's word only: limits and open calls of the damaged journal are forgotten. */
  renewJournal(): void {
    this.#parts.journal.renew();
    this.#open.changed(this.#parts.session());
  }

  /** After signing in: goes on with what an earlier run left open. */
  resume(): void {
    const { journal, monotonicClock, session } = this.#parts;
    // dialling will say what is wrong with the journal
    unlessFault(() => journal.prune(monotonicClock().now()));
    this.#open.resume(session(), this.#signedIn.signal);
  }

  /** The computer goes to sleep: an answer that comes after it cannot be trusted to come at all, and what was not sent yet never is. */
  suspend(): void {
    this.#inFlight?.abort();
  }

  /** On sign-out: no call of this agent is followed or shown any more. */
  dispose(): void {
    this.#signedIn.abort();
    this.#signedIn = new AbortController();
    this.#open.forget();
    this.#asking = undefined;
    this.#card.become({ is: 'idle' });
    this.#parts.announceUnresolved([]);
  }

  /** Throws `journal-unavailable` at sign-out. At a sign-in, a journal that cannot be written is reported by dialling. */
  wipe({ is, agent }: Whose): void {
    const { journal } = this.#parts;
    if (is === 'agent') journal.wipe(accountKey(agent));
    else unlessFault(() => journal.wipeOthers(accountKey(agent)));
  }

  async #place(order: DialOrder): Promise<DialState> {
    const session = this.#parts.session();
    const { signal } = this.#signedIn;
    if (this.state().is === 'calling') throw new Fault('call-in-progress');
    this.#placer.writePendingOutcomes();
    const inFlight = new AbortController();
    this.#inFlight = inFlight;
    const over = AbortSignal.any([signal, inFlight.signal]);
    const assertStill = (): void => {
      if (signal.aborted || accountKey(this.#parts.session()) !== accountKey(session)) throw new Fault('signed-out');
      if (inFlight.signal.aborted) throw new Fault('asleep');
    };
    const records = await this.#recordsFor(order, over);
    assertStill();
    const attempt = this.#check(session, order, records);
    await this.#assertOurs(order.callerId, over);
    assertStill();
    const { reference, confirmed } = order;
    const monotonicAt = this.#parts.monotonicClock().now();
    const placing: PlaceOrder = { session, attempt, reference, confirmed, monotonicAt, signal: inFlight.signal };
    this.#placer.journal(placing);
    this.#card.become({ is: 'calling', stage: 'asking', ...attempt });
    this.#parts.log('dial.asking', { intentId: attempt.intentId, number: attempt.callee });
    const claim = (): void => (order.entry === undefined ? undefined : this.#parts.claim?.(order.entry, attempt));
    const outcome = await this.#placer.send(placing, claim);
    // Signed out meanwhile: whoever is here now has no part in it.
    return signal.aborted ? this.state() : this.#tell(session, attempt, outcome);
  }

  #check(session: Session, order: DialOrder, records: CustomerRecords): Attempt {
    const { read, settings, journal, clock, newIntentId } = this.#parts;
    const reading = read(order.text);
    if (reading.is !== 'dialable') throw new Fault('not-dialable');
    if (order.reference.length > REFERENCE_LENGTH)
      throw new Fault('bad-input', { field: 'reference', reason: 'too-long' });
    const { callee, kind, emergency, droppedExtension } = reading;
    const customer = customerKey(reading);
    const [now, monotonicNow, account] = [clock.now(), this.#parts.monotonicClock().now(), accountKey(session)];
    const sent = journal.sentSince(account, monotonicNow - DAY_MS);
    const openCall = journal.lastOpenCall(account, customer, monotonicNow - REPEAT_MS);
    const confirmed: readonly string[] = order.confirmed;
    // Help must not wait for a file of ours.
    const doNotCall = emergency ? undefined : this.#parts.doNotCall?.(customer);
    const clicks = journal.sentSince(account, monotonicNow - WEEK_MS).filter((intent) => intent.customer === customer);
    const callsToThem = callsToCustomer({ clicks, records, now, monotonicNow });
    const input = { settings: settings(), callsToThem, kind, emergency, doNotCall, now, monotonicNow, sent, openCall };
    const objection = objections(input).find(({ reason }) => !confirmed.includes(reason));
    if (objection) throw new Fault('guarded', { objection });
    return {
      intentId: newIntentId(),
      callee,
      ...(droppedExtension !== undefined && { droppedExtension }),
      callerId: order.callerId,
      startedAt: now,
    };
  }

  /** Help does not wait, and neither does a call that no limit counts. */
  async #recordsFor({ text }: DialOrder, signal: AbortSignal): Promise<CustomerRecords> {
    const { read, recordsOf, settings } = this.#parts;
    const reading = read(text);
    const isCounted = reading.is === 'dialable' && !reading.emergency && settings().customerLimits.length > 0;
    if (!isCounted || !recordsOf) return NO_RECORDS;
    const records = recordsOf(customerKey(reading)).catch(() => NO_RECORDS);
    return (await waitAtMost(RECORDS_MS, records, signal)) ?? NO_RECORDS;
  }

  /** A list that does not come must not hold a call, nor a call outlive what has ended the wait. */
  async #assertOurs(callerId: CallerId, signal: AbortSignal): Promise<void> {
    if (callerId.is === 'number') await waitAtMost(LIST_MS, this.#parts.assertOurs(callerId), signal);
  }

  #tell(session: Session, attempt: Attempt, outcome: Outcome): DialState {
    const code = outcome.is === 'failed' ? outcome.error.code : outcome.is;
    this.#parts.log('dial.outcome', { intentId: attempt.intentId, code });
    if (outcome.is === 'failed') return this.#card.become({ is: 'failed', ...attempt, error: outcome.error });
    const { uuid } = outcome.is === 'accepted' ? outcome : { uuid: undefined };
    if (uuid === undefined) this.#open.opened(session, attempt.intentId);
    void this.#follow(session, attempt, uuid);
    if (uuid === undefined) return this.#card.become({ is: 'unknown', ...attempt, isLooking: true });
    return this.#card.become({ is: 'calling', stage: 'ringing-agent', ...attempt, uuid });
  }

  /** Runs on its own until the call's record has an end or the time for looking is over. */
  async #follow(session: Session, attempt: Attempt, uuid: string | undefined): Promise<void> {
    const { signal } = this.#signedIn;
    const { clock, lookLocally } = this.#parts;
    const wasUnknown = uuid === undefined;
    const isAnothers = this.#open.anothers(session, attempt.intentId);
    const trace = { session, ...attempt, isAnothers, ...(uuid !== undefined && { uuid }) };
    const told = { end: false };
    const tell = (seen: Followed): void => {
      this.#tellZone(attempt, seen);
      // A record says that it was placed, whether or not its end ever turns up.
      if (wasUnknown) this.#open.seen(session, attempt.intentId, seen.call.uuid);
      if (seen.is === 'live') {
        this.#card.live(attempt, seen.call);
        return;
      }
      if (!told.end && wasUnknown) this.#open.settled(session, attempt.intentId);
      this.#ended(attempt, seen.call, wasUnknown && !told.end);
      told.end = true;
    };
    const followed = await followCall(trace, clock, tell, signal, lookLocally).catch(() => undefined);
    if (signal.aborted) return;
    this.#note(attempt, followed?.call, wasUnknown);
    if (wasUnknown && !told.end) this.#open.settled(session, attempt.intentId);
    if (followed?.is === 'live') this.#card.endless(attempt, followed.call);
    else if (!followed) this.#card.notFound(attempt, uuid);
  }

  #tellZone({ startedAt }: Attempt, { wire }: Followed): void {
    const zone = zoneTold(wire, startedAt);
    if (zone) this.#parts.onZone?.(zone);
  }

  #ended(attempt: Attempt, call: CallRecord, isFound: boolean): void {
    const { intentId, callee } = attempt;
    const { uuid, state: result, talkSeconds = 0 } = call;
    if (isFound) this.#parts.onFound({ intentId, callee, uuid, result, talkSeconds });
    this.#card.ended(attempt, call);
    this.#parts.onEnded();
  }

  /** What `/records` told goes into the journal; a journal that cannot be written keeps the call open, which is true as well. */
  #note(attempt: Attempt, call: CallRecord | undefined, wasUnknown: boolean): void {
    if (!call && !wasUnknown) return;
    unlessFault(() => this.#parts.journal.settle(attempt.intentId, call ? 'seen' : 'not-seen', call?.uuid));
  }
}
