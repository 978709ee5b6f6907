import type { Settings, UnreadableField } from '../../../preload/contract/index.ts';
import { addComplete, completePeriods } from './complete-periods.ts';
import { recount } from './figures.ts';
import { finishBulk, startBulk, type HistoryFile } from './history-file.ts';
import { isBulk, mark, setMark } from './marks.ts';
import { MissedInbox } from './missed-inbox.ts';
import { forgetOddIn, noteOdd, unknownStates, unreadableFields } from './odd-rows.ts';
import { plainDigits, numberKey } from '../../phone-numbers/number-key.ts';
import { removeCalls, callPlacesWith } from './forget-customer.ts';
import type { Forgotten } from './forgotten.ts';
import { copyOfNotes, mergeNotes } from './notes-copy.ts';
import type { NotesMerged, WrittenRow } from './written.ts';
import type { OwnFile } from './own-file.ts';
import { isReadBy, rereadTimes } from './reread-times.ts';
import { areWordsRead, rereadWords } from './reread-words.ts';
import { prune } from './retention.ts';
import type { Sql } from './sql.ts';
import { StoreQueries } from './store-queries.ts';
import type * as shape from './store-shape.ts';
import { Upsert } from './upsert.ts';

/** How many calls the search index takes in at a time: about 50 ms. */
const SLICE = 20_000;

export interface CallStoreParts {
  history: HistoryFile;
  own: OwnFile;
  forgotten: Forgotten;
  now: () => number;
}

/** The history of the server's calls and what the agent wrote about them, in two files: see `openCallStore`. */
export class CallStore extends StoreQueries implements shape.CallStoreShape {
  readonly #history: HistoryFile;
  readonly #own: OwnFile;
  readonly #forgotten: Forgotten;
  readonly #missed: MissedInbox;
  readonly #now: () => number;

  constructor({ history, own, forgotten, now }: CallStoreParts) {
    const missed = new MissedInbox(history, own.settled, now);
    super({ history, notes: own.notes, missed, forgotten, now });
    this.#history = history;
    this.#own = own;
    this.#forgotten = forgotten;
    this.#missed = missed;
    this.#now = now;
  }

  upsert(rows: shape.ServerRow[], volatile?: ReadonlySet<string>): shape.Upserted {
    const result = this.#history.file.write((sql) => new Upsert(sql, this.#history, this.#now(), volatile).run(rows));
    if (result.added + result.changed > 0) this.#missed.changed();
    return result;
  }

  completePeriods(): shape.CompletePeriod[] {
    return this.#history.file.read(completePeriods);
  }

