import { randomUUID } from 'node:crypto';
import type { SQLOutputValue } from 'node:sqlite';
import type { DoNotCallEntry } from '../../preload/contract/index.ts';
import { oneLine } from '../call-api/plain-text.ts';
import { Fault } from '../fault.ts';
import type { OwnRow } from '../own-data/own-copy.ts';
import type { OwnData } from '../own-data/own-data.ts';
import { ForgottenEntries, stricter } from './forgotten-entries.ts';
import { mainKey, numberKey, plainDigits } from '../phone-numbers/number-key.ts';

export interface DoNotCallParts {
  data: OwnData;
  now: () => number;
  announce: () => void;
}

/** What is to be written; `number` in any spelling. */
export type NewEntry = Pick<DoNotCallEntry, 'number' | 'reason' | 'source' | 'expiresAt'>;

const NOUN = 'do-not-call';
const MIGRATIONS = [
  `CREATE TABLE do_not_call (
     id         TEXT PRIMARY KEY,
     number     TEXT NOT NULL,
     customer   TEXT NOT NULL,
     reason     TEXT NOT NULL,
     source     TEXT NOT NULL,
     added_at   INTEGER NOT NULL,
     expires_at INTEGER,
     updated_at INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX do_not_call_customer ON do_not_call (customer);`,
];
const REASON_LENGTH = 200;
const NUMBER_LENGTH = 64;

/** The agent's numbers that must not be called: in every spelling, and with every extension behind a number without one. */
export class DoNotCallService {
  readonly #parts: DoNotCallParts;
  /** By customer key; read at the first question. */
  #entries: Map<string, DoNotCallEntry> | undefined;
  readonly #forgotten: ForgottenEntries;

  constructor(parts: DoNotCallParts) {
    this.#parts = parts;
    this.#forgotten = new ForgottenEntries(parts.data, () => this.#changed());
    parts.data.add({
      name: NOUN,
      migrations: MIGRATIONS,
      forget: (customer) => this.#forget(customer),
      reset: () => this.#changed(),
      admit: admitted,
      sameness: ({ cells }) => String(cells['customer']),
      join: stricter,
      isProtection: true,
    });
  }

  list(search: string, from: number, count: number): { total: number; entries: DoNotCallEntry[] } {
    const all = [...this.#all()];
    const sought = search.trim().toLowerCase();
    const key = plainDigits(numberKey(search));
    const isFound = ([customer, entry]: [string, DoNotCallEntry]): boolean =>
      sought === '' || customer.includes(key) || entry.reason.toLowerCase().includes(sought);
    const found = all.filter(isFound).map(([, entry]) => entry);
    found.sort((a, b) => b.addedAt - a.addedAt || (a.id < b.id ? -1 : 1));
    return { total: found.length, entries: found.slice(from, from + count) };
  }

  /** What forbids calling the customer with this key now; of one who was forgotten, without number and reason. */
  of(customer: string): DoNotCallEntry | undefined {
    const now = this.#parts.now();
    return [customer, mainKey(customer)]
      .flatMap((key) => [this.#all().get(key), this.#ofForgotten(key)])
      .find((entry) => entry !== undefined && (entry.expiresAt === undefined || entry.expiresAt > now));
  }

  add(entry: NewEntry): DoNotCallEntry {
    const written = this.#parts.data.transaction(() => this.#write(entry));
    this.#changed();
    return written;
  }

  /** All of these in one go; the caller says how many at once, and tells the windows at the end with `told`. */
  addAll(entries: readonly NewEntry[]): void {
    this.#parts.data.transaction(() => {
      for (const entry of entries) this.#write(entry);
    });
    this.#entries = undefined;
  }

  told(): void {
    this.#parts.announce();
  }

  has(number: string): boolean {
    return this.#all().has(numberKey(number));
  }

  remove(number: string): DoNotCallEntry[] {
    const customer = numberKey(number);
    const keys = [...new Set([customer, mainKey(customer)])];
    const gone = keys.flatMap((key) => this.#all().get(key) ?? []);
    this.#parts.data.transaction(() => {
      for (const key of keys) this.#forgotten.drop(key);
      for (const entry of gone) this.#removeRows(numberKey(entry.number));
    });
    this.#changed();
    return gone;
  }

