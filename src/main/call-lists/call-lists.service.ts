import type {
  CallList,
  CallListsRequests,
  CallOutcome,
  EventName,
  Events,
  FollowUp,
  ListCard,
  ListEntry,
  NextEntry,
  NumberReading,
  RetryRule,
} from '../../preload/contract/index.ts';
import { oneLine, plainText } from '../call-api/plain-text.ts';
import { NAME_LENGTH } from '../contacts/contact-text.ts';
import type { Attempt } from '../dialer/attempt.ts';
import type { DoNotCallService } from '../do-not-call/do-not-call.service.ts';
import { Fault, unlessFault } from '../fault.ts';
import { customerKey, numberKey } from '../phone-numbers/number-key.ts';
import { afterCall, afterOutcome, becameOf, standingOf, whileCalling, type Became } from './call-results.ts';
import type { StoredEntry, StoredList } from './list-rows.ts';
import type { ListTable } from './list-table.ts';
import { SCRIPT_LENGTH } from './list-limits.ts';
import { LostCalls, type LostCallsParts } from './lost-calls.ts';
import { nextEntry, type Surroundings } from './next-entry.ts';
import { afterNoAnswer } from './retry-rule.ts';

export interface CallListsParts extends Pick<LostCallsParts, 'intentState' | 'findCall'> {
  table: ListTable;
  doNotCall: DoNotCallService;
  /** The open ones. */
  followUps: () => FollowUp[];
  read: (text: string) => NumberReading;
  announce: () => void;
  now: () => number;
}

type HandSettled = CallListsRequests['callLists.settle']['input']['state'];

/** The agent's call lists: whom to call next, and what became of each call. Throws `signed-out`, `disk` or `not-found`. */
export class CallListsService {
  readonly #parts: CallListsParts;
  readonly #lost: LostCalls;

  constructor(parts: CallListsParts) {
    this.#parts = parts;
    const { table, intentState, findCall, now } = parts;
    this.#lost = new LostCalls({ table, intentState, findCall, now, became: (id, became) => this.#became(id, became) });
  }

  lists(): CallList[] {
    return this.#parts.table.lists().map((list) => this.#withCounts(list));
  }

  change(id: string, { name, script, rule }: { name?: string; script?: string; rule?: RetryRule }): CallList {
    const list = this.#list(id);
    const title = name === undefined ? list.name : oneLine(name, NAME_LENGTH);
    if (title === '') throw new Fault('bad-input', { field: 'name' });
    const text = script === undefined ? list.script : plainText(script, SCRIPT_LENGTH);
    this.#parts.table.changeList(id, title, text, rule ?? list.rule);
    this.#parts.announce();
    return this.#withCounts(this.#list(id));
  }

  remove(id: string): void {
    this.#list(id);
    this.#parts.table.removeList(id);
    this.#parts.announce();
  }

  rows({ list, from, count, ...found }: CallListsRequests['callLists.rows']['input']): {
    total: number;
    rows: ListEntry[];
  } {
    const { total, rows } = this.#parts.table.rows(list, found, from, count);
    const around = this.#around();
    return { total, rows: rows.map((entry) => toListEntry(entry, around)) };
  }

