import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Confirmable } from '../../../src/preload/contract/index.ts';
import { lockWithPassphrase, openWithPassphrase } from '../../../src/main/backup/age.ts';
import { decodeBackup, encodeBackup } from '../../../src/main/backup/backup-file.ts';
import { seeded, type Random } from '../../../src/main/demo/random.ts';
import { isFault } from '../../../src/main/fault.ts';
import { numberKey } from '../../../src/main/phone-numbers/number-key.ts';
import { AGENT, Desk, NEIGHBOUR } from './desk.ts';
import { Ledger } from './ledger.ts';
import type { Tally } from './tally.ts';

const BEGIN = Date.UTC(2026, 10, 22, 4);
const MINUTE = 60_000;
const DAY = 86_400_000;
/** Each in several spellings: protection and notes belong to the customer. */
const NUMBERS = ['15405710001', '+86 154 0571 0002', '154-0571-0003', '154 0571 0001', '8615405710002', '15405710004'];
const SECRET = 'correct horse battery';
/** Cheap: what is tried here is the content. */
const WORK = 2;

interface Saved {
  file: Uint8Array;
  ledger: Ledger;
}

/** Some days of one agent at one computer after the other, with everything that can happen to their own data. */
export class Life {
  readonly #chance: Random;
  readonly #tally: Tally;
  readonly #root: string;
  readonly #centre: { host: string; token: string };
  readonly #name: string;
  #now = BEGIN;
  #ledger = new Ledger();
  #backups: Saved[] = [];
  #folder: string;
  #desk: Desk;
  #serial = 0;
  /** The order that the agent has given and that may reach the wire, once. */
  #click: { callee: string; isAllowed: boolean } | undefined;

  constructor(seed: number, root: string, centre: { host: string; token: string }, tally: Tally) {
    this.#chance = seeded(seed);
    this.#tally = tally;
    this.#root = root;
    this.#centre = centre;
    this.#name = `seed ${seed}`;
    this.#folder = mkdtempSync(join(root, 'life-'));
    this.#desk = this.#newDesk();
  }