  /** A file never ends a protection sooner: rows of another day, or of somebody else, are in it. */
  #write({ number, reason, source, expiresAt: wanted }: NewEntry): DoNotCallEntry {
    const { data } = this.#parts;
    const now = this.#parts.now();
    const shown = oneLine(number, NUMBER_LENGTH);
    const customer = numberKey(shown);
    if (!/\d/.test(customer)) throw new Fault('bad-input', { field: 'number' });
    if (source === 'agent') this.#forgotten.drop(customer);
    const known = data.first('SELECT id, added_at, expires_at FROM do_not_call WHERE customer = ?', customer);
    const expiresAt = known && source === 'file' ? laterEnd(wanted, known['expires_at']) : wanted;
    const entry: DoNotCallEntry = {
      id: known ? String(known['id']) : randomUUID(),
      number: shown,
      reason: oneLine(reason, REASON_LENGTH),
      source,
      addedAt: known ? Number(known['added_at']) : now,
      ...(expiresAt !== undefined && { expiresAt }),
    };
    data.run(
      `INSERT INTO do_not_call VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET number = excluded.number,
       reason = excluded.reason, source = excluded.source, expires_at = excluded.expires_at, updated_at = excluded.updated_at`,
      ...[entry.id, entry.number, customer, entry.reason, source, entry.addedAt, expiresAt ?? null, now],
    );
    return entry;
  }

  #ofForgotten(customer: string): DoNotCallEntry | undefined {
    const kept = this.#forgotten.of(customer);
    return kept && { ...kept, number: '', reason: '', source: 'agent' };
  }

  /** The number goes, the promise not to call it stays. */
  #forget(customer: string): void {
    const entry = this.#all().get(customer);
    if (entry) this.#forgotten.keep(customer, entry, this.#parts.now());
    this.#removeRows(customer);
  }

  #removeRows(customer: string): void {
    const { data } = this.#parts;
    for (const row of data.all('SELECT id FROM do_not_call WHERE customer = ?', customer))
      data.remove(NOUN, 'do_not_call', String(row['id']));
  }

  #all(): Map<string, DoNotCallEntry> {
    const { data } = this.#parts;
    return (this.#entries ??= new Map(
      data.all('SELECT * FROM do_not_call ORDER BY updated_at').map((row) => [String(row['customer']), toEntry(row)]),
    ));
  }

  #changed(): void {
    this.#entries = undefined;
    this.#forgotten.reset();
    this.#parts.announce();
  }
}

/** undefined: never. */
function laterEnd(wanted: number | undefined, before: SQLOutputValue | undefined): number | undefined {
  return wanted === undefined || before === null || before === undefined ? undefined : Math.max(wanted, Number(before));
}

function admitted(row: OwnRow): OwnRow | undefined {
  const { number, customer, reason, source } = row.cells;
  if (!/\d/.test(String(customer))) return undefined;
  const cells = {
    ...row.cells,
    number: oneLine(String(number), NUMBER_LENGTH),
    reason: oneLine(String(reason), REASON_LENGTH),
    source: source === 'agent' ? 'agent' : 'file',
  };
  return { ...row, cells: { ...cells, customer: numberKey(cells.number) } };
}

function toEntry(row: Record<string, SQLOutputValue>): DoNotCallEntry {
  return {
    id: String(row['id']),
    number: String(row['number']),
    reason: String(row['reason']),
    source: row['source'] === 'file' ? 'file' : 'agent',
    addedAt: Number(row['added_at']),
    ...(row['expires_at'] !== null && { expiresAt: Number(row['expires_at']) }),
  };
}