  addComplete(period: shape.CompletePeriod): void {
    this.#history.file.write((sql) => {
      // The rows that were read for it went with the damaged file, whoever found the damage.
      if (period.verifiedAt <= this.#history.file.renewedAt) return;
      addComplete(sql, period);
      forgetOddIn(sql, period, period.verifiedAt);
    });
  }

  noteOdd(odd: readonly shape.OddRow[], read: readonly string[]): void {
    this.#history.file.write((sql) => noteOdd(sql, odd, read, this.#now()));
  }

  unreadable(): UnreadableField[] {
    return this.#history.file.read(unreadableFields);
  }

  unknownStates(): string[] {
    return this.#history.file.read(unknownStates);
  }

  isAgentFilterIgnored(): boolean {
    return this.#history.file.read(isAgentFilterIgnored);
  }

  dropNobodys(): void {
    this.#history.file.write((sql) => dropNobodys(sql, this.#history));
    this.#missed.changed();
  }

  disown(uuids: readonly string[]): void {
    this.#history.file.write((sql) => disown(sql, this.#history, uuids));
    this.#missed.changed();
  }

  isForgotten(call: shape.ForgettableCall): boolean {
    return this.#forgotten.has(call);
  }

  forgotten(): shape.ForgottenState {
    return this.#forgotten.state;
  }

  forgottenAmong(numbers: readonly string[]): [string, number][] {
    return numbers.flatMap((number) => {
      const at = this.#forgotten.when(number);
      return at === undefined ? [] : [[number, at]];
    });
  }

  copyOfNotes(): WrittenRow[] {
    return copyOfNotes(this.#own.file);
  }

  mergeNotes(arriving: readonly WrittenRow[]): NotesMerged {
    const merged = mergeNotes(this.#own.file, arriving, this.#forgotten);
    this.#own.notes.changed();
    this.#missed.changed();
    return merged;
  }

  forgetCustomer(number: string): number {
    const { file } = this.#history;
    const calls = file.read((sql) => callPlacesWith(sql, this.#history, number));
    const uuids = calls.map(({ uuid }) => uuid);
    this.#forgotten.add(number, uuids, this.#now());
    this.#own.notes.forget(number, uuids);
    this.#own.settled.forget(number);
    file.write((sql) => removeCalls(sql, this.#history, number, calls));
    for (const one of [this.#own.file, file]) {
      one.dropTraces();
      one.eraseAsidesHolding(plainDigits(numberKey(number)));
    }
    this.#missed.changed();
    return calls.length;
  }

  stored(): number {
    return this.#history.file.read((sql) => sql.number('SELECT count(*) FROM calls'));
  }

  beginBulk(): void {
    this.#history.file.write(startBulk);
  }

  endBulk(): void {
    this.#history.file.write((sql) => {
      finishBulk(sql);
      // All that most agents have; what is left waits for `tend`.
      this.#history.found.grow(sql, SLICE);
    });
    this.#history.ids.forget();
  }

  prune(before: number): number {
    const newest = this.#history.file.read(
      (sql) => sql.first('SELECT max(sort_at) FROM calls WHERE sort_at >= 0')?.[0],
    );
    const count = this.#history.file.write((sql) => prune(sql, this.#history, before));
    // A clock that is far ahead takes calls that the next sync brings back; what the agent has settled nobody brings back.
    const kept = Math.max(0, this.#now() - before);
    if (typeof newest === 'number') this.#own.settled.forgetBefore(Math.min(before, newest - kept));
    this.#missed.changed();
    return count;
  }

  rereadTimes(withoutOffset: Settings['timesWithoutOffset']): void {
    if (!this.#history.file.read(areWordsRead)) {
      this.#history.file.write((sql) => rereadWords(sql, this.#history.words, this.#now()));
      this.#missed.changed();
    }
    if (this.#history.file.read((sql) => isReadBy(sql, withoutOffset))) return;
    this.#history.file.write((sql) => rereadTimes(sql, withoutOffset, this.#now()));
    this.#missed.changed();
  }

  tend(): boolean {
    return this.#history.file.write((sql) => !isBulk(sql) && this.#history.found.grow(sql, SLICE));
  }

  checkHistory(): boolean {
    const isHistoryDamaged = this.#history.file.check();
    return this.#own.file.check() || isHistoryDamaged;
  }

  /** The history is written by every sync; the agent may write nothing for days. */
  retry(): void {
    if (this.#history.file.health.is !== 'read-only') this.#own.file.retry();
  }

  health(): shape.StoreHealth {
    const states = [this.#own.file.health, this.#history.file.health];
    return (
      states.find((state) => state.is === 'read-only') ??
      states.find((state) => state.is === 'rebuilt') ?? { is: 'working' }
    );
  }

  close(): void {
    this.#history.file.close();
    this.#own.file.close();
  }
}

type History = Pick<HistoryFile, 'ids' | 'found'>;

const NOBODYS = 'is_nobodys = 1';

/** Has the server listed other agents' calls although it was asked for one agent's? */
function isAgentFilterIgnored(sql: Sql): boolean {
  return mark(sql, 'foreign') === 1;
}

/**
 * The server lists everybody's calls: those that it gives to nobody are not this agent's, and go. Calls of which an earlier version did not
 * write down whose they are are read again.
 */
function dropNobodys(sql: Sql, history: History): void {
  if (isAgentFilterIgnored(sql)) return;
  setMark(sql, 'foreign', 1);
  if (sql.first('SELECT 1 FROM calls WHERE is_nobodys IS NULL LIMIT 1')) sql.run('DELETE FROM complete');
  remove(sql, history, NOBODYS);
}

/** Of these, those that are in the history from before it was written down whose they are. */
function disown(sql: Sql, history: History, uuids: readonly string[]): void {
  for (const uuid of uuids) {
    const id = history.ids.find(sql, uuid);
    if (id !== undefined) remove(sql, history, 'id = ? AND coalesce(is_nobodys, 1) = 1', id);
  }
}

function remove(sql: Sql, { ids, found }: History, where: string, ...values: number[]): void {
  found.removeWhere(sql, where, ...values);
  if (sql.run(`DELETE FROM calls WHERE ${where}`, ...values) === 0) return;
  ids.forget();
  if (!isBulk(sql)) recount(sql);
}
