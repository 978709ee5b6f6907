import type { SQLOutputValue } from 'node:sqlite';
import type { Contact, ContactNumber } from '../../preload/contract/index.ts';
import type { OwnData } from '../own-data/own-data.ts';
import { numberKey } from '../phone-numbers/number-key.ts';
import { nameKeys } from './name-keys.ts';

export const CONTACTS = 'contacts';

/** A contact's numbers belong to its row: they have no time of their own. `sound` is what `nameKeys` makes of the name. */
export const CONTACT_MIGRATIONS = [
  `CREATE TABLE contacts (
     id         TEXT PRIMARY KEY,
     name       TEXT NOT NULL,
     company    TEXT NOT NULL,
     note       TEXT NOT NULL,
     sound      TEXT NOT NULL,
     updated_at INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE contact_numbers (
     contact  TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
     place    INTEGER NOT NULL,
     number   TEXT NOT NULL,
     customer TEXT NOT NULL,
     label    TEXT NOT NULL,
     PRIMARY KEY (contact, place)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX contact_customers ON contact_numbers (customer);`,
];

/** A contact as it is kept in memory: with the keys of its numbers, in their order, and the sound of its name. */
export interface KnownContact extends Contact {
  customers: string[];
  sound: string;
}

/** Reads and writes contacts whole. */
export class ContactRows {
  readonly #data: OwnData;

  constructor(data: OwnData) {
    this.#data = data;
  }

  all(): KnownContact[] {
    const numbers = new Map<string, (ContactNumber & { customer: string })[]>();
    for (const row of this.#data.all('SELECT * FROM contact_numbers ORDER BY contact, place')) {
      const contact = String(row['contact']);
      const list = numbers.get(contact) ?? [];
      list.push({
        number: String(row['number']),
        label: String(row['label']),
        customer: String(row['customer']),
      });
      numbers.set(contact, list);
    }
    return this.#data.all('SELECT * FROM contacts').map((row) => toContact(row, numbers.get(String(row['id'])) ?? []));
  }

  /** Inside a transaction. */
  write(contact: Contact): KnownContact {
    const { id, name, company, note, numbers, updatedAt } = contact;
    const sound = nameKeys(name);
    const customers = numbers.map(({ number }) => numberKey(number));
    this.#data.run(
      `INSERT INTO contacts VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name,
       company = excluded.company, note = excluded.note, sound = excluded.sound, updated_at = excluded.updated_at`,
      ...[id, name, company, note, sound, updatedAt],
    );
    this.#data.run('DELETE FROM contact_numbers WHERE contact = ?', id);
    for (const [place, { number, label }] of numbers.entries())
      this.#data.run(
        'INSERT INTO contact_numbers VALUES (?, ?, ?, ?, ?)',
        ...[id, place, number, customers[place] ?? '', label],
      );
    return { ...contact, customers, sound };
  }

  remove(id: string): void {
    this.#data.transaction(() => {
      this.#data.run('DELETE FROM contact_numbers WHERE contact = ?', id);
      this.#data.remove(CONTACTS, 'contacts', id);
    });
  }

  /** Whole contacts with this number, as the name and the note are about the customer too. */
  forget(customer: string): void {
    for (const row of this.#data.all('SELECT DISTINCT contact FROM contact_numbers WHERE customer = ?', customer))
      this.remove(String(row['contact']));
  }
}

function toContact(
  row: Record<string, SQLOutputValue>,
  numbers: readonly (ContactNumber & { customer: string })[],
): KnownContact {
  return {
    id: String(row['id']),
    name: String(row['name']),
    company: String(row['company']),
    note: String(row['note']),
    updatedAt: Number(row['updated_at']),
    sound: String(row['sound']),
    numbers: numbers.map(({ number, label }) => ({ number, label })),
    customers: numbers.map(({ customer }) => customer),
  };
}
