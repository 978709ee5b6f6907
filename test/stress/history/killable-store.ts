import type {
  CompletePeriod,
  ForgettableCall,
  OddRow,
  ServerRow,
  SyncStore,
  Upserted,
} from '../../../src/main/calls/store/store-shape.ts';

/** What every call throws once the process is killed: the process that would have gone on is no more. */
class Killed extends Error {}

/** The store as one process sees it, which is killed before, or just after, one of its writes. */
export class KillableStore implements SyncStore {
  readonly #store: SyncStore;
  /** Half steps that are left: an even one falls before a write, an odd one after it. */
  #left = Infinity;
  #isDead = false;

  readonly #onClaim: (period: CompletePeriod) => void;

  /** `onClaim` hears of each period that was written to be complete. */
  constructor(store: SyncStore, onClaim: (period: CompletePeriod) => void = () => undefined) {
    this.#store = store;
    this.#onClaim = onClaim;
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  dieAfter(halfSteps: number): void {
    this.#left = halfSteps;
  }

  die(): void {
    this.#isDead = true;
  }

  upsert(rows: ServerRow[], volatile?: ReadonlySet<string>): Upserted {
    return this.#write(() => this.#store.upsert(rows, volatile));
  }

  noteOdd(odd: readonly OddRow[], read: readonly string[]): void {
    this.#live();
    this.#store.noteOdd(odd, read);
  }

  isForgotten(call: ForgettableCall): boolean {
    this.#live();
    return this.#store.isForgotten(call);
  }

  isAgentFilterIgnored(): boolean {
    this.#live();
    return this.#store.isAgentFilterIgnored();
  }

  dropNobodys(): void {
    this.#write(() => this.#store.dropNobodys());
  }

  disown(uuids: readonly string[]): void {
    this.#write(() => this.#store.disown(uuids));
  }

  addComplete(period: CompletePeriod): void {
    this.#write(() => this.#store.addComplete(period));
    this.#onClaim(period);
  }

  beginBulk(): void {
    this.#write(() => this.#store.beginBulk());
  }

  endBulk(): void {
    this.#write(() => this.#store.endBulk());
  }

  completePeriods(): CompletePeriod[] {
    this.#live();
    return this.#store.completePeriods();
  }

  stored(): number {
    this.#live();
    return this.#store.stored();
  }

  #write<T>(write: () => T): T {
    this.#step();
    const result = write();
    this.#step();
    return result;
  }

  #step(): void {
    if (this.#left-- === 0) this.die();
    this.#live();
  }

  #live(): void {
    if (this.#isDead) throw new Killed();
  }
}
