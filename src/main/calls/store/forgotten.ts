import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { errnoOf } from '../../files/disk-fault.ts';
import { numberKey } from '../../phone-numbers/number-key.ts';
import { StoreError, type ForgettableCall, type ForgottenState } from './store-shape.ts';

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const storedShape = z.strictObject({
  version: z.literal(1),
  key: hex,
  /** `at`: when it was forgotten, UTC epoch ms. */
  customers: z.array(z.strictObject({ hash: hex, at: z.number().int() })),
  calls: z.array(hex),
});
type Stored = z.infer<typeof storedShape>;

/** Telling for one number costs a hash; a sync asks for tens of thousands of calls. */
const KEPT_ANSWERS = 20_000;

/**
 * Whom the agent has forgotten: keyed hashes of their numbers and of their calls' ids, in a file that names nobody and outlives sign-out. Sync
 * leaves out what it knows: calls that began before the customer was forgotten, and those that were stored then, however their times are read.
 */
export class Forgotten {
  readonly #path: string;
  #stored: Stored;
  #customers = new Map<string, number>();
  #calls = new Set<string>();
  readonly #known = new Map<string, number | undefined>();
  #isLost = false;

  /** A file that is not ours any more is set aside, and `state` says so. Throws `StoreError` where it cannot be read. */
  constructor(path: string, now: () => number) {
    this.#path = path;
    const stored = read(path);
    if (stored === null) renameSync(path, `${path}.unreadable-${now()}`);
    this.#isLost = unreadableOnes(path).length > 0;
    this.#stored = stored ?? { version: 1, key: randomBytes(32).toString('hex'), customers: [], calls: [] };
    this.#index();
  }

  has({ uuid, number, at }: ForgettableCall): boolean {
    if (this.#customers.size === 0 || number === undefined || number === '') return false;
    const forgottenAt = this.#forgottenAt(numberKey(number));
    if (forgottenAt === undefined) return false;
    return at === undefined || at <= forgottenAt || (uuid !== undefined && this.hasCall(uuid));
  }

  /** When whoever has this number was forgotten, if they were. */
  when(number: string): number | undefined {
    return this.#customers.size === 0 ? undefined : this.#forgottenAt(numberKey(number));
  }

  hasCall(uuid: string): boolean {
    return this.#calls.size > 0 && this.#calls.has(this.#hashOf('call', uuid));
  }

  /** On disk when it returns. Throws `StoreError`: then nobody is forgotten. */
  add(number: string, uuids: readonly string[], at: number): void {
    const hash = this.#hashOf('number', numberKey(number));
    const customers = [...this.#stored.customers.filter((one) => one.hash !== hash), { hash, at }];
    const calls = [...new Set([...this.#stored.calls, ...uuids.map((uuid) => this.#hashOf('call', uuid))])];
    const next: Stored = { ...this.#stored, customers, calls };
    try {
      writeFileAtomic.sync(this.#path, `${JSON.stringify(next)}\n`, { mode: 0o600 });
    } catch (error) {
      throw new StoreError('full', errnoOf(error) ?? 'unknown', error);
    }
    for (const unreadable of unreadableOnes(this.#path)) rmSync(unreadable, { force: true });
    this.#isLost = false;
    this.#stored = next;
    this.#index();
  }

  get state(): ForgottenState {
    return { customers: this.#customers.size, isLost: this.#isLost };
  }

  /** Customers whose calls after this moment may be left out. */
  since(from: number): number {
    return [...this.#customers.values()].filter((at) => at > from).length;
  }

  #index(): void {
    this.#customers = new Map(this.#stored.customers.map(({ hash, at }) => [hash, at]));
    this.#calls = new Set(this.#stored.calls);
    this.#known.clear();
  }

  #forgottenAt(key: string): number | undefined {
    if (this.#known.has(key)) return this.#known.get(key);
    const at = this.#customers.get(this.#hashOf('number', key));
    if (this.#known.size >= KEPT_ANSWERS) this.#known.clear();
    this.#known.set(key, at);
    return at;
  }

  #hashOf(what: 'number' | 'call', text: string): string {
    return createHmac('sha256', Buffer.from(this.#stored.key, 'hex')).update(`${what}\n${text}`).digest('hex');
  }
}

/** Former lists that could not be read. They stay until a customer is forgotten anew, as whoever was in them has to be forgotten again. */
function unreadableOnes(path: string): string[] {
  const start = `${basename(path)}.unreadable-`;
  const names = readdirSync(dirname(path)).filter((name) => name.startsWith(start));
  return names.map((name) => join(dirname(path), name));
}

/** undefined: there is no file. null: there is one that is not ours. */
function read(path: string): Stored | undefined | null {
  if (!existsSync(path)) return undefined;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new StoreError('unusable', errnoOf(error) ?? 'unknown', error);
  }
  try {
    return storedShape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
