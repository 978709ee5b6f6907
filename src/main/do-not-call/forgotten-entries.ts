import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { DoNotCallEntry } from '../../preload/contract/index.ts';
import type { OwnRow } from '../own-data/own-copy.ts';
import type { OwnData } from '../own-data/own-data.ts';

const NOUN = 'forgotten-do-not-call';
const HEX = /^[0-9a-f]{64}$/;
const TABLE = 'forgotten_do_not_call';

/**
 * `key` stands in each row, so that rows of two copies can be merged. `customer` is the hash, and by this name two rows are known to be about
 * different people.
 */
const MIGRATION = `CREATE TABLE ${TABLE} (
  id TEXT PRIMARY KEY, key TEXT NOT NULL, customer TEXT NOT NULL, added_at INTEGER NOT NULL, expires_at INTEGER, updated_at INTEGER NOT NULL
) STRICT`;

/** What is still known of whoever was forgotten: no number, and no reason either. */
type Kept = Pick<DoNotCallEntry, 'id' | 'addedAt' | 'expiresAt'>;

/**
 * Customers who are not to be called and who were forgotten: a promise outlives the data about whom it was given. Keyed hashes, as whoever is forgotten
 * is to stand nowhere in the clear (docs/decisions/049).
 */
export class ForgottenEntries {
  readonly #data: OwnData;
  /** By key, then by hash; read at the first question. */
  #kept: Map<string, Map<string, Kept>> | undefined;

  /** `changed`: rows have come or gone, with a backup or another agent. */
  constructor(data: OwnData, changed: () => void) {
    this.#data = data;
    data.add({
      name: NOUN,
      migrations: [MIGRATION],
      forget: () => undefined, // a hash is what is left of them
      reset: () => {
        this.reset();
        changed();
      },
      admit: (row) => (['key', 'customer'].every((name) => HEX.test(String(row.cells[name]))) ? row : undefined),
      sameness: ({ cells }) => `${String(cells['key'])} ${String(cells['customer'])}`,
      join: stricter,
      isProtection: true,
    });
  }

  /** Drops what is in memory: other rows may be in the file now. */
  reset(): void {
    this.#kept = undefined;
  }

  /** Keeps what forbids to call this customer, without saying who it is. Runs in a transaction. */
  keep(customer: string, { addedAt, expiresAt }: DoNotCallEntry, now: number): void {
    const [key = randomBytes(32).toString('hex')] = this.#all().keys();
    const row = [randomUUID(), key, hashOf(key, customer), addedAt, expiresAt ?? null, now];
    this.#data.run(`INSERT INTO ${TABLE} VALUES (?, ?, ?, ?, ?, ?)`, ...row);
    this.#kept = undefined;
  }

  of(customer: string): Kept | undefined {
    for (const [key, entries] of this.#all()) {
      const found = entries.get(hashOf(key, customer));
      if (found) return found;
    }
    return undefined;
  }

  /** This customer may be called again, or something new is said about them. Runs in a transaction. */
  drop(customer: string): void {
    for (let found = this.of(customer); found; found = this.of(customer)) {
      this.#data.remove(NOUN, TABLE, found.id);
      this.#kept = undefined;
    }
  }

  #all(): Map<string, Map<string, Kept>> {
    if (this.#kept) return this.#kept;
    const kept = new Map<string, Map<string, Kept>>();
    for (const { id, key, customer, added_at: addedAt, expires_at: expiresAt } of this.#data.all(
      `SELECT * FROM ${TABLE}`,
    )) {
      const entries = kept.get(String(key)) ?? new Map<string, Kept>();
      const end = expiresAt === null ? {} : { expiresAt: Number(expiresAt) };
      kept.set(String(key), entries.set(String(customer), { id: String(id), addedAt: Number(addedAt), ...end }));
    }
    return (this.#kept = kept);
  }
}

function hashOf(key: string, customer: string): string {
  return createHmac('sha256', Buffer.from(key, 'hex')).update(customer).digest('hex');
}

/** Of two entries for one customer, or two versions of one entry, the protection that lasts longer. */
export function stricter(newer: OwnRow, older: OwnRow): OwnRow {
  if (newer.cells['customer'] !== older.cells['customer']) return newer;
  const [one, other] = [newer.cells['expires_at'], older.cells['expires_at']];
  const expires = one === null || other === null ? null : Math.max(Number(one), Number(other));
  const added = Math.min(Number(newer.cells['added_at']), Number(older.cells['added_at']));
  return { ...newer, cells: { ...newer.cells, expires_at: expires, added_at: added } };
}
