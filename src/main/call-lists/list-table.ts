import type { EntryState, ListCounts, RetryRule } from '../../preload/contract/index.ts';
import type { OwnData } from '../own-data/own-data.ts';
import { admittedList } from './list-copies.ts';
import {
  MIGRATIONS,
  NOUN,
  toCounts,
  toEntry,
  toList,
  toWaiting,
  type EntryCall,
  type Standing,
  type StoredEntry,
  type StoredList,
  type Waiting,
} from './list-rows.ts';

export type NewEntry = Pick<
  StoredEntry,
  'id' | 'name' | 'company' | 'number' | 'customer' | 'further' | 'cells' | 'state'
>;

const HOUR_MS = 3_600_000;
const WAITING_AT_ONCE = 200;

/** The agent's call lists in their own database. Each method throws `signed-out` or `disk`. */
export class ListTable {
  readonly #data: OwnData;
  readonly #now: () => number;

  constructor(data: OwnData, now: () => number, onReset: () => void) {
    this.#data = data;
    this.#now = now;
    data.add({
      name: NOUN,
      migrations: MIGRATIONS,
      forget: (customer) => this.#forget(customer),
      reset: onReset,
      admit: admittedList,
    });
  }

  transaction<T>(work: () => T): T {
    return this.#data.transaction(work);
  }

  /** The one worked last first; those that nobody has worked yet by their age, the newest first. */
  lists(): StoredList[] {
    return this.#data.all('SELECT * FROM call_lists ORDER BY max(worked_at, created_at) DESC, id').map(toList);
  }

  list(id: string): StoredList | undefined {
    const row = this.#data.first('SELECT * FROM call_lists WHERE id = ?', id);
    return row && toList(row);
  }

