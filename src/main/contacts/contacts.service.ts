import { randomUUID } from 'node:crypto';
import type {
  Contact,
  ContactDraft,
  ContactRow,
  ContactSaved,
  DoNotCallEntry,
  KnownNumber,
  OnEqual,
} from '../../preload/contract/index.ts';
import { Fault } from '../fault.ts';
import type { OwnData } from '../own-data/own-data.ts';
import { numberKey } from '../phone-numbers/number-key.ts';
import { ContactBook } from './contact-book.ts';
import { CONTACT_COPIES } from './contact-copies.ts';
import { CONTACT_MIGRATIONS, ContactRows, CONTACTS, type KnownContact } from './contact-rows.ts';
import { cleanDraft, isEmpty } from './contact-text.ts';
import { mergeContacts, wordsOf } from './merge-contacts.ts';

export interface ContactsParts {
  data: OwnData;
  now: () => number;
  /** What forbids calling the customer with this key now. */
  doNotCall: (customer: string) => Pick<DoNotCallEntry, 'reason' | 'expiresAt'> | undefined;
  announce: () => void;
}

const MOST_TRIED = 8;

/** What an import did with one row. */
export type Taken = 'added' | 'merged' | 'skipped';

/** The agent's contacts, and what is known of a number because of them. */
export class ContactsService {
  readonly #parts: ContactsParts;
  readonly #rows: ContactRows;
  #known: ContactBook | undefined;

  constructor(parts: ContactsParts) {
    this.#parts = parts;
    this.#rows = new ContactRows(parts.data);
    parts.data.add({
      name: CONTACTS,
      migrations: CONTACT_MIGRATIONS,
      forget: (customer) => this.#rows.forget(customer),
      reset: () => this.#changed(true),
      ...CONTACT_COPIES,
    });
  }

  list(search: string, from: number, count: number): { total: number; rows: ContactRow[] } {
    const found = this.#book().find(search);
    return { total: found.length, rows: found.slice(from, from + count).map(toRow) };
  }

  /** By name. For export. */
  all(): readonly Contact[] {
    return this.#book().all().map(toContact);
  }

  /** Throws `not-found`. */
  get(id: string): Contact {
    const contact = this.#book().get(id);
    if (!contact) throw new Fault('not-found');
    return toContact(contact);
  }

  /** The keys of everybody whose name or company is found by this text, with extensions; none where it is but a number. */
  customersNamed(text: string): string[] {
    if (!/\p{L}/u.test(text)) return [];
    return this.#book()
      .find(text)
      .flatMap(({ customers }) => customers);
  }

  /** Name and company of every customer key. */
  titles(): [customer: string, title: string][] {
    return this.#book()
      .all()
      .flatMap(({ customers, name, company }) =>
        customers.map((customer): [string, string] => [customer, [name, company].filter(Boolean).join(' · ')]),
      );
  }

  /** What is known of a number in any spelling. */
  known(number: string): KnownNumber {
    const customer = numberKey(number);
    const contact = this.#book().ofCustomer(customer);
    const doNotCall = this.#parts.doNotCall(customer);
    return {
      ...(contact && { contactId: contact.id, name: contact.name }),
      ...(contact && contact.company !== '' && { company: contact.company }),
      ...(doNotCall && { doNotCall: withoutRest(doNotCall) }),
    };
  }

