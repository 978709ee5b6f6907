import { randomUUID } from 'node:crypto';
import type { SQLOutputValue } from 'node:sqlite';
import type { PhoneCallEnd } from '../../preload/contract/index.ts';
import type { HeardCall } from '../calls/heard-call.ts';
import type { OwnData } from '../own-data/own-data.ts';
import { numberKey } from '../phone-numbers/number-key.ts';
import type { LiveCall } from './live-calls.ts';

/** A call as the phone told of it, kept until its record would go too. Times are UTC epoch ms by this computer's clock. */
export interface PhoneAccount {
  id: string;
  number: string;
  direction: 'in' | 'out';
  at: number;
  answeredAt?: number;
  endedAt: number;
  end: PhoneCallEnd;
  /** The call of this app that it was the leg of. */
  intentId?: string;
}

/** The phone was heard all the time from then to then. */
export interface Listened {
  from: number;
  to: number;
}

export interface HeardCallsParts {
  data: OwnData;
  now: () => number;
  keepsDays: () => number;
  every: (ms: number, run: () => void) => () => void;
  /** What came in lately is not what it was. */
  changed: () => void;
}

const NOUN = 'heard-calls';
const MIGRATIONS = [
  `CREATE TABLE heard_calls (
     id TEXT PRIMARY KEY, customer TEXT NOT NULL, number TEXT NOT NULL, direction TEXT NOT NULL, at INTEGER NOT NULL,
     answered_at INTEGER, ended_at INTEGER NOT NULL, how TEXT NOT NULL, intent TEXT, updated_at INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX heard_calls_by_time ON heard_calls (at);
   CREATE INDEX heard_calls_of ON heard_calls (customer);
   CREATE TABLE heard_spans (
     id TEXT PRIMARY KEY, from_at INTEGER NOT NULL, to_at INTEGER NOT NULL, updated_at INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX heard_spans_by_time ON heard_spans (to_at);`,
];
const DAY_MS = 86_400_000;
/** More than a phone has in a year; beyond it the oldest go. */
const MOST = 20_000;
/** For the inbox, which nobody works through from further back. */
const LATELY_MS = 31 * DAY_MS;
const FEW = 500;
/** A crash costs so much of what is known to have been heard. */
const PULSE_MS = 60_000;
/** Owed to a disk that refuses; more than these are a phone's calls of a day. */
const MOST_OWED = 200;

/**
 * The phone's account of the agent's calls, in the agent's own database: which calls it told of, and when it was listened to. Nothing here throws: what
 * the disk refuses is owed to it and counts all the same.
 */
export class HeardCalls {
  readonly #parts: HeardCallsParts;
  #owed: PhoneAccount[] = [];
  #lately: HeardCall[] | undefined;
  #span: (Listened & { id: string }) | undefined;
  #stopPulse: (() => void) | undefined;
  #prunedAt = 0;

  constructor(parts: HeardCallsParts) {
    this.#parts = parts;
    parts.data.add({
      name: NOUN,
      migrations: MIGRATIONS,
      forget: (customer) => this.#forget(customer),
      reset: () => this.#reset(),
    });
  }

  ended(call: LiveCall, intentId: string | undefined): void {
    const { number, direction, startedAt: at, answeredAt, endedAt = at, end = 'lost' } = call;
    const account: PhoneAccount = {
      ...{ id: randomUUID(), number, direction, at, endedAt, end },
      ...(answeredAt !== undefined && { answeredAt }),
      ...(intentId !== undefined && { intentId }),
    };
    this.#owed = [...this.#owed, account].slice(-MOST_OWED);
    this.#lately = undefined;
    this.#write();
    this.#parts.changed();
  }

