import type {
  CallOutcome,
  CallRef,
  DialState,
  Language,
  OpenOutcome,
  OutcomeCode,
  OutcomesEvents,
  SettingsState,
} from '../../preload/contract/index.ts';
import type { CurrentSession } from '../account/session.ts';
import { onceMore } from '../async/serial-queue.ts';
import type { StoredCall } from '../calls/call-queries.ts';
import type { OwnCallLinks } from '../calls/own-call-links.ts';
import { fromUserData } from '../calls/user-data.ts';
import { findClick, type Intent } from '../dialer/intent.ts';
import type { DoNotCallService } from '../do-not-call/do-not-call.service.ts';
import { Fault } from '../fault.ts';
import type { OwnData } from '../own-data/own-data.ts';
import { numberKey } from '../phone-numbers/number-key.ts';
import { openOutcomes } from './open-outcomes.ts';
import {
  admittedOutcome,
  callOfOutcome,
  joinedOutcome,
  MIGRATIONS,
  NOUN,
  OutcomeTable,
  type AboutCall,
} from './outcome-table.ts';

export interface OutcomesParts {
  ownData: OwnData;
  session: CurrentSession;
  settings: () => SettingsState;
  doNotCall: Pick<DoNotCallService, 'has' | 'add'>;
  dialer: { state: () => DialState; placedSince: (startedAt: number) => Intent[] };
  /** A call of the agent by its record. Fails with `not-found`. */
  call: (uuid: string) => Promise<Pick<StoredCall, 'call' | 'userData'>>;
  links: OwnCallLinks;
  announce: (change: OutcomesEvents['outcomes.changed']) => void;
  announceOpen: (open: OpenOutcome[]) => void;
  now: () => number;
}

/**
 * What each call came to, in the agent's words. An outcome belongs to the click that placed the call until the call's record is known, and to the
 * record from then on, over restarts as well.
 */
export class OutcomesService {
  readonly #parts: OutcomesParts;
  readonly #table: OutcomeTable;
  /** The records or the journal tell something new. Settles when that has been looked at; never rejects. */
  readonly callsChanged = onceMore(() => this.#check());
  #lastOpen = '[]';

  constructor(parts: OutcomesParts) {
    this.#parts = parts;
    const table = new OutcomeTable(parts.ownData, parts.now);
    this.#table = table;
    parts.ownData.add({
      name: NOUN,
      migrations: MIGRATIONS,
      forget: (customer) => table.forget(customer),
      reset: () => this.#reset(),
      admit: admittedOutcome,
      sameness: callOfOutcome,
      join: joinedOutcome,
    });
  }

  of(call: CallRef): CallOutcome | null {
    return this.#table.find(call) ?? null;
  }

  /** Of all calls whose records are known: for a file. */
  labels(language: Language): [uuid: string, label: string][] {
    return this.#table.recorded().map(([uuid, { labels }]) => [uuid, labels[language]]);
  }

  async set(call: CallRef, codeId: string): Promise<CallOutcome> {
    const { session, settings, ownData } = this.#parts;
    const whose = session();
    const code = settings().settings.outcomeCodes.find(({ id }) => id === codeId);
    if (!code) throw new Fault('not-found', { field: 'code' });
    const about = await this.#about(call);
    if (session() !== whose) throw new Fault('signed-out');
    const outcome = ownData.transaction(() => {
      this.#protect(about.number, code);
      return this.#table.put(about, code);
    });
    this.#tell(outcome);
    return outcome;
  }

  remove(call: CallRef): null {
    const known = this.#table.find(call);
    if (!known) return null;
    this.#table.remove(known);
    this.#announce(known, null);
    void this.callsChanged();
    return null;
  }

  /** Fails with `disk`. */
  async open(): Promise<OpenOutcome[]> {
    const since = this.#table.wantedSince();
    if (since === undefined || !this.#isWanted()) return [];
    const state = this.#parts.dialer.state();
    const running = state.is === 'calling' ? state.intentId : undefined;
    const known = await this.#parts.links.since(since, this.#parts.now());
    return openOutcomes({ since, ...known, settled: this.#table.settled(), running });
  }

  /** Somebody has signed in, or the setting has changed. Never throws: a file that cannot be written says so where outcomes are set. */
  resume(): void {
    try {
      this.#table.want(this.#isWanted());
    } catch {
      return;
    }
    void this.callsChanged();
  }

  async #check(): Promise<void> {
    await this.#link();
    await this.#tellOpen();
  }

  /** A record may come days after its call, when the app runs again. */
  async #link(): Promise<void> {
    const whose = this.#parts.session();
    const waiting = this.#table.unlinked();
    const links = await this.#parts.links.of(waiting);
    if (this.#parts.session() !== whose) return;
    for (const { intentId } of waiting) {
      const uuid = links.get(intentId);
      const outcome = uuid === undefined ? undefined : this.#table.link(intentId, uuid);
      if (outcome) this.#announce(outcome, outcome);
    }
  }

  async #tellOpen(): Promise<void> {
    const open = await this.open();
    const text = JSON.stringify(open);
    if (text === this.#lastOpen) return;
    this.#lastOpen = text;
    this.#parts.announceOpen(open);
  }

  #isWanted(): boolean {
    return this.#parts.settings().settings.wantsOutcomes;
  }

  /** A stronger word that was said before stays: the reason and end that somebody wrote are theirs. */
  #protect(number: string, { then, labels }: OutcomeCode): void {
    const { doNotCall, settings } = this.#parts;
    if (then.is !== 'do-not-call' || !/\d/.test(numberKey(number)) || doNotCall.has(number)) return;
    const reason = then.reason === '' ? labels[settings().appearance.language] : then.reason;
    doNotCall.add({ number, reason, source: 'agent' });
  }

  #tell(outcome: CallOutcome): void {
    this.#announce(outcome, outcome);
    void this.callsChanged();
  }

  #announce({ intentId, uuid = '' }: CallOutcome, outcome: CallOutcome | null): void {
    const call: CallRef = intentId === undefined ? { is: 'record', uuid } : { is: 'intent', intentId };
    this.#parts.announce({ call, outcome });
    if (intentId !== undefined && uuid !== '') this.#parts.announce({ call: { is: 'record', uuid }, outcome });
  }

  async #about(call: CallRef): Promise<AboutCall> {
    const known = this.#table.find(call);
    const before = known && this.#table.about(known.id);
    if (before) return before;
    return call.is === 'intent' ? this.#aboutClick(call.intentId) : this.#aboutRecord(call.uuid);
  }

  #aboutClick(intentId: string): AboutCall {
    const click = findClick((startedAt) => this.#parts.dialer.placedSince(startedAt), intentId);
    if (!click) throw new Fault('not-found', { field: 'call' });
    return click;
  }

  async #aboutRecord(uuid: string): Promise<AboutCall> {
    const { call, userData } = await this.#parts.call(uuid);
    const { customerNumber: number, startedAt, endedAt } = call;
    const { intentId } = fromUserData(userData);
    const before = intentId === undefined ? undefined : this.#table.find({ is: 'intent', intentId });
    const click = before && this.#table.about(before.id);
    if (click) return { ...click, uuid };
    return {
      ...(intentId !== undefined && { intentId }),
      uuid,
      number,
      callee: number,
      startedAt: startedAt ?? endedAt ?? this.#parts.now(),
    };
  }

  /** Nobody may be signed in any more. */
  #reset(): void {
    this.#lastOpen = '[]';
    this.#parts.announceOpen([]);
    this.resume();
  }
}
