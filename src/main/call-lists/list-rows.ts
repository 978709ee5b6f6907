import type { SQLOutputValue } from 'node:sqlite';
import type {
  CallList,
  CallState,
  EntryState,
  ListCounts,
  OutcomeCode,
  RetryRule,
} from '../../preload/contract/index.ts';
import type { Tries } from './retry-rule.ts';

/** Part of every merge and backup by this name. */
export const NOUN = 'call-lists';

/**
 * `customer`: the key of `number`, the one that is called; `further`: the keys of a row's other numbers, each between spaces. `call`: the last call
 * for this entry and how the entry stood before it, as JSON; `intent` is that call's id.
 */
export const MIGRATIONS = [
  `CREATE TABLE call_lists (
     id         TEXT PRIMARY KEY,
     name       TEXT NOT NULL,
     script     TEXT NOT NULL,
     columns    TEXT NOT NULL,
     most_tries INTEGER NOT NULL,
     hours_apart INTEGER NOT NULL,
     created_at INTEGER NOT NULL,
     worked_at  INTEGER NOT NULL,
     updated_at INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE list_entries (
     id         TEXT PRIMARY KEY,
     list       TEXT NOT NULL,
     place      INTEGER NOT NULL,
     name       TEXT NOT NULL,
     company    TEXT NOT NULL,
     number     TEXT NOT NULL,
     customer   TEXT NOT NULL,
     further    TEXT NOT NULL,
     cells      TEXT NOT NULL,
     state      TEXT NOT NULL,
     tries      INTEGER NOT NULL,
     hours      INTEGER NOT NULL,
     not_before INTEGER,
     called_at  INTEGER,
     result     TEXT,
     talk_seconds INTEGER,
     intent     TEXT,
     call       TEXT,
     updated_at INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX list_entry_places ON list_entries (list, place);
   CREATE INDEX list_entry_states ON list_entries (list, state, place, tries, called_at);
   CREATE INDEX list_entry_customers ON list_entries (customer);
   CREATE INDEX list_entry_intents ON list_entries (intent) WHERE intent IS NOT NULL;
   CREATE INDEX list_entry_further ON list_entries (further) WHERE further <> '';`,
];

export type StoredList = Omit<CallList, 'counts'>;

/** How an entry stands: what calls and the agent's word change. */
export interface Standing extends Tries {
  state: EntryState;
  calledAt?: number;
  result?: CallState;
  talkSeconds?: number;
}

/** The last call for an entry. `before`: as the entry stood without it. */
export interface EntryCall {
  intentId: string;
  callee: string;
  startedAt: number;
  uuid?: string;
  /** How it went, as far as that was told. */
  told?: CallState;
  talkSeconds?: number;
  /** The agent has said how the entry stands, whatever the record tells. */
  isByHand?: boolean;
  /** What the agent said it came to. */
  outcome?: Pick<OutcomeCode, 'inLists' | 'meaning'>;
  before: Standing;
}

export interface StoredEntry extends Standing {
  id: string;
  list: string;
  place: number;
  name: string;
  company: string;
  number: string;
  customer: string;
  further: string[];
  cells: string[];
  call?: EntryCall;
}

/** What tells whether an entry can be offered. */
export interface Waiting extends Tries {
  id: string;
  place: number;
  customer: string;
  /** UTC epoch ms of the last call. */
  calledAt?: number;
}

type Row = Record<string, SQLOutputValue>;

export function toList(row: Row): StoredList {
  const rule: RetryRule = { mostTries: Number(row['most_tries']), hoursApart: Number(row['hours_apart']) };
  return {
    id: String(row['id']),
    name: String(row['name']),
    script: String(row['script']),
    columns: texts(row['columns']),
    rule,
  };
}

export function toEntry(row: Row): StoredEntry {
  return {
    ...toWaiting(row),
    list: String(row['list']),
    name: String(row['name']),
    company: String(row['company']),
    number: String(row['number']),
    further: String(row['further']).split(' ').filter(Boolean),
    cells: texts(row['cells']),
    state: String(row['state']) as EntryState,
    ...(row['result'] !== null && { result: String(row['result']) as CallState }),
    ...(row['talk_seconds'] !== null && { talkSeconds: Number(row['talk_seconds']) }),
    ...(row['call'] !== null && { call: JSON.parse(String(row['call'])) as EntryCall }),
  };
}

export function toWaiting(row: Row): Waiting {
  return {
    id: String(row['id']),
    place: Number(row['place']),
    customer: String(row['customer']),
    tries: Number(row['tries']),
    hours: Number(row['hours']),
    ...(row['not_before'] !== null && { notBefore: Number(row['not_before']) }),
    ...(row['called_at'] !== null && { calledAt: Number(row['called_at']) }),
  };
}

const COUNTED: Readonly<Record<EntryState, keyof ListCounts>> = {
  open: 'open',
  calling: 'calling',
  reached: 'reached',
  'not-reached': 'notReached',
  skipped: 'skipped',
  refused: 'refused',
};

/** `rows`: one for each state. */
export function toCounts(rows: readonly Row[]): ListCounts {
  const counts: ListCounts = {
    total: 0,
    open: 0,
    calling: 0,
    reached: 0,
    notReached: 0,
    skipped: 0,
    refused: 0,
    tried: 0,
    lastHour: 0,
  };
  for (const row of rows) {
    counts[COUNTED[String(row['state']) as EntryState]] = Number(row['entries']);
    counts.total += Number(row['entries']);
    counts.tried += Number(row['tried']);
    counts.lastHour += Number(row['last_hour']);
  }
  return counts;
}

function texts(value: SQLOutputValue | undefined): string[] {
  return (JSON.parse(String(value)) as unknown[]).map(String);
}