  addList({ id, name, script, columns, rule }: StoredList): void {
    const now = this.#now();
    this.#data.run(
      'INSERT INTO call_lists VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?) ON CONFLICT DO NOTHING',
      ...[id, name, script, JSON.stringify(columns), rule.mostTries, rule.hoursApart, now, now],
    );
  }

  /** Customers who were called as often as the rule before allowed, or now allows, are open, or not any more. */
  changeList(id: string, name: string, script: string, rule: RetryRule): void {
    const now = this.#now();
    const become = `UPDATE list_entries SET state = ?, updated_at = ? WHERE list = ? AND state = ? AND tries`;
    this.#data.transaction(() => {
      this.#data.run(
        'UPDATE call_lists SET name = ?, script = ?, most_tries = ?, hours_apart = ?, updated_at = ? WHERE id = ?',
        ...[name, script, rule.mostTries, rule.hoursApart, now, id],
      );
      this.#data.run(`${become} < ?`, 'open', now, id, 'not-reached', rule.mostTries);
      this.#data.run(`${become} >= ?`, 'not-reached', now, id, 'open', rule.mostTries);
    });
  }

  setColumns(id: string, columns: readonly string[]): void {
    this.#data.run(
      'UPDATE call_lists SET columns = ?, updated_at = ? WHERE id = ?',
      JSON.stringify(columns),
      this.#now(),
      id,
    );
  }

  removeList(id: string): void {
    this.#data.transaction(() => {
      this.#data.removeWhere(NOUN, 'list_entries', 'list', id);
      this.#data.remove(NOUN, 'call_lists', id);
    });
  }

  /** Behind the list's last entry. Those that are there already stay as they are. Inside a transaction. */
  addEntries(list: string, entries: readonly NewEntry[]): void {
    const now = this.#now();
    let place = Number(
      this.#data.first('SELECT max(place) AS last FROM list_entries WHERE list = ?', list)?.['last'] ?? 0,
    );
    for (const { id, name, company, number, customer, further, cells, state } of entries)
      this.#data.run(
        `INSERT INTO list_entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, ?)
         ON CONFLICT DO NOTHING`,
        ...[id, list, ++place, name, company, number, customer, spaced(further), JSON.stringify(cells), state, now],
      );
  }

  entry(id: string): StoredEntry | undefined {
    return this.#entry('id = ?', id);
  }

  ofIntent(intentId: string): StoredEntry | undefined {
    return this.#entry('intent = ?', intentId);
  }

  /** The customer's entry in the list, whose call can be a promised one: whatever came of the calls before, but not skipped. */
  promisedOf(list: string, customer: string): StoredEntry | undefined {
    const where = `customer = ? AND list = ? AND state NOT IN ('calling', 'refused', 'skipped') ORDER BY place LIMIT 1`;
    return this.#entry(where, customer, list);
  }

  ofCustomer(customer: string): StoredEntry[] {
    return this.#data.all('SELECT * FROM list_entries WHERE customer = ? ORDER BY list, place', customer).map(toEntry);
  }

  hasCustomer(customer: string, list?: string): boolean {
    return list === undefined
      ? this.#data.first('SELECT 1 FROM list_entries WHERE customer = ?', customer) !== undefined
      : this.#data.first('SELECT 1 FROM list_entries WHERE customer = ? AND list = ?', customer, list) !== undefined;
  }

  /** The ids of the lists in which this customer stands. */
  listsOf(customer: string): string[] {
    return this.#data
      .all('SELECT DISTINCT list FROM list_entries WHERE customer = ?', customer)
      .map((row) => String(row['list']));
  }

  /** Those of which a call was placed and no result is known. */
  calling(): StoredEntry[] {
    return this.lists().flatMap(({ id }) =>
      this.#data.all(`SELECT * FROM list_entries WHERE list = ? AND state = 'calling'`, id).map(toEntry),
    );
  }

  /** Who waits to be called, in the list's order, read as far as they are asked for. */
  *waiting(list: string): Generator<Waiting, void, undefined> {
    let place = 0;
    for (;;) {
      const rows = this.#data
        .all(
          `SELECT id, place, customer, tries, hours, not_before, called_at FROM list_entries
           WHERE list = ? AND state = 'open' AND place > ? ORDER BY place LIMIT ?`,
          ...[list, place, WAITING_AT_ONCE],
        )
        .map(toWaiting);
      yield* rows;
      const last = rows.at(-1);
      if (!last) return;
      place = last.place;
    }
  }

  rows(
    list: string,
    { search, state }: { search: string; state?: EntryState | undefined },
    from: number,
    count: number,
  ): { total: number; rows: StoredEntry[] } {
    const sought = search.trim().toLowerCase();
    const found = `list = ?1 AND (?2 IS NULL OR state = ?2)
      AND (?3 = '' OR instr(lower(name || ' ' || company || ' ' || number || ' ' || cells), ?3) > 0)`;
    const values = [list, state ?? null, sought];
    const total = this.#data.first(`SELECT count(*) AS n FROM list_entries WHERE ${found}`, ...values)?.['n'];
    const rows = this.#data.all(
      `SELECT * FROM list_entries WHERE ${found} ORDER BY place LIMIT ?4 OFFSET ?5`,
      ...[...values, count, from],
    );
    return { total: Number(total), rows: rows.map(toEntry) };
  }

  counts(list: string): ListCounts {
    const rows = this.#data.all(
      `SELECT state, count(*) AS entries, sum(tries > 0) AS tried, sum(coalesce(called_at, 0) > ?) AS last_hour
       FROM list_entries WHERE list = ? GROUP BY state`,
      ...[this.#now() - HOUR_MS, list],
    );
    return toCounts(rows);
  }

  /** Writes how the entry stands, and the call that it stands so for. */
  stand(
    id: string,
    { state, tries, hours, notBefore, calledAt, result, talkSeconds }: Standing,
    call?: EntryCall,
  ): void {
    const now = this.#now();
    this.#data.transaction(() => {
      this.#data.run(
        `UPDATE list_entries SET state = ?, tries = ?, hours = ?, not_before = ?, called_at = ?, result = ?, talk_seconds = ?,
         intent = ?, call = ?, updated_at = ? WHERE id = ?`,
        ...[state, tries, hours, notBefore ?? null, calledAt ?? null, result ?? null, talkSeconds ?? null],
        ...[call?.intentId ?? null, call ? JSON.stringify(call) : null, now, id],
      );
      this.#data.run(
        'UPDATE call_lists SET worked_at = ?, updated_at = ? WHERE id = (SELECT list FROM list_entries WHERE id = ?)',
        ...[now, now, id],
      );
    });
  }

  #entry(where: string, ...values: string[]): StoredEntry | undefined {
    const row = this.#data.first(`SELECT * FROM list_entries WHERE ${where}`, ...values);
    return row && toEntry(row);
  }

  /** Whole rows: name and cells are about the customer too. */
  #forget(customer: string): void {
    const sought = `SELECT id FROM list_entries WHERE customer = ?1 OR (further <> '' AND instr(further, ' ' || ?1 || ' ') > 0)`;
    for (const { id } of this.#data.all(sought, customer)) this.#data.remove(NOUN, 'list_entries', String(id));
  }
}

function spaced(keys: readonly string[]): string {
  return keys.length === 0 ? '' : ` ${keys.join(' ')} `;
}
