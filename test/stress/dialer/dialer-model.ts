import { isPlacing, faultKind, type FaultCase, type Told } from '../../support/fault-kinds.ts';
import type { RecordsManner } from '../../support/fault-records.ts';
import type { Breakage, Order } from './script.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

interface ModelRow {
  number: number;
  at: number;
  state: 'journaled' | 'sending' | 'accepted' | 'denied' | 'open' | 'seen';
  /** What the journal could not be told yet. */
  pendingOutcome?: 'accepted' | 'denied' | 'open';
  fault: FaultCase;
}

/** A look into the records that will change something. */
interface Due {
  at: number;
  row: ModelRow;
  isFound: boolean;
}

export type Answer = Told | 'call-in-progress' | 'guarded' | 'journal-unavailable';

/** What the dialer should say and do, in the fewest words: no sockets, no promises, no SQL. */
export class DialerModel {
  card: 'idle' | 'calling' | 'failed' | 'unknown' | 'ended' = 'idle';
  readonly broken = new Set<Breakage>();
  rows: ModelRow[] = [];
  #current: ModelRow | undefined;
  #due: Due[] = [];
  /** Milliseconds since the trial began, as limits count them. */
  #now = 0;
  /** The wall clock, on the same scale. */
  #wall = 0;
  readonly #records: RecordsManner;
  readonly #callsPerMinute: number;

  constructor(records: RecordsManner, callsPerMinute: number) {
    [this.#records, this.#callsPerMinute] = [records, callsPerMinute];
  }

  /** Rows that the agent is told of as possibly placed. */
  get openRows(): number {
    return this.rows.filter(({ state }) => state === 'open').length;
  }

  /** Every answer that is right. Outcomes that the journal did not take are written down first. */
  mayAnswer({ number, confirmed }: Order, fault: FaultCase): readonly Answer[] {
    if (this.card === 'calling') return ['call-in-progress'];
    if (
      this.broken.has('settle') &&
      this.rows.some(({ pendingOutcome, state }) => pendingOutcome && state === 'sending')
    )
      return ['journal-unavailable'];
    this.#writePendingOutcomes();
    const hasRung = this.rows.filter(
      ({ state, at }) => !['journaled', 'denied'].includes(state) && this.#now - at < MINUTE,
    );
    if (this.#callsPerMinute > 0 && hasRung.length >= this.#callsPerMinute) return ['guarded'];
    const isRepeat = this.rows.some(
      (row) =>
        row.number === number && (row.state === 'open' || row.state === 'sending') && this.#now - row.at < 10 * MINUTE,
    );
    if (isRepeat && !confirmed.includes('repeat')) return ['guarded'];
    if (this.broken.has('begin')) return ['journal-unavailable'];
    return this.broken.has('sending') ? ['failed'] : faultKind(fault.name).told;
  }

  answered({ number }: Order, fault: FaultCase, answer: Answer): void {
    const isTold = answer === 'accepted' || answer === 'failed' || answer === 'unknown';
    if (!isTold) return;
    const row: ModelRow = { number, fault, at: this.#now, state: 'journaled' };
    this.rows.push(row);
    this.#current = row;
    this.card = answer === 'accepted' ? 'calling' : answer;
    if (this.broken.has('sending')) return;
    const outcome = answer === 'accepted' ? 'accepted' : answer === 'failed' ? 'denied' : 'open';
    if (this.broken.has('settle')) [row.state, row.pendingOutcome] = ['sending', outcome];
    else row.state = outcome;
    if (answer !== 'failed') this.#expectRecord(row, answer === 'unknown');
  }

  pass(ms: number): void {
    const end = this.#now + ms;
    const due = this.#due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
    this.#due = this.#due.filter(({ at }) => at > end);
    for (const { row, isFound } of due) this.#looked(row, isFound);
    [this.#now, this.#wall] = [end, this.#wall + ms];
  }

  setWall(byMs: number): void {
    this.#wall += byMs;
  }

  dismiss(): void {
    this.card = 'idle';
    this.#current = undefined;
  }

  /** The journal is mended before. */
  restart(): void {
    this.dismiss();
    this.#due = [];
    const last = Math.max(...this.rows.map(({ at }) => at), -Infinity);
    this.#now = Math.max(last, this.#wall);
    for (const row of this.rows) {
      if (row.state === 'sending') row.state = 'open';
      delete row.pendingOutcome;
      if (row.state === 'journaled') row.state = 'denied';
      if (row.state === 'open') this.#expectRecord(row, true);
    }
  }

  #writePendingOutcomes(): void {
    for (const row of this.rows) {
      if (row.pendingOutcome && row.state === 'sending') row.state = row.pendingOutcome;
      delete row.pendingOutcome;
    }
  }

  /** When its record will be seen, if ever: the first look is after two seconds, the first one by intent id of an accepted call after seven. */
  #expectRecord(row: ModelRow, isByIntent: boolean): void {
    const { appearsAfterLooks, echoesUserData } = this.#records;
    const isThere = isPlacing(row.fault) && appearsAfterLooks === 0;
    const isSameUuid = row.fault.name !== 'another uuid in the records';
    const expect = (isFound: boolean, after: number): unknown =>
      this.#due.push({ row, isFound, at: this.#now + after });
    if (isThere && !isByIntent && isSameUuid) expect(true, 2 * SECOND);
    else if (isThere && echoesUserData) expect(true, (isByIntent ? 2 : 7) * SECOND);
    else if (isByIntent) expect(false, 10 * MINUTE);
  }

  /** A journal that does not take the outcome of a call does not take what a record tells of it either. */
  #looked(row: ModelRow, isFound: boolean): void {
    if (!(this.broken.has('settle') && row.state === 'sending')) row.state = isFound ? 'seen' : 'open';
    if (isFound && this.#current === row) this.card = 'ended';
  }
}
