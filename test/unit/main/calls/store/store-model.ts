import { compacted, folded, needlesOf } from '../../../../../src/main/calls/store/fold.ts';
import { mainKey, numberKey, wholeKey } from '../../../../../src/main/phone-numbers/number-key.ts';
import type { ServerRow } from '../../../../../src/main/calls/store/store-shape.ts';
import type {
  CallFigures,
  CallFilter,
  CallRecord,
  MissedNumber,
  NoteTarget,
  OwnNote,
} from '../../../../../src/preload/contract/index.ts';

/** The store as plain maps and loops: what it must answer, without any of the ways to answer fast. */
export class StoreModel {
  readonly calls = new Map<string, CallRecord>();
  readonly #notes = new Map<string, OwnNote>();
  readonly settled = new Map<string, number>();

  upsert(rows: readonly ServerRow[]): void {
    for (const { call } of rows) this.calls.set(call.uuid, call);
  }

  saveNote(target: NoteTarget, note: OwnNote): void {
    this.#notes.set(keyOf(target), note);
  }

  prune(before: number): void {
    for (const { uuid, startedAt, endedAt } of this.calls.values())
      if ((startedAt ?? endedAt ?? Infinity) < before) this.calls.delete(uuid);
  }

  matching(filter: CallFilter): CallRecord[] {
    return [...this.calls.values()].filter((call) => this.#matches(call, filter));
  }

  missed(): Map<string, Omit<MissedNumber, 'customerNumber' | 'customerRegion' | 'uuid' | 'state'>> {
    const inbox = new Map<string, Omit<MissedNumber, 'customerNumber' | 'customerRegion' | 'uuid' | 'state'>>();
    for (const key of new Set([...this.calls.values()].map(({ customerNumber }) => numberKey(customerNumber)))) {
      const open = key === '' ? undefined : this.#missedOf(key);
      if (open) inbox.set(key, open);
    }
    return inbox;
  }

  figures(from: number, to: number, isCounted: (call: CallRecord) => boolean = () => true): CallFigures {
    const calls = this.matching({ from, to }).filter(isCounted);
    const talked = calls.filter(({ state }) => state === 'answered');
    return {
      outbound: calls.filter(({ direction }) => direction === 'outbound').length,
      inbound: calls.filter(({ direction }) => direction === 'inbound').length,
      talked: talked.length,
      missed: calls.filter(({ direction, state }) => direction === 'inbound' && state !== 'answered').length,
      talkSeconds: talked.reduce(
        (sum, { talkSeconds = 0 }) => sum + Math.floor(Math.min(Math.max(talkSeconds, 0), 604_800)),
        0,
      ),
    };
  }

  #missedOf(key: string): { missedAt: number; times: number; triedAt?: number } | undefined {
    const calls = [...this.calls.values()].filter(({ customerNumber }) => numberKey(customerNumber) === key);
    const times = (isMeant: (call: CallRecord) => boolean) =>
      calls.flatMap((call) => (isMeant(call) && call.startedAt !== undefined ? [call.startedAt] : []));
    const talkedAt = Math.max(...times(({ state }) => state === 'answered'));
    const settledAt = this.settled.get(key) ?? -Infinity;
    const isMissed = ({ direction, state }: CallRecord) =>
      direction === 'inbound' && !['answered', 'ivr', 'other'].includes(state);
    const open = times(isMissed).filter((at) => at >= talkedAt && at > settledAt);
    const missedAt = Math.max(...open);
    const triedAt = Math.max(
      ...times(({ direction, state }) => direction === 'outbound' && state !== 'answered').filter(
        (at) => at > missedAt,
      ),
    );
    if (open.length === 0) return undefined;
    return { missedAt, times: open.length, ...(triedAt > 0 && { triedAt }) };
  }

  #matches(call: CallRecord, filter: CallFilter): boolean {
    const { from, to, direction, states, outcome, trunkNumber, tag, customer, search } = filter;
    const { startedAt, state } = call;
    if (from !== undefined && (startedAt === undefined || startedAt < from)) return false;
    if (to !== undefined && (startedAt === undefined || startedAt >= to)) return false;
    if (customer !== undefined && numberKey(call.customerNumber) !== numberKey(customer)) return false;
    if (direction && call.direction !== direction) return false;
    if (states && !states.includes(state)) return false;
    if (outcome && (outcome === 'talked') !== (state === 'answered')) return false;
    if (trunkNumber !== undefined && call.trunkNumber !== trunkNumber) return false;
    if (tag !== undefined && !this.#notesOn(call).some(({ tags }) => tags.includes(tag))) return false;
    return search === undefined || this.#says(call, search);
  }

  #says(call: CallRecord, search: string): boolean {
    const wanted = folded(search).trim();
    if (wanted === '') return true;
    const { customerNumber, reference = '', customerRegion = '', trunkNumber = '', trunkName = '' } = call;
    const key = wholeKey(search);
    const own = numberKey(customerNumber);
    // A whole number is one customer's: others whose number holds the same digits are not meant.
    if (key !== undefined && [key, mainKey(key)].includes(own)) return true;
    const isOther = key !== undefined && /^\+\d+$/.test(own);
    const texts = [reference, customerRegion, trunkNumber, trunkName, ...this.#notesOn(call).map(({ text }) => text)];
    const said = [isOther ? '' : compacted(customerNumber), ...texts.map((text) => folded(text))];
    return said.some((text) => needlesOf(search).some((needle) => text.includes(needle)));
  }

  #notesOn({ uuid, customerNumber }: CallRecord): OwnNote[] {
    const targets: NoteTarget[] = [
      { is: 'call', uuid },
      { is: 'number', number: customerNumber },
    ];
    return targets.flatMap((target) => this.#notes.get(keyOf(target)) ?? []);
  }
}

function keyOf(target: NoteTarget): string {
  return target.is === 'call' ? `call ${target.uuid}` : `number ${numberKey(target.number)}`;
}
