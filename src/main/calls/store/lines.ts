import { folded } from './fold.ts';
import type { Sql } from './sql.ts';

/** A number of ours that a customer saw or called, with its name; the server may leave out either. */
export interface Line {
  number?: string;
  name?: string;
}

const KEPT = 5_000;
const NONE: Line = {};

/** The lines of the calls, known by number. 0 is none. */
export class Lines {
  readonly #ids = new Map<string | undefined, Map<string | undefined, number>>();
  readonly #lines = new Map<number, Line>();

  /** Takes the line in when it is new. */
  idOf(sql: Sql, number: string | undefined, name: string | undefined): number {
    if (number === undefined && name === undefined) return 0;
    const [ours, called] = [number?.toWellFormed(), name?.toWellFormed()];
    return this.#ids.get(ours)?.get(called) ?? this.#stored(sql, ours, called) ?? this.#add(sql, ours, called);
  }

  lineOf(sql: Sql, id: number): Line {
    if (id === 0) return NONE;
    const known = this.#lines.get(id);
    if (known) return known;
    const cells = sql.first('SELECT number, name FROM lines WHERE id = ?', id);
    if (!cells) return NONE;
    const [number, name] = cells.map((cell) => (typeof cell === 'string' ? cell : undefined));
    return this.#keep(id, number, name);
  }

  forget(): void {
    this.#ids.clear();
    this.#lines.clear();
  }

  #stored(sql: Sql, number: string | undefined, name: string | undefined): number | undefined {
    const where = 'SELECT id FROM lines WHERE number IS ? AND name IS ?';
    const id = sql.first(where, number ?? null, name ?? null)?.[0];
    if (typeof id !== 'number') return undefined;
    this.#keep(id, number, name);
    return id;
  }

  #add(sql: Sql, number: string | undefined, name: string | undefined): number {
    const insert = 'INSERT INTO lines (number, name, folded) VALUES (?, ?, ?) RETURNING id';
    const id = sql.number(insert, number ?? null, name ?? null, `${folded(number ?? '')}\n${folded(name ?? '')}`);
    this.#keep(id, number, name);
    return id;
  }

  #keep(id: number, number: string | undefined, name: string | undefined): Line {
    if (this.#lines.size >= KEPT) this.forget();
    const line = { ...(number !== undefined && { number }), ...(name !== undefined && { name }) };
    this.#lines.set(id, line);
    const byName = this.#ids.get(number) ?? new Map<string | undefined, number>();
    this.#ids.set(number, byName.set(name, id));
    return line;
  }
}
