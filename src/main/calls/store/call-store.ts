import type {
  CallFilter,
  CallOutline,
  CallRow,
  KnownCustomer,
  MissedNumber,
  NoteTarget,
  OwnNote,
  Settings,
  Statistics,
} from '../../../preload/contract/index.ts';
import { CallReader } from './call-reader.ts';
import { addComplete, completePeriods } from './complete-periods.ts';
import { finishBulk, startBulk, type CopyFile } from './copy-file.ts';
import { isBulk } from './marks.ts';
import { MissedInbox } from './missed-inbox.ts';
import type { OwnFile } from './own-file.ts';
import { isReadBy, rereadTimes } from './reread-times.ts';
import { prune } from './retention.ts';
import { statistics } from './statistics.ts';
import type * as shape from './store-shape.ts';
import { Upsert } from './upsert.ts';

/** How many calls the search index takes in at a time: about 50 ms. */
const SLICE = 20_000;

/** The copy of the server's calls and what the agent wrote about them, in two files: see `openCallStore`. */
export class CallStore implements shape.CallStoreShape {
  readonly #copy: CopyFile;
  readonly #own: OwnFile;
  readonly #reader: CallReader;
  readonly #missed: MissedInbox;
  readonly #now: () => number;

  constructor(copy: CopyFile, own: OwnFile, now: () => number) {
    this.#copy = copy;
    this.#own = own;
    this.#now = now;
    this.#reader = new CallReader(copy, own.notes);
    this.#missed = new MissedInbox(copy, own.settled, now);
  }

  upsert(rows: shape.ServerRow[]): shape.Upserted {
    const result = this.#copy.file.write((sql) => new Upsert(sql, this.#copy, this.#now()).run(rows));
    if (result.added + result.changed > 0) this.#missed.changed();
    return result;
  }

  completePeriods(): shape.CompletePeriod[] {
    return this.#copy.file.read(completePeriods);
  }

  addComplete(period: shape.CompletePeriod): void {
    this.#copy.file.write((sql) => {
      // The rows that were read for it went with the damaged file, whoever found the damage.
      if (period.verifiedAt > this.#copy.file.renewedAt) addComplete(sql, period);
    });
  }

  stored(): number {
    return this.#copy.file.read((sql) => sql.number('SELECT count(*) FROM calls'));
  }

  beginBulk(): void {
    this.#copy.file.write(startBulk);
  }

  endBulk(): void {
    this.#copy.file.write((sql) => {
      finishBulk(sql);
      // All that most agents have; what is left waits for `tend`.
      this.#copy.found.grow(sql, SLICE);
    });
    this.#copy.ids.forget();
  }

  first(filter: CallFilter): CallRow[] {
    return this.#reader.first(filter);
  }

  outline(filter: CallFilter, anchor?: string): CallOutline {
    return this.#reader.outline(filter, anchor);
  }

  rows(outline: number, from: number, count: number): (CallRow | null)[] {
    return this.#reader.rows(outline, from, count);
  }

  snapshot(filter: CallFilter): shape.Snapshot {
    return this.#reader.snapshot(filter);
  }

  get(uuid: string): shape.ServerCopy | undefined {
    return this.#reader.get(uuid);
  }

  recentNumbers(): CallRow[] {
    return this.#reader.recentNumbers();
  }

  customer(number: string): KnownCustomer {
    return this.#reader.customer(number);
  }

  regionOf(number: string): string | undefined {
    return this.#reader.regionOf(number);
  }

  choices(): { tags: string[]; trunks: { number: string; name?: string }[] } {
    return { tags: this.#own.notes.tags(), trunks: this.#reader.trunks() };
  }

  notes(uuid: string, number = this.get(uuid)?.call.customerNumber ?? ''): { call: OwnNote; number: OwnNote } {
    const call = this.#own.notes.noteOf({ is: 'call', uuid });
    return { call, number: this.#own.notes.noteOf({ is: 'number', number }) };
  }

  missed(): MissedNumber[] {
    return this.#missed.read();
  }

  statistics(period: shape.Period): Statistics {
    return this.#copy.file.read((sql) => statistics(sql, this.#copy.words, period, this.#now()));
  }

  saveNote(target: NoteTarget, note: OwnNote): void {
    this.#own.notes.save(target, note);
  }

  settleMissed(number: string, isSettled: boolean, at: number): void {
    this.#missed.settle(number, isSettled, at);
  }

  prune(before: number): number {
    const newest = this.#copy.file.read((sql) => sql.first('SELECT max(sort_at) FROM calls WHERE sort_at >= 0')?.[0]);
    const count = this.#copy.file.write((sql) => prune(sql, this.#copy, before));
    // A clock that is far ahead takes calls that the next sync brings back; what the agent has settled nobody brings back.
    const kept = Math.max(0, this.#now() - before);
    if (typeof newest === 'number') this.#own.settled.forgetBefore(Math.min(before, newest - kept));
    this.#missed.changed();
    return count;
  }

  rereadTimes(withoutOffset: Settings['timesWithoutOffset']): void {
    if (this.#copy.file.read((sql) => isReadBy(sql, withoutOffset))) return;
    this.#copy.file.write((sql) => rereadTimes(sql, withoutOffset, this.#now()));
    this.#missed.changed();
  }

  tend(): boolean {
    return this.#copy.file.write((sql) => !isBulk(sql) && this.#copy.found.grow(sql, SLICE));
  }

  checkCopy(): boolean {
    const isCopyDamaged = this.#copy.file.check();
    return this.#own.file.check() || isCopyDamaged;
  }

  /** The copy is written by every sync; the agent may write nothing for days. */
  retry(): void {
    if (this.#copy.file.health.is !== 'read-only') this.#own.file.retry();
  }

  health(): shape.StoreHealth {
    const states = [this.#own.file.health, this.#copy.file.health];
    return (
      states.find((state) => state.is === 'read-only') ??
      states.find((state) => state.is === 'rebuilt') ?? { is: 'working' }
    );
  }

  close(): void {
    this.#copy.file.close();
    this.#own.file.close();
  }
}
