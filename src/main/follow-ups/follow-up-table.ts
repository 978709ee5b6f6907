import { randomUUID } from 'node:crypto';
import type { SQLOutputValue } from 'node:sqlite';
import type { FollowUp, FollowUpOrigin } from '../../preload/contract/index.ts';
import { oneLine, plainText } from '../call-api/plain-text.ts';
import type { OwnRow } from '../own-data/own-copy.ts';
import type { OwnData } from '../own-data/own-data.ts';
import { numberKey } from '../phone-numbers/number-key.ts';

/** Part of every merge and backup by this name. */
export const NOUN = 'follow-ups';

/** `talks_from`: only a talk that began then or later closes it. `told_at`: the agent has been told that it is due. */
export const MIGRATIONS = [
  `CREATE TABLE follow_ups (
    id TEXT PRIMARY KEY, customer TEXT NOT NULL, number TEXT NOT NULL, due_at INTEGER NOT NULL, note TEXT NOT NULL,
    origin TEXT NOT NULL, created_at INTEGER NOT NULL, talks_from INTEGER NOT NULL, told_at INTEGER, done_at INTEGER,
    updated_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX open_follow_ups ON follow_ups (due_at) WHERE done_at IS NULL;
  CREATE INDEX follow_ups_of ON follow_ups (customer);`,
];

/** An open one, with what only main needs. */
export interface OpenFollowUp {
  followUp: FollowUp;
  /** `numberKey` of the number. */
  customer: string;
  talksFrom: number;
  isTold: boolean;
}

export type NewFollowUp = Pick<FollowUp, 'customerNumber' | 'dueAt' | 'note' | 'origin'>;

/** The agent's follow-ups in their own database. Each method throws `signed-out` or `disk`. */
export class FollowUpTable {
  readonly #data: OwnData;
  readonly #now: () => number;

  constructor(data: OwnData, now: () => number) {
    this.#data = data;
    this.#now = now;
  }

  /** The earliest first. */
  open(): OpenFollowUp[] {
    return this.#data.all('SELECT * FROM follow_ups WHERE done_at IS NULL ORDER BY due_at, id').map(openOf);
  }

  add({ customerNumber, dueAt, note, origin }: NewFollowUp, isTold = false): void {
    const now = this.#now();
    const insert = 'INSERT INTO follow_ups VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)';
    const customer = numberKey(customerNumber);
    const toldAt = isTold ? now : null;
    this.#data.run(insert, randomUUID(), customer, customerNumber, dueAt, note, origin, now, now, toldAt, now);
  }

  /** Whether it is open. Another time is told again. */
  change(id: string, { dueAt, note }: { dueAt?: number | undefined; note?: string | undefined }): boolean {
    const set = `UPDATE follow_ups SET note = coalesce(?, note), due_at = coalesce(?, due_at), updated_at = ?,
      told_at = CASE WHEN ? IS NULL THEN told_at END WHERE id = ? AND done_at IS NULL`;
    return this.#data.run(set, note ?? null, dueAt ?? null, this.#now(), dueAt ?? null, id) > 0;
  }

  /** Whether it was open. */
  close(id: string): boolean {
    const now = this.#now();
    return (
      this.#data.run(
        'UPDATE follow_ups SET done_at = ?, updated_at = ? WHERE id = ? AND done_at IS NULL',
        now,
        now,
        id,
      ) > 0
    );
  }

  /** Only what the customer says from now on closes it again. */
  reopen(id: string): void {
    const now = this.#now();
    this.#data.run('UPDATE follow_ups SET done_at = NULL, talks_from = ?, updated_at = ? WHERE id = ?', now, now, id);
  }

  told(ids: readonly string[]): void {
    const now = this.#now();
    this.#data.transaction(() => {
      for (const id of ids)
        this.#data.run('UPDATE follow_ups SET told_at = ?, updated_at = ? WHERE id = ?', now, now, id);
    });
  }

  forget(customer: string): void {
    for (const { id } of this.#data.all('SELECT id FROM follow_ups WHERE customer = ?', customer))
      this.#data.remove(NOUN, 'follow_ups', String(id));
  }
}

function openOf(row: Record<string, SQLOutputValue>): OpenFollowUp {
  return {
    followUp: {
      id: String(row['id']),
      customerNumber: String(row['number']),
      dueAt: Number(row['due_at']),
      note: String(row['note']),
      origin: String(row['origin']) as FollowUpOrigin,
      createdAt: Number(row['created_at']),
    },
    customer: String(row['customer']),
    talksFrom: Number(row['talks_from']),
    isTold: row['told_at'] !== null,
  };
}

const ORIGINS: readonly string[] = ['call', 'missed', 'contact', 'list', 'number'] satisfies FollowUpOrigin[];
const NOTE_LENGTH = 500;
const NUMBER_LENGTH = 64;

/** One of a backup, as this table may hold it. */
export function admittedFollowUp(row: OwnRow): OwnRow | undefined {
  const { number, customer, origin, note } = row.cells;
  if (!/\d/.test(String(customer))) return undefined;
  const cells = {
    ...row.cells,
    number: oneLine(String(number), NUMBER_LENGTH),
    note: plainText(String(note), NOTE_LENGTH),
    origin: ORIGINS.includes(String(origin)) ? String(origin) : 'number',
  };
  return { ...row, cells: { ...cells, customer: numberKey(cells.number) } };
}
