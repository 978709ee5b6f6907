import { mainKey, numberKey, plainDigits } from '../phone-numbers/number-key.ts';
import type { KnownContact } from './contact-rows.ts';
import { soundsLike } from './name-keys.ts';

/** All contacts in memory, in the order of the list: a search over 20,000 of them takes a few milliseconds. */
export class ContactBook {
  readonly #byId = new Map<string, KnownContact>();
  readonly #byCustomer = new Map<string, KnownContact[]>();
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
      const holders = this.#byCustomer.get(customer);
      if (holders) holders.push(contact);
      else this.#byCustomer.set(customer, [contact]);
    }
    this.#sorted = undefined;
  }

  drop(id: string): void {
    const gone = this.#byId.get(id);
    if (!gone) return;
    this.#byId.delete(id);
    this.#sorted = undefined;
    for (const customer of gone.customers) {
      const others = this.holdersOf(customer).filter((one) => one !== gone);
      if (others.length > 0) this.#byCustomer.set(customer, others);
      else this.#byCustomer.delete(customer);
    }
  }

  /** Who has this number: with its extension, else without. */
  ofCustomer(key: string): KnownContact | undefined {
    return this.holdersOf(key)[0] ?? this.holdersOf(mainKey(key))[0];
  }

  /** Everybody who has this very number. */
  holdersOf(key: string): readonly KnownContact[] {
    return this.#byCustomer.get(key) ?? [];
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

function byName(a: KnownContact, b: KnownContact): number {
  if ((a.name === '') !== (b.name === '')) return a.name === '' ? 1 : -1;
  const [left, right] = a.name === '' ? [a.company, b.company] : [a.sound || a.name, b.sound || b.name];
  if (left !== right) return left < right ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
