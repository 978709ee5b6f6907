import { randomUUID } from 'node:crypto';
import type { SQLOutputValue } from 'node:sqlite';
import type { CallOutcome, CallRef, OutcomeCode } from '../../preload/contract/index.ts';
import type { OwnAttempt } from '../calls/match-own-calls.ts';
import { oneLine } from '../call-api/plain-text.ts';
import type { OwnRow } from '../own-data/own-copy.ts';
import type { OwnData } from '../own-data/own-data.ts';
import { numberKey } from '../phone-numbers/number-key.ts';
import { outcomeCodes } from '../settings/outcome-codes.ts';

/** Part of every merge and backup by this name. */
export const NOUN = 'outcomes';

/** `callee`: as it was sent, for finding the record. `code`: the whole code in JSON. `wanted`: the times in which outcomes were wanted. */
export const MIGRATIONS = [
  `CREATE TABLE outcomes (
    id TEXT PRIMARY KEY, intent TEXT, uuid TEXT, customer TEXT NOT NULL, number TEXT NOT NULL, callee TEXT NOT NULL,
    started_at INTEGER NOT NULL, code TEXT NOT NULL, set_at INTEGER NOT NULL, updated_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX outcomes_of_intent ON outcomes (intent);
  CREATE INDEX outcomes_of_record ON outcomes (uuid);
  CREATE INDEX outcomes_of_customer ON outcomes (customer);
  CREATE TABLE outcomes_wanted (
    id TEXT PRIMARY KEY, since INTEGER NOT NULL, until INTEGER, updated_at INTEGER NOT NULL
  ) STRICT;`,
];

/** The call that an outcome is about: at least one of the ids is known. */
export interface AboutCall {
  intentId?: string;
  uuid?: string;
  number: string;
  callee: string;
  startedAt: number;
}

const NUMBER_LENGTH = 64;

type Row = Record<string, SQLOutputValue>;

/** What the agent said of calls, in their own database. Each method throws `signed-out` or `disk`. */
export class OutcomeTable {
  readonly #data: OwnData;
  readonly #now: () => number;

  constructor(data: OwnData, now: () => number) {
    this.#data = data;
    this.#now = now;
  }

  /** Where merged copies have two for one call, the later one. */
  find(call: CallRef): CallOutcome | undefined {
    const [column, id] = call.is === 'intent' ? ['intent', call.intentId] : ['uuid', call.uuid];
    const row = this.#data.first(`SELECT * FROM outcomes WHERE ${column} = ? ORDER BY set_at DESC, id`, id);
    return row && outcomeOf(row);
  }

  /** All that is known of the call whose outcome is kept. */
  about(id: string): AboutCall | undefined {
    const row = this.#data.first('SELECT * FROM outcomes WHERE id = ?', id);
    return row && aboutOf(row);
  }