  next(list: string): NextEntry {
    const { entry, waitsUntil } = nextEntry(this.#parts.table, this.#list(list).id, this.#around());
    return {
      ...(entry && { card: this.#card(entry) }),
      ...(waitsUntil !== undefined && { waitsUntil }),
    };
  }

  upNext(): { list: CallList; entry: ListEntry } | null {
    const around = this.#around();
    for (const list of this.#parts.table.lists()) {
      const { entry } = nextEntry(this.#parts.table, list.id, around);
      if (entry) return { list: this.#withCounts(list), entry: toListEntry(entry, around) };
    }
    return null;
  }

  card(entry: string): ListCard {
    return this.#card(this.#entry(entry));
  }

  /** By the agent's own word. "Not reached" is a try like any other, after which the list's rule says what comes. */
  settle(id: string, state: HandSettled): ListCard {
    const entry = this.#entry(id);
    const { table, now } = this.#parts;
    const before = entry.state === 'calling' && entry.call ? entry.call.before : standingOf(entry);
    const call = entry.call && { ...entry.call, isByHand: true };
    if (state === 'not-reached') {
      const at = entry.state === 'calling' ? (entry.call?.startedAt ?? now()) : now();
      const { tries, isLast } = afterNoAnswer(before, at, this.#list(entry.list).rule);
      table.stand(id, { ...before, ...tries, calledAt: at, state: isLast ? 'not-reached' : 'open' }, call);
    } else table.stand(id, { ...before, state }, call);
    this.#parts.announce();
    return this.card(id);
  }

  refuse(id: string, reason: string): ListCard {
    const entry = this.#entry(id);
    const { table, doNotCall, announce } = this.#parts;
    table.transaction(() => {
      doNotCall.add({ number: entry.number, reason, source: 'agent' });
      table.stand(id, { ...standingOf(entry), state: 'refused' }, entry.call && { ...entry.call, isByHand: true });
    });
    announce();
    return this.card(id);
  }

  /** Takes a refusal back. */
  allow(id: string): ListCard {
    const entry = this.#entry(id);
    const { table, doNotCall, announce } = this.#parts;
    table.transaction(() => {
      doNotCall.remove(entry.number);
      table.stand(id, { ...standingOf(entry), state: 'open' }, entry.call);
    });
    announce();
    return this.card(id);
  }

  /**
   * The dialer is about to send this call for an entry. From here on nobody offers the entry again until it is known how the call went. Throws
   * `not-found` or `bad-input`: then nothing is sent.
   */
  claim(id: string, { intentId, callee, droppedExtension, startedAt }: Attempt): void {
    const entry = this.#entry(id);
    const reading = this.#parts.read(entry.number);
    const called = customerKey({ callee, ...(droppedExtension !== undefined && { droppedExtension }) });
    if (reading.is !== 'dialable' || customerKey(reading) !== called) throw new Fault('bad-input', { field: 'entry' });
    const before = entry.state === 'calling' && entry.call ? entry.call.before : standingOf(entry);
    this.#parts.table.stand(id, whileCalling(entry), { intentId, callee, startedAt, before });
    this.#parts.announce();
  }

  /** Every event that the windows hear. Never throws. */
  hear<N extends EventName>(name: N, payload: Events[N]): void {
    if (name === 'dialer.changed') {
      const state = payload as Events['dialer.changed'];
      const became = becameOf(state);
      if (became && state.is !== 'idle') unlessFault(() => this.#became(state.intentId, became));
    } else if (name === 'dialer.found') {
      const { intentId, result, talkSeconds, uuid } = payload as Events['dialer.found'];
      unlessFault(() => this.#became(intentId, { result, talkSeconds, uuid }));
    } else if (name === 'outcomes.changed') {
      const { call, outcome } = payload as Events['outcomes.changed'];
      unlessFault(() => this.#said(outcome?.intentId ?? (call.is === 'intent' ? call.intentId : undefined), outcome));
    } else if (name === 'calls.changed') void this.#lost.look();
  }

  /** Somebody has signed in: what an earlier run has left is looked for. Never throws. */
  resume(): void {
    void this.#lost.look();
  }

  /** The agent has said what a call came to, or taken it back. */
  #said(intentId: string | undefined, outcome: CallOutcome | null): void {
    const { table, announce } = this.#parts;
    const entry = intentId === undefined ? undefined : table.ofIntent(intentId);
    const list = entry && table.list(entry.list);
    if (!entry?.call || !list) return;
    const { inLists, meaning } = outcome?.code ?? {};
    const said = inLists && meaning ? { inLists, meaning } : undefined;
    // An outcome moves from the click to the record, and is told again.
    if (said?.inLists === entry.call.outcome?.inLists && said?.meaning === entry.call.outcome?.meaning) return;
    const after = afterOutcome(entry.call, said, list.rule);
    table.stand(entry.id, after.standing, after.call);
    announce();
  }

  #became(intentId: string, became: Became): void {
    const { table, announce } = this.#parts;
    const entry = table.ofIntent(intentId);
    const list = entry && table.list(entry.list);
    const after = list && afterCall(entry, became, list.rule);
    if (!after) return;
    table.stand(entry.id, after.standing, after.call);
    announce();
  }

  #card(entry: StoredEntry): ListCard {
    const { table } = this.#parts;
    const names = new Map(table.lists().map(({ id, name }) => [id, name]));
    const others = table.ofCustomer(entry.customer).filter(({ id }) => id !== entry.id);
    return {
      entry: toListEntry(entry, this.#around()),
      others: others.map(({ id, list, place, state }) => ({
        list,
        listName: names.get(list) ?? '',
        entry: id,
        place,
        state,
      })),
    };
  }

  #around(): Surroundings {
    const { followUps, doNotCall, now } = this.#parts;
    const promises = new Map<string, number>();
    for (const { customerNumber, dueAt } of followUps()) {
      const customer = numberKey(customerNumber);
      promises.set(customer, Math.min(dueAt, promises.get(customer) ?? dueAt));
    }
    return { now: now(), promises, isForbidden: (customer) => doNotCall.of(customer) !== undefined };
  }

  #withCounts(list: StoredList): CallList {
    return { ...list, counts: this.#parts.table.counts(list.id) };
  }

  #list(id: string): StoredList {
    const list = this.#parts.table.list(id);
    if (!list) throw new Fault('not-found');
    return list;
  }

  #entry(id: string): StoredEntry {
    const entry = this.#parts.table.entry(id);
    if (!entry) throw new Fault('not-found');
    return entry;
  }
}

function toListEntry(
  { customer, hours: _, call: __, further, ...entry }: StoredEntry,
  { promises, isForbidden }: Surroundings,
): ListEntry {
  const promisedAt = promises.get(customer);
  return {
    ...entry,
    further,
    isDoNotCall: isForbidden(customer),
    ...(promisedAt !== undefined && { promisedAt }),
  };
}
