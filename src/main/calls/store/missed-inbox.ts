import type { MissedNumber } from '../../../preload/contract/index.ts';
import { MISSED } from './call-kind.ts';
import type { HistoryFile } from './history-file.ts';
import { isBulk } from './marks.ts';
import { missed } from './missed.ts';
import { numberKey } from '../../phone-numbers/number-key.ts';
import type { HeardCall } from '../heard-call.ts';
import type { Settled } from './settled.ts';
import type { Sql } from './sql.ts';

/** During a first load every page brings news, and a pass over all calls for each of them would cost more than the load. */
const PATIENCE_MS = 5_000;

/** The inbox of missed calls, kept until something has changed. */
export class MissedInbox {
  readonly #history: HistoryFile;
  readonly #settled: Settled;
  readonly #now: () => number;
  #last: { numbers: MissedNumber[]; at: number } | undefined;
  #isStale = true;
  #heard = '';

  constructor(history: HistoryFile, settled: Settled, now: () => number) {
    this.#history = history;
    this.#settled = settled;
    this.#now = now;
    history.file.onFresh(() => this.changed());
  }

  /** Calls, or what was settled, are not what they were. */
  changed(): void {
    this.#isStale = true;
  }

  /** Newest first, the 500 newest at most; during a first load some seconds old. `heard`: what the agent's phone has told. */
  read(heard: readonly HeardCall[]): MissedNumber[] {
    const settled = this.#settled.all();
    const told = heard.map(({ id }) => id).join();
    if (told !== this.#heard) this.#last = undefined;
    this.#heard = told;
    return this.#history.file.read((sql) => {
      const last = this.#last;
      if (last && (!this.#isStale || this.#mayWait(sql, last.at))) return last.numbers;
      const numbers = missed(sql, this.#history.words, settled, heard);
      this.#last = { numbers, at: this.#now() };
      this.#isStale = false;
      return numbers;
    });
  }

  /** Only what the agent could see is done by it: a call that was missed just now and is not in the history yet still comes up. */
  settle(number: string, isSettled: boolean, at: number, heard: readonly HeardCall[]): void {
    const seen = this.#lastMissed(number, heard);
    if (isSettled) this.#settled.settle(number, seen === undefined ? at : Math.min(at, seen));
    else this.#settled.unsettle(number);
    this.#last = undefined;
  }

  #mayWait(sql: Sql, since: number): boolean {
    return isBulk(sql) && Math.abs(this.#now() - since) < PATIENCE_MS;
  }

  #lastMissed(number: string, heard: readonly HeardCall[]): number | undefined {
    const customer = numberKey(number);
    const rings = heard.filter((call) => call.result === 'missed' && numberKey(call.number) === customer);
    const recorded = this.#lastRecorded(customer);
    const times = [...rings.map((call) => call.at), ...(recorded === undefined ? [] : [recorded])];
    return times.length === 0 ? undefined : Math.max(...times);
  }

  #lastRecorded(customer: string): number | undefined {
    return this.#history.file.read((sql) => {
      const key = this.#history.words.findNumberKey(sql, customer);
      const last = `SELECT max(sort_at) FROM calls WHERE number_key = ? AND kind IN (${MISSED.join()})`;
      const at = key === undefined ? null : sql.first(last, key)?.[0];
      return typeof at === 'number' && at >= 0 ? at : undefined;
    });
  }
}
