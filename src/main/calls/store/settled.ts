import { numberKey } from '../../phone-numbers/number-key.ts';
import type { StoreFile } from './store-file.ts';
import { forgetStamp, stamp } from './written.ts';

/** Missed numbers that the agent called done: everything missed until then is. */
export class Settled {
  readonly #file: StoreFile;
  readonly #now: () => number;
  /** What "undo" gives back, by the key of the number: until when it was done before it was called done now. For this run only. */
  readonly #before = new Map<string, number>();

  constructor(file: StoreFile, now: () => number) {
    this.#file = file;
    this.#now = now;
  }

  /** By the key of the number. */
  all(): Map<string, number> {
    const rows = this.#file.read((sql) => sql.all('SELECT number, at FROM settled'));
    return new Map(rows.map(([number, at]) => [String(number), Number(at)]));
  }

  settle(number: string, at: number): void {
    const key = numberKey(number);
    const before = this.all().get(key);
    this.#write(key, at);
    if (before === undefined) this.#before.delete(key);
    else this.#before.set(key, before);
  }

  /** As it was before the last time. */
  unsettle(number: string): void {
    const key = numberKey(number);
    this.#write(key, this.#before.get(key));
    this.#before.delete(key);
  }

  #write(key: string, at: number | undefined): void {
    const insert = 'INSERT INTO settled VALUES (?, ?) ON CONFLICT (number) DO UPDATE SET at = excluded.at';
    this.#file.write((sql) => {
      if (at === undefined) sql.run('DELETE FROM settled WHERE number = ?', key);
      else sql.run(insert, key, at);
      stamp(sql, 'settled', key, this.#now());
    });
  }

  forget(number: string): void {
    const key = numberKey(number);
    this.#file.write((sql) => {
      sql.run('DELETE FROM settled WHERE number = ?', key);
      forgetStamp(sql, 'settled', key);
    });
    this.#before.delete(key);
  }

  /** What was settled before this moment settles no call that is still there, or could be. */
  forgetBefore(at: number): void {
    this.#file.write((sql) => {
      sql.run('DELETE FROM settled WHERE at < ?', at);
      sql.run(`DELETE FROM written WHERE kind = 'settled' AND at < ?`, at);
    });
  }
}