  /** Whether the phone is heard from now on. */
  listening(isHeard: boolean): void {
    if (isHeard === (this.#span !== undefined)) return;
    this.#pulse();
    this.#stopPulse?.();
    const now = this.#parts.now();
    this.#span = isHeard ? { id: randomUUID(), from: now, to: now } : undefined;
    this.#stopPulse = isHeard ? this.#parts.every(PULSE_MS, () => this.#pulse()) : undefined;
    this.#pulse();
  }

  /** What came in lately and is no leg of an own call: for the inbox of missed calls. */
  lately(): HeardCall[] {
    this.#lately ??= this.between(this.#parts.now() - LATELY_MS, Infinity)
      .filter(({ direction, number, intentId }) => direction === 'in' && number !== '' && intentId === undefined)
      .slice(-FEW)
      .map(toHeard);
    return this.#lately;
  }

  /** Every call that began between these moments, oldest first. */
  between(from: number, to: number): PhoneAccount[] {
    const isMeant = ({ at }: PhoneAccount): boolean => at >= from && at < to;
    const last = Math.min(to, Number.MAX_SAFE_INTEGER);
    const rows = this.#quietly(
      () => this.#parts.data.all('SELECT * FROM heard_calls WHERE at >= ? AND at < ? ORDER BY at', from, last),
      [],
    );
    const kept = rows.map(accountOf);
    const ids = new Set(kept.map(({ id }) => id));
    return [...kept, ...this.#owed.filter((one) => isMeant(one) && !ids.has(one.id))].sort((a, b) => a.at - b.at);
  }

  /** When the phone was listened to since then, oldest first. */
  listened(since: number): Listened[] {
    const rows = this.#quietly(
      () => this.#parts.data.all('SELECT * FROM heard_spans WHERE to_at >= ? ORDER BY from_at', since),
      [],
    );
    const kept = rows.map((row) => ({ id: String(row['id']), from: Number(row['from_at']), to: Number(row['to_at']) }));
    const now = this.#span && { ...this.#span, to: this.#parts.now() };
    return [...kept.filter(({ id }) => id !== now?.id), ...(now ? [now] : [])].map(({ from, to }) => ({ from, to }));
  }

  #write(): void {
    this.#quietly(() => {
      const { data, now } = this.#parts;
      data.transaction(() => {
        for (const one of this.#owed) {
          const { id, number, direction, at, answeredAt = null, endedAt, end, intentId = null } = one;
          const values = [id, numberKey(number), number, direction, at, answeredAt, endedAt, end, intentId, now()];
          data.run('INSERT OR IGNORE INTO heard_calls VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', ...values);
        }
        this.#prune();
      });
      this.#owed = [];
    }, undefined);
  }

  /** Once a day. A record goes by the same rule. */
  #prune(): void {
    const { data, now, keepsDays } = this.#parts;
    if (Math.abs(now() - this.#prunedAt) < DAY_MS) return;
    this.#prunedAt = now();
    const before = now() - keepsDays() * DAY_MS;
    data.run('DELETE FROM heard_calls WHERE at < ?', before);
    data.run(
      'DELETE FROM heard_calls WHERE id IN (SELECT id FROM heard_calls ORDER BY at DESC LIMIT -1 OFFSET ?)',
      MOST,
    );
    data.run('DELETE FROM heard_spans WHERE to_at < ?', before);
  }

  /** A clock that was set back ends no period before it began. */
  #pulse(): void {
    const span = this.#span;
    if (!span) return;
    span.to = Math.max(span.from, this.#parts.now());
    const put = 'INSERT INTO heard_spans VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET to_at = excluded.to_at';
    this.#quietly(() => this.#parts.data.run(put, span.id, span.from, span.to, span.to), 0);
  }

  #forget(customer: string): void {
    const ids = this.#parts.data.all('SELECT id FROM heard_calls WHERE customer = ?', customer);
    for (const { id } of ids) this.#parts.data.remove(NOUN, 'heard_calls', String(id));
    this.#owed = this.#owed.filter(({ number }) => numberKey(number) !== customer);
  }

  /** Perhaps for another agent: what was listened to before is no account of theirs. */
  #reset(): void {
    const now = this.#parts.now();
    this.#lately = undefined;
    this.#owed = [];
    this.#prunedAt = 0;
    this.#span &&= { id: randomUUID(), from: now, to: now };
    this.#parts.changed();
  }

  #quietly<T>(work: () => T, otherwise: T): T {
    try {
      return work();
    } catch {
      return otherwise; // signed out, or a disk that refuses: `OwnData` says so where the agent can do something about it
    }
  }
}

function toHeard({ id, number, at, answeredAt, endedAt, end }: PhoneAccount): HeardCall {
  const result = answeredAt !== undefined ? 'talked' : end === 'missed' ? 'missed' : 'none';
  return { id, number, at, endedAt, result };
}

function accountOf(row: Record<string, SQLOutputValue>): PhoneAccount {
  const { answered_at: answeredAt, intent } = row;
  return {
    id: String(row['id']),
    number: String(row['number']),
    direction: row['direction'] === 'out' ? 'out' : 'in',
    at: Number(row['at']),
    endedAt: Number(row['ended_at']),
    end: String(row['how']) as PhoneCallEnd,
    ...(typeof answeredAt === 'number' && { answeredAt }),
    ...(typeof intent === 'string' && { intentId: intent }),
  };
}
