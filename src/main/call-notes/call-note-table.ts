import type { SQLOutputValue } from 'node:sqlite';
import type { CallNote } from '../../preload/contract/index.ts';
import type { OwnAttempt } from '../calls/match-own-calls.ts';
import { oneLine, plainText } from '../call-api/plain-text.ts';
import type { OwnRow } from '../own-data/own-copy.ts';
import type { OwnData } from '../own-data/own-data.ts';
import { numberKey } from '../phone-numbers/number-key.ts';

/** Part of every merge and backup by this name. */
export const NOUN = 'call-notes';

/**
 * `callee`: as it was sent, for finding the record. `standing`: which text is in the note of the record. `tried`: a JSON array of the texts that may
 * be there instead, if something crashed.
 */
export const MIGRATIONS = [
  `CREATE TABLE call_notes (
    id TEXT PRIMARY KEY, intent TEXT NOT NULL, customer TEXT NOT NULL, number TEXT NOT NULL, callee TEXT NOT NULL,
    started_at INTEGER NOT NULL, text TEXT NOT NULL, uuid TEXT, standing TEXT NOT NULL, tried TEXT NOT NULL,
    updated_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX call_notes_of_intent ON call_notes (intent);
  CREATE INDEX call_notes_of_customer ON call_notes (customer);`,
];

const NUMBER_LENGTH = 64;
/** Two notes that became one may be longer than a field takes. */
const NOTE_LENGTH = 10_000;

export interface KeptNote extends OwnAttempt {
  id: string;
  number: string;
  text: string;
}

/** A note that has a record, and whose text is not, or not all, in the record's note. */
export interface OwedNote {
  id: string;
  uuid: string;
  /** What may stand there by now. */
  before: string[];
  text: string;
}

/** Notes of calls in the agent's own database. Each method throws `signed-out` or `disk`. */
export class CallNoteTable {
  readonly #data: OwnData;
  readonly #now: () => number;

  constructor(data: OwnData, now: () => number) {
    this.#data = data;
    this.#now = now;
  }

  find(intentId: string): KeptNote | undefined {
    const row = this.#data.first('SELECT * FROM call_notes WHERE intent = ? ORDER BY updated_at DESC, id', intentId);
    return row && noteOf(row);
  }

  add({ id, intentId, number, callee, startedAt, text }: KeptNote, now: number): void {
    this.#data.run(
      `INSERT INTO call_notes VALUES (?, ?, ?, ?, ?, ?, ?, NULL, '', '[]', ?)`,
      ...[id, intentId, numberKey(number), number, callee, startedAt, text, now],
    );
  }

  /** Whether there is one. */
  change(intentId: string, text: string): boolean {
    const note = this.find(intentId);
    const set = 'UPDATE call_notes SET text = ?, updated_at = ? WHERE id = ?';
    return note !== undefined && this.#data.run(set, text, this.#now(), note.id) > 0;
  }

  /** Of calls without a record, newest first. */
  waiting(): CallNote[] {
    const select = `SELECT * FROM call_notes WHERE uuid IS NULL AND text <> '' ORDER BY started_at DESC, id`;
    return this.#data.all(select).map((row) => {
      const { intentId, number, startedAt, text } = noteOf(row);
      return { intentId, customerNumber: number, startedAt, text };
    });
  }

  unlinked(): OwnAttempt[] {
    return this.#data.all(`SELECT * FROM call_notes WHERE uuid IS NULL AND text <> ''`).map(noteOf);
  }

  link(intentId: string, uuid: string): void {
    this.#data.run('UPDATE call_notes SET uuid = ?, updated_at = ? WHERE intent = ?', uuid, this.#now(), intentId);
  }

  owed(): OwedNote[] {
    const select = `SELECT * FROM call_notes WHERE uuid IS NOT NULL AND (text <> standing OR tried <> '[]') ORDER BY updated_at`;
    return this.#data.all(select).map((row) => ({
      id: String(row['id']),
      uuid: String(row['uuid']),
      before: [...textsIn(String(row['tried'])), String(row['standing'])],
      text: String(row['text']),
    }));
  }

  /** This text is about to be written into the record's note. */
  moving(id: string, text: string): void {
    const add = `UPDATE call_notes SET tried = json_insert(tried, '$[#]', ?), updated_at = ? WHERE id = ?`;
    this.#data.run(add, text, this.#now(), id);
  }

  /** This text stands there, and no other. */
  moved(id: string, text: string): void {
    const set = `UPDATE call_notes SET standing = ?, tried = '[]', updated_at = ? WHERE id = ?`;
    this.#data.run(set, text, this.#now(), id);
  }

  remove(id: string): void {
    this.#data.remove(NOUN, 'call_notes', id);
  }

  forget(customer: string): void {
    for (const { id } of this.#data.all('SELECT id FROM call_notes WHERE customer = ?', customer))
      this.remove(String(id));
  }
}

/** A row of a backup, as this table may hold it. */
export function admittedNote(row: OwnRow): OwnRow {
  const { number, text, tried } = row.cells;
  const shown = oneLine(String(number), NUMBER_LENGTH);
  const cells = {
    ...row.cells,
    number: shown,
    customer: numberKey(shown),
    text: plainText(String(text), NOTE_LENGTH),
    tried: JSON.stringify(textsIn(String(tried))),
  };
  return { ...row, cells };
}

/** Two notes of one call become one, in which neither's words are lost. */
export function joinedNote(newer: OwnRow, older: OwnRow): OwnRow {
  const [text, before] = [String(newer.cells['text']), String(older.cells['text'])];
  const both = text.includes(before) ? text : `${text}\n${before}`;
  const tried = [newer, older].flatMap(({ cells }) => [...textsIn(String(cells['tried'])), String(cells['standing'])]);
  const uuid = newer.cells['uuid'] ?? older.cells['uuid'] ?? null;
  return { ...newer, cells: { ...newer.cells, uuid, text: both, tried: JSON.stringify(tried.filter(Boolean)) } };
}

/** Damaged text holds none. */
function textsIn(json: string): string[] {
  try {
    const texts: unknown = JSON.parse(json);
    return Array.isArray(texts) ? texts.filter((text) => typeof text === 'string') : [];
  } catch {
    return [];
  }
}

function noteOf(row: Record<string, SQLOutputValue>): KeptNote {
  return {
    id: String(row['id']),
    intentId: String(row['intent']),
    number: String(row['number']),
    callee: String(row['callee']),
    startedAt: Number(row['started_at']),
    text: String(row['text']),
    ...(row['uuid'] !== null && { uuid: String(row['uuid']) }),
  };
}
