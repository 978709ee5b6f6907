import { folded } from './fold.ts';
import type { Sql } from './sql.ts';

/** Enough for every region of the country; a server that makes up new ones all the time costs time, not memory. */
const KEPT = 20_000;

/** Texts that repeat from call to call, known by number. 0 is none. */
export class Dictionary {
  readonly #table: 'regions' | 'words';
  readonly #ids = new Map<string, number>();
  readonly #texts = new Map<number, string>();

  constructor(table: 'regions' | 'words') {
    this.#table = table;
  }

  /** Takes the text in when it is new. */
  idOf(sql: Sql, text: string | undefined): number {
    if (text === undefined) return 0;
    // Half a character pair cannot be written.
    const whole = text.toWellFormed();
    return this.find(sql, whole) ?? this.#add(sql, whole);
  }

  /** The number of a text that is known already. */
  find(sql: Sql, text: string): number | undefined {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const stored = sql.first(`SELECT id FROM ${this.#table} WHERE text = ?`, text)?.[0];
    return typeof stored === 'number' ? this.#keep(stored, text) : undefined;
  }

  textOf(sql: Sql, id: number): string | undefined {
    if (id === 0) return undefined;
    const known = this.#texts.get(id);
    if (known !== undefined) return known;
    const stored = sql.first(`SELECT text FROM ${this.#table} WHERE id = ?`, id)?.[0];
    if (typeof stored !== 'string') return undefined;
    this.#keep(id, stored);
    return stored;
  }

  /** What was kept in memory may not be in the file any more. */
  forget(): void {
    this.#ids.clear();
    this.#texts.clear();
  }

  #add(sql: Sql, text: string): number {
    const insert = `INSERT INTO ${this.#table} (text, folded) VALUES (?, ?) RETURNING id`;
    return this.#keep(sql.number(insert, text, folded(text)), text);
  }

  #keep(id: number, text: string): number {
    if (this.#ids.size >= KEPT) this.forget();
    this.#ids.set(text, id);
    this.#texts.set(id, text);
    return id;
  }
}