  /** Throws `not-found`, or `bad-input` where nothing is left of it. */
  save(id: string | undefined, draft: ContactDraft, isSharing: boolean): ContactSaved {
    const clean = cleanDraft(draft);
    if (isEmpty(clean)) throw new Fault('bad-input', { field: 'name' });
    if (id !== undefined) this.get(id);
    const other = isSharing ? undefined : this.#othersWith(clean, id);
    if (other) return { is: 'shared', contact: toContact(other) };
    return { is: 'saved', contact: this.#write({ ...clean, id: id ?? randomUUID() }) };
  }

  /** Throws `not-found`. */
  mergeInto(id: string, draft: ContactDraft): Contact {
    return this.#write({ ...cleanDraft(mergeContacts(this.get(id), cleanDraft(draft))), id });
  }

  remove(id: string): void {
    this.get(id);
    this.#rows.remove(id);
    this.#book().drop(id);
    this.#changed();
  }

  /** Brings back what was removed, whatever came since. */
  restore(contact: Contact): Contact {
    const { id, updatedAt: _, ...draft } = contact;
    this.#parts.data.run('DELETE FROM removed WHERE id = ?', id);
    return this.#write({ ...cleanDraft(draft), id });
  }

  /** Whether a contact has one of these numbers already. */
  hasAny(draft: ContactDraft): boolean {
    return this.#othersWith(draft, undefined) !== undefined;
  }

  /** Some rows of a file, in one transaction. The caller tells the windows at the end with `told`. */
  take(drafts: readonly ContactDraft[], onEqual: OnEqual): Taken[] {
    const book = this.#book();
    try {
      return this.#parts.data.transaction(() => drafts.map((draft) => this.#takeOne(book, draft, onEqual)));
    } catch (error) {
      this.#known = undefined;
      throw error;
    }
  }

  told(): void {
    this.#parts.announce();
  }

  #takeOne(book: ContactBook, draft: ContactDraft, onEqual: OnEqual): Taken {
    const holders = onEqual === 'add' ? [] : this.#someHoldersOf(draft);
    if (holders.length > 0 && onEqual === 'skip') return 'skipped';
    if (holders.length > 0 && this.#isSaid(book, draft)) return 'merged';
    const merges = holders.map((holder) => ({ holder, next: mergeContacts(holder, draft) }));
    const fit = merges.find(({ next }) => isSame(cleanDraft(next), next));
    const { id, next } = fit ? { id: fit.holder.id, next: fit.next } : { id: randomUUID(), next: draft };
    book.put(this.#rows.write({ ...next, id, updatedAt: this.#parts.now() }));
    return fit ? 'merged' : 'added';
  }

  #othersWith(draft: ContactDraft, id: string | undefined): KnownContact | undefined {
    return this.#someHoldersOf(draft).find((holder) => holder.id !== id);
  }

  /** Whether somebody has all of it already. */
  #isSaid(book: ContactBook, draft: ContactDraft): boolean {
    const customers = draft.numbers.map(({ number }) => numberKey(number));
    for (const holder of book.whoMaySay(customers, wordsOf(draft)))
      if (isSame(holder, mergeContacts(holder, draft))) return true;
    return false;
  }

  /** Of each number the first few who have it: of the thousands that may share one, no more are tried. */
  #someHoldersOf({ numbers }: ContactDraft): KnownContact[] {
    const book = this.#book();
    const some = new Set<KnownContact>();
    for (const { number } of numbers) {
      let left = MOST_TRIED;
      for (const holder of book.holdersOf(numberKey(number))) {
        if (left-- === 0) break;
        some.add(holder);
      }
    }
    return [...some];
  }

  #write(contact: ContactDraft & { id: string }): Contact {
    const { data, now } = this.#parts;
    const written = data.transaction(() => this.#rows.write({ ...contact, updatedAt: now() }));
    this.#book().put(written);
    this.#changed();
    return toContact(written);
  }

  #book(): ContactBook {
    return (this.#known ??= new ContactBook(this.#rows.all()));
  }

  #changed(isStale = false): void {
    if (isStale) this.#known = undefined;
    this.#parts.announce();
  }
}

function isSame(a: ContactDraft, b: ContactDraft): boolean {
  const wordsOf = ({ name, company, note, numbers }: ContactDraft): string =>
    JSON.stringify([name, company, note, numbers.map(({ number, label }) => [number, label])]);
  return wordsOf(a) === wordsOf(b);
}

function toRow({ id, name, company, numbers }: Contact): ContactRow {
  return { id, name, company, number: numbers[0]?.number ?? '', numberCount: numbers.length };
}

function toContact({ id, name, company, note, numbers, updatedAt }: Contact): Contact {
  return { id, name, company, note, numbers, updatedAt };
}

function withoutRest({ reason, expiresAt }: Pick<DoNotCallEntry, 'reason' | 'expiresAt'>) {
  return { reason, ...(expiresAt !== undefined && { expiresAt }) };
}
