import { numberKey } from './number-key.ts';
import type { StoreFile } from './store-file.ts';

/** Missed numbers that the agent called done: everything missed until then is. */
export class Settled {
  readonly #file: StoreFile;

  constructor(file: StoreFile) {
    this.#file = file;
  }

  /** By the key of the number. */
  all(): Map<string, number> {
    const rows = this.#file.read((sql) => sql.all('SELECT number, at FROM settled'));
    return new Map(rows.map(([number, at]) => [String(number), Number(at)]));
  }

  settle(number: string, at: number): void {
    const insert = 'INSERT INTO settled VALUES (?, ?) ON CONFLICT (number) DO UPDATE SET at = excluded.at';
    this.#file.write((sql) => sql.run(insert, numberKey(number), at));
  }

  unsettle(number: string): void {
    this.#file.write((sql) => sql.run('DELETE FROM settled WHERE number = ?', numberKey(number)));
  }

  /** What was settled before this moment settles no call that is still there. */
  forgetBefore(at: number): void {
    this.#file.write((sql) => sql.run('DELETE FROM settled WHERE at < ?', at));
  }
}