  /** In place of whatever was said of the call before. */
  put(about: AboutCall, code: OutcomeCode): CallOutcome {
    return this.#data.transaction(() => {
      const [first, ...others] = this.#idsOf(about);
      for (const id of others) this.#data.remove(NOUN, 'outcomes', id);
      const id = first ?? randomUUID();
      const now = this.#now();
      const { intentId = null, uuid = null, number, callee, startedAt } = about;
      this.#data.run(
        `INSERT INTO outcomes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
          intent = coalesce(excluded.intent, intent), uuid = coalesce(excluded.uuid, uuid), code = excluded.code,
          set_at = excluded.set_at, updated_at = excluded.updated_at`,
        ...[id, intentId, uuid, numberKey(number), number, callee, startedAt, JSON.stringify(code), now, now],
      );
      return outcomeOf(this.#data.first('SELECT * FROM outcomes WHERE id = ?', id) ?? {});
    });
  }

  remove(about: Pick<AboutCall, 'intentId' | 'uuid'>): void {
    this.#data.transaction(() => {
      for (const id of this.#idsOf(about)) this.#data.remove(NOUN, 'outcomes', id);
    });
  }

  /** The clicks whose records are not known. */
  unlinked(): OwnAttempt[] {
    const select = 'SELECT * FROM outcomes WHERE uuid IS NULL AND intent IS NOT NULL';
    return this.#data.all(select).map((row) => {
      const { intentId = '', callee, startedAt: at } = aboutOf(row);
      return { intentId, callee, startedAt: at };
    });
  }

  /** The record of the click is known. Of two outcomes for one call the later stays. */
  link(intentId: string, uuid: string): CallOutcome | undefined {
    return this.#data.transaction(() => {
      this.#data.run('UPDATE outcomes SET uuid = ?, updated_at = ? WHERE intent = ?', uuid, this.#now(), intentId);
      const [, ...older] = this.#idsOf({ uuid });
      for (const id of older) this.#data.remove(NOUN, 'outcomes', id);
      return this.find({ is: 'record', uuid });
    });
  }

  /** By their uuids; of two for one call, the later one comes last. */
  recorded(): [uuid: string, code: OutcomeCode][] {
    const select = 'SELECT uuid, code FROM outcomes WHERE uuid IS NOT NULL ORDER BY set_at';
    return this.#data.all(select).map((row) => [String(row['uuid']), JSON.parse(String(row['code'])) as OutcomeCode]);
  }

  /** The ids of all calls with an outcome. */
  settled(): { intents: Set<string>; uuids: Set<string> } {
    const rows = this.#data.all('SELECT intent, uuid FROM outcomes');
    const all = (name: string): Set<string> =>
      new Set(rows.map((row) => row[name]).filter((id) => typeof id === 'string'));
    return { intents: all('intent'), uuids: all('uuid') };
  }

  forget(customer: string): void {
    for (const { id } of this.#data.all('SELECT id FROM outcomes WHERE customer = ?', customer))
      this.#data.remove(NOUN, 'outcomes', String(id));
  }

  /** Since when outcomes are wanted without a break; undefined: they are not. */
  wantedSince(): number | undefined {
    const at = this.#data.first('SELECT min(since) AS at FROM outcomes_wanted WHERE until IS NULL')?.['at'];
    return typeof at === 'number' ? at : undefined;
  }

  want(isWanted: boolean): void {
    const now = this.#now();
    if (!isWanted) this.#data.run('UPDATE outcomes_wanted SET until = ?, updated_at = ? WHERE until IS NULL', now, now);
    else if (this.wantedSince() === undefined)
      this.#data.run('INSERT INTO outcomes_wanted VALUES (?, ?, NULL, ?)', randomUUID(), now, now);
  }

  /** The latest first. */
  #idsOf({ intentId, uuid }: Pick<AboutCall, 'intentId' | 'uuid'>): string[] {
    const select = 'SELECT id FROM outcomes WHERE intent = ? OR uuid = ? ORDER BY set_at DESC, id';
    return this.#data.all(select, intentId ?? null, uuid ?? null).map((row) => String(row['id']));
  }
}

/** A row of a backup, as these tables may hold it; undefined: it says nothing of a call. */
export function admittedOutcome(row: OwnRow): OwnRow | undefined {
  if (row.table !== 'outcomes') return row;
  const { number, code, intent, uuid } = row.cells;
  if (!isCode(String(code)) || (intent === null && uuid === null)) return undefined;
  const shown = oneLine(String(number), NUMBER_LENGTH);
  return { ...row, cells: { ...row.cells, number: shown, customer: numberKey(shown) } };
}

/** What the call of an outcome is known by first. */
export function callOfOutcome({ table, cells }: OwnRow): string | undefined {
  return table === 'outcomes' ? String(cells['intent'] ?? cells['uuid']) : undefined;
}

/** Of two outcomes of one call the later word, and the record that either knows. */
export function joinedOutcome(newer: OwnRow, older: OwnRow): OwnRow {
  if (newer.table !== 'outcomes') return newer;
  const said = Number(older.cells['set_at']) > Number(newer.cells['set_at']) ? older.cells : newer.cells;
  const uuid = newer.cells['uuid'] ?? older.cells['uuid'] ?? null;
  return { ...newer, cells: { ...newer.cells, uuid, code: said['code'] ?? '', set_at: said['set_at'] ?? 0 } };
}

function isCode(text: string): boolean {
  try {
    return outcomeCodes.safeParse([JSON.parse(text)]).success;
  } catch {
    return false;
  }
}

function aboutOf(row: Row): AboutCall {
  return {
    ...(row['intent'] !== null && { intentId: String(row['intent']) }),
    ...(row['uuid'] !== null && { uuid: String(row['uuid']) }),
    number: String(row['number']),
    callee: String(row['callee']),
    startedAt: Number(row['started_at']),
  };
}

function outcomeOf(row: Row): CallOutcome {
  const { intentId, uuid, number } = aboutOf(row);
  return {
    id: String(row['id']),
    ...(intentId !== undefined && { intentId }),
    ...(uuid !== undefined && { uuid }),
    customerNumber: number,
    code: JSON.parse(String(row['code'])) as OutcomeCode,
    setAt: Number(row['set_at']),
  };
}