  async live(days: number): Promise<void> {
    await this.#desk.signIn(AGENT);
    for (let day = 0; day < days; day++) {
      for (let left = this.#chance.int(4, 10); left > 0; left--) await this.#event();
      this.#now += DAY / 3;
      this.#ledger.examine(this.#desk, this.#tally, `${this.#name}, day ${day}`);
      this.#tally.days++;
      if (!this.#tally.isClean) break;
    }
    this.#desk.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #event(): Promise<void> {
    this.#now += this.#chance.int(1, 30) * MINUTE;
    const events: readonly [number, () => void | Promise<void>][] = [
      [4, () => this.#addContact()],
      [2, () => this.#changeContact()],
      [1, () => this.#removeContact()],
      [2, () => this.#protect()],
      [1, () => this.#unprotect()],
      [3, () => this.#promise()],
      [1, () => this.#finish()],
      [1, () => this.#talk()],
      [3, () => this.#note()],
      [5, () => this.#call()],
      [1, () => this.#restart()],
      [1, () => this.#backUp()],
      [1, () => this.#restore()],
      [1, () => this.#signOutAndIn()],
      [0.5, () => this.#move()],
    ];
    const [, act] = events[this.#chance.weighted(events.map(([weight]) => weight))] ?? [];
    try {
      await act?.();
    } catch (error) {
      if (!isFault(error)) throw error;
      // It is done only to what must be there.
      this.#tally.found('lost', `${this.#name}: ${error.message}`);
    }
  }

  #addContact(): void {
    const name = `顾客${this.#serial++}`;
    const draft = { name, company: '', note: '', numbers: [{ number: this.#chance.pick(NUMBERS), label: '' }] };
    const saved = this.#desk.contacts.save(undefined, draft, true);
    this.#ledger.contacts.set(saved.contact.id, name);
  }

  #changeContact(): void {
    const id = this.#anyOf(this.#ledger.contacts);
    if (id === undefined) return;
    const name = `顾客${this.#serial++}`;
    this.#desk.contacts.save(id, { ...this.#desk.contacts.get(id), name }, true);
    this.#ledger.contacts.set(id, name);
  }

  #removeContact(): void {
    const id = this.#anyOf(this.#ledger.contacts);
    if (id === undefined) return;
    this.#desk.contacts.remove(id);
    this.#ledger.contacts.delete(id);
  }

  #protect(): void {
    const number = this.#chance.pick(NUMBERS);
    const expiresAt = this.#chance.chance(0.5) ? this.#now + this.#chance.int(1, 9) * DAY : undefined;
    this.#desk.doNotCall.add({ number, reason: 'asked', source: 'agent', ...(expiresAt && { expiresAt }) });
    this.#ledger.doNotCall.set(numberKey(number), expiresAt ?? Infinity);
  }

  #unprotect(): void {
    const number = this.#chance.pick(NUMBERS);
    this.#desk.doNotCall.remove(number);
    this.#ledger.doNotCall.delete(numberKey(number));
  }

  #promise(): void {
    const note = `promise ${this.#serial++}`;
    const wanted = {
      customerNumber: this.#chance.pick(NUMBERS),
      dueAt: this.#now + DAY,
      note,
      origin: 'call',
    } as const;
    const made = this.#desk.followUps.add(wanted).find((one) => one.note === note);
    if (made) this.#ledger.followUps.set(made.id, note);
    else this.#tally.found('lost', `${this.#name}: ${note}`);
  }

  #finish(): void {
    const id = this.#anyOf(this.#ledger.followUps);
    if (id === undefined) return;
    this.#desk.followUps.settle(id, true);
    this.#ledger.followUps.delete(id);
  }

  /** A talk closes what was promised to that customer before. */
  async #talk(): Promise<void> {
    const open = this.#desk.followUps.list();
    const promised = open[this.#chance.int(0, open.length)];
    if (!promised) return;
    this.#desk.talks.push({ number: promised.customerNumber, at: this.#now });
    await this.#desk.followUps.callsChanged();
    for (const { id, customerNumber } of open)
      if (customerNumber === promised.customerNumber) this.#ledger.followUps.delete(id);
  }

  #note(): void {
    const isCall = this.#chance.chance(0.5);
    const number = this.#chance.pick(NUMBERS);
    const uuid = `call-${this.#chance.int(0, 5)}`;
    const text = this.#chance.chance(0.2) ? '' : `note ${this.#serial++}`;
    this.#desk.calls.store().saveNote(isCall ? { is: 'call', uuid } : { is: 'number', number }, { text, tags: [] });
    const key = isCall ? `call ${uuid}` : `number ${numberKey(number)}`;
    if (text === '') this.#ledger.notes.delete(key);
    else this.#ledger.notes.set(key, text);
  }

  async #call(): Promise<void> {
    const number = this.#chance.pick(NUMBERS);
    const saysYes = this.#chance.chance(0.4);
    const confirmed: Confirmable[] = ['repeat', 'same-customer', ...(saysYes ? (['do-not-call'] as const) : [])];
    this.#desk.settings = { ...this.#desk.settings, doNotCallNumbers: this.#chance.pick(['ask', 'refuse'] as const) };
    const isYesEnough = saysYes && this.#desk.settings.doNotCallNumbers === 'ask';
    this.#click = { callee: numberKey(number), isAllowed: !this.#ledger.isProtected(number, this.#now) || isYesEnough };
    await this.#desk.dial(number, confirmed).catch((error: unknown) => {
      if (!isFault(error, 'guarded')) throw error;
      this.#tally.refused++;
    });
    this.#click = undefined;
    this.#desk.dialer.dismiss();
  }

  #posted(callee: string): void {
    this.#tally.calls++;
    if (this.#click?.callee !== numberKey(callee)) this.#tally.found('unclicked', `${this.#name}: ${callee}`);
    else if (!this.#click.isAllowed) this.#tally.found('forbidden', `${this.#name}: ${callee}`);
    this.#click = undefined;
  }

  async #restart(): Promise<void> {
    this.#desk.close();
    this.#desk = this.#newDesk();
    await this.#desk.open();
  }

  async #backUp(): Promise<void> {
    const text = encodeBackup(this.#desk.data.of({ ...this.#desk.account.session() }), this.#now);
    this.#backups.push({ file: await lockWithPassphrase(text, SECRET, WORK), ledger: this.#ledger.copy() });
  }

  /** An older backup of one's own brings nothing back that was changed or removed since, but the longer of two protections. */
  async #restore(): Promise<void> {
    if (this.#backups.length === 0) return;
    const { file, ledger } = this.#chance.pick(this.#backups);
    await this.#merge(file);
    for (const [customer, end] of ledger.doNotCall) {
      const now = this.#ledger.doNotCall.get(customer);
      if (now !== undefined && end > now && this.#isSameEntry(customer)) this.#ledger.doNotCall.set(customer, end);
    }
  }

  /** Whether the protection is the one of the backup, or one that was made anew after it had been taken away. */
  #isSameEntry(customer: string): boolean {
    const entry = this.#desk.doNotCall.list('', 0, 1_000).entries.find(({ number }) => numberKey(number) === customer);
    return (entry?.expiresAt ?? Infinity) > (this.#ledger.doNotCall.get(customer) ?? -1);
  }

  async #merge(file: Uint8Array): Promise<void> {
    const decoded = decodeBackup(await openWithPassphrase(file, SECRET));
    if (decoded.is === 'refused') throw new Error(decoded.why);
    await this.#desk.data.merge(decoded.backup);
    this.#tally.restores++;
  }

  /** With somebody else in between, now and then, and with a keychain that is locked for a while. */
  async #signOutAndIn(): Promise<void> {
    await this.#desk.account.signOut(true);
    this.#tally.vaults++;
    this.#now += MINUTE;
    if (this.#chance.chance(0.4)) {
      await this.#desk.signIn(NEIGHBOUR);
      new Ledger().examine(this.#desk, this.#tally, `${this.#name}, the neighbour`);
      this.#now += MINUTE;
      await this.#desk.account.signOut(true);
    }
    if (this.#chance.chance(0.2)) await this.#signInLocked();
    else await this.#desk.signIn(AGENT);
  }

  /** What is written before the vault opens is as good as what was in it. */
  async #signInLocked(): Promise<void> {
    this.#desk.keychain.isLocked = true;
    await this.#desk.signIn(AGENT);
    this.#now += MINUTE;
    this.#addContact();
    this.#desk.keychain.isLocked = false;
    await this.#desk.vault.resume();
  }

  /** To another computer, with one file. */
  async #move(): Promise<void> {
    await this.#backUp();
    const last = this.#backups.at(-1);
    const old = this.#folder;
    this.#desk.close();
    this.#folder = mkdtempSync(join(this.#root, 'life-'));
    this.#desk = this.#newDesk();
    await this.#desk.signIn(AGENT);
    if (last) await this.#merge(last.file);
    rmSync(old, { recursive: true, force: true });
  }

  #anyOf(map: Map<string, string>): string | undefined {
    return map.size === 0 ? undefined : this.#chance.pick([...map.keys()]);
  }

  #newDesk(): Desk {
    return new Desk({
      folder: this.#folder,
      centre: this.#centre,
      now: () => this.#now,
      onPost: ({ callee }) => this.#posted(callee),
      doNotCallNumbers: 'ask',
    });
  }
}
