import { mainKey, numberKey, plainDigits } from '../phone-numbers/number-key.ts';
import type { KnownContact } from './contact-rows.ts';
import { wordsOf } from './merge-contacts.ts';
import { soundsLike } from './name-keys.ts';

/** From so many contacts with one number on, those with a word are looked up, not looked for. */
const CROWD = 8;

/** All contacts in memory, in the order of the list: a search over 20,000 of them takes a few milliseconds. */
export class ContactBook {
  readonly #byId = new Map<string, KnownContact>();
  /** By id, in the order in which they came. */
  readonly #byCustomer = new Map<string, Map<string, KnownContact>>();
  /** Of numbers that many share: who says which word. */
  readonly #words = new Map<string, Map<string, Map<string, KnownContact>>>();
  #sorted: KnownContact[] | undefined;

  constructor(contacts: readonly KnownContact[]) {
    for (const contact of contacts) this.put(contact);
  }

  get(id: string): KnownContact | undefined {
    return this.#byId.get(id);
  }

  put(contact: KnownContact): void {
    this.drop(contact.id);
    this.#byId.set(contact.id, contact);
    for (const customer of contact.customers) {
      add(this.#byCustomer, customer, contact);
      const words = this.#words.get(customer);
      if (words) for (const word of wordsOf(contact)) add(words, word, contact);
    }
    this.#sorted = undefined;
  }

  drop(id: string): void {
    const gone = this.#byId.get(id);
    if (!gone) return;
    this.#byId.delete(id);
    this.#sorted = undefined;
    for (const customer of gone.customers) {
      take(this.#byCustomer, customer, id);
      const words = this.#words.get(customer);
      if (words) for (const word of wordsOf(gone)) take(words, word, id);
    }
  }

  /** Who has this number: with its extension, else without. */
  ofCustomer(key: string): KnownContact | undefined {
    const [exact] = this.holdersOf(key);
    const [main] = exact ? [] : this.holdersOf(mainKey(key));
    return exact ?? main;
  }

  /** Everybody who has this very number. */
  holdersOf(key: string): Iterable<KnownContact> {
    return this.#byCustomer.get(key)?.values() ?? [];
  }

  /**
   * Among whom somebody is who has all of these numbers and says all of these words (`wordsOf`), if there is anybody: those who have the rarest number
   * or, where many do, say the rarest word.
   */
  whoMaySay(customers: readonly string[], words: ReadonlySet<string>): Iterable<KnownContact> {
    const [rarest] = [...customers].sort((a, b) => this.#count(a) - this.#count(b));
    if (rarest === undefined) return [];
    if (this.#count(rarest) <= CROWD || words.size === 0) return this.holdersOf(rarest);
    const said = this.#wordsOf(rarest);
    const those = [...words].map((word) => said.get(word));
    if (those.includes(undefined)) return [];
    const [fewest] = those.sort((a, b) => (a?.size ?? 0) - (b?.size ?? 0));
    return fewest?.values() ?? [];
  }

  #count(customer: string): number {
    return this.#byCustomer.get(customer)?.size ?? 0;
  }

  #wordsOf(customer: string): Map<string, Map<string, KnownContact>> {
    const known = this.#words.get(customer);
    if (known) return known;
    const words = new Map<string, Map<string, KnownContact>>();
    for (const holder of this.holdersOf(customer)) for (const word of wordsOf(holder)) add(words, word, holder);
    this.#words.set(customer, words);
    return words;
  }

  /** By name; those without one last. */
  all(): readonly KnownContact[] {
    return (this.#sorted ??= [...this.#byId.values()].sort(byName));
  }

  /** Part of a name, its sound, a company, or a number in any spelling. */
  find(text: string): readonly KnownContact[] {
    const typed = text.normalize('NFKC').trim().toLowerCase();
    if (typed === '') return this.all();
    const letters = typed.replaceAll(/[\s'’·.-]/g, '').replaceAll('ü', 'v');
    const digits = /^[\d\s+()./-]+$/.test(typed) ? plainDigits(numberKey(typed)) : undefined;
    return this.all().filter(
      ({ name, company, sound, customers }) =>
        name.toLowerCase().includes(typed) ||
        company.toLowerCase().includes(typed) ||
        soundsLike(sound, letters) ||
        (digits !== undefined && customers.some((customer) => customer.includes(digits))),
    );
  }
}

function add(groups: Map<string, Map<string, KnownContact>>, key: string, contact: KnownContact): void {
  const group = groups.get(key);
  if (group) group.set(contact.id, contact);
  else groups.set(key, new Map([[contact.id, contact]]));
}

function take(groups: Map<string, Map<string, KnownContact>>, key: string, id: string): void {
  const group = groups.get(key);
  group?.delete(id);
  if (group?.size === 0) groups.delete(key);
}

function byName(a: KnownContact, b: KnownContact): number {
  if ((a.name === '') !== (b.name === '')) return a.name === '' ? 1 : -1;
  const [left, right] = a.name === '' ? [a.company, b.company] : [a.sound || a.name, b.sound || b.name];
  if (left !== right) return left < right ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
