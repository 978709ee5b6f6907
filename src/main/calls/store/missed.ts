import type { MissedNumber } from '../../../preload/contract/index.ts';
import { MISSED, NOT_REACHED, TALKED, stateOf } from './call-kind.ts';
import type { CallWords } from './call-words.ts';
import { inOrder } from './calls-by-id.ts';
import { given, numberIn, textIn } from './cells.ts';
import type { HeardCall } from '../heard-call.ts';
import { heardInHistory, type HeardRow } from './heard-missed.ts';
import type { Sql } from './sql.ts';

/** The newest; whoever has more has another problem. */
const MOST = 500;

/** From the index over time alone, of customers who were missed at all; key 0 is a withheld number, which nobody can call back. */
const newestFirst = (
  heardOf: readonly number[],
): string => `SELECT id, number_key, kind, sort_at FROM calls INDEXED BY by_time
  WHERE sort_at >= 0 AND kind IN (${[...MISSED, ...TALKED, ...NOT_REACHED].join()})
    AND (number_key IN (SELECT number_key FROM calls INDEXED BY by_time WHERE kind IN (${MISSED.join()}) AND number_key <> 0)
      OR number_key IN (${heardOf.join()}))
  ORDER BY sort_at DESC, id`;

/** A call, of a record or heard by the phone alone. */
interface Row {
  /** undefined: no record tells of it yet. */
  id?: number;
  key: number;
  kind: number;
  at: number;
  heard?: HeardCall | undefined;
}

/** The newest missed call of a customer that is open. */
interface Open {
  id: number | undefined;
  heard: HeardCall | undefined;
  missedAt: number;
  times: number;
  triedAt: number | undefined;
}

/** What is known of a customer, going back in time from now. */
interface Customer {
  /** What was missed before this is done: they talked then. */
  talkedAt: number;
  /** What was missed until then is done: the agent said so. */
  settledAt: number;
  triedAt?: number;
  open?: Open;
}

/**
 * The inbox of missed calls, newest first: one pass over all calls. `settled`: until when a number (by its key) was called done by hand. `heard`: calls
 * that the agent's phone told of; those without a record yet are part of the inbox, and a record that comes takes their place.
 */
export function missed(
  sql: Sql,
  words: CallWords,
  settled: ReadonlyMap<string, number>,
  heard: readonly HeardCall[] = [],
): MissedNumber[] {
  const { rows: alone, byRecord, texts } = heardInHistory(sql, words, heard);
  const customers = new Map<number, Customer>();
  const open: Open[] = [];
  for (const row of merged(recordRows(sql, alone, byRecord), alone)) {
    let customer = customers.get(row.key);
    if (!customer) {
      const text = (): string => texts.get(row.key) ?? words.textOfNumberKey(sql, row.key);
      const settledAt = settled.size === 0 ? undefined : settled.get(text());
      customer = { talkedAt: -Infinity, settledAt: settledAt ?? -Infinity };
      customers.set(row.key, customer);
    }
    const found = goBack(customer, row);
    if (found) open.push(found);
  }
  return described(sql, words, open.slice(0, MOST));
}

/** Newest first. */
function recordRows(sql: Sql, alone: readonly HeardRow[], byRecord: ReadonlyMap<number, HeardCall>): Row[] {
  const keys = new Set(alone.map(({ key }) => key));
  return sql.all(newestFirst([...keys])).map((row) => {
    const [id = 0, key = 0, kind = 0, at = 0] = row as number[];
    return { id, key, kind, at, heard: byRecord.get(id) };
  });
}

/** Both are newest first, and so is what comes out. */
function merged(records: Row[], alone: readonly HeardRow[]): Row[] {
  if (alone.length === 0) return records;
  const heard = alone.map(({ call, key, kind }) => ({ key, kind, at: call.at, heard: call }));
  return [...records, ...heard].sort((a, b) => b.at - a.at);
}

/** The next older call of a customer; returns what it opens. */
function goBack(customer: Customer, { id, kind, at, heard }: Row): Open | undefined {
  // What was settled when only the phone had told of it stays so when its record comes, whatever the server's clock says.
  const isDone = at < customer.talkedAt || Math.min(at, heard?.at ?? at) <= customer.settledAt;
  if (TALKED.includes(kind)) customer.talkedAt = Math.max(customer.talkedAt, at);
  else if (NOT_REACHED.includes(kind)) customer.triedAt ??= at;
  else if (!isDone && customer.open) customer.open.times++;
  else if (!isDone) {
    const triedAt = customer.triedAt !== undefined && customer.triedAt > at ? customer.triedAt : undefined;
    customer.open = { id, heard, missedAt: at, times: 1, triedAt };
    return customer.open;
  }
  return undefined;
}

function described(sql: Sql, words: CallWords, open: readonly Open[]): MissedNumber[] {
  const ids = open.flatMap(({ id }) => id ?? []);
  const rows = inOrder(sql, ids, 'uuid, kind, number, region, ended_at', (cells) => cells);
  const byId = new Map(rows.map((cells) => [Number(cells?.at(-1)), cells]));
  return open.map(({ id, heard, missedAt, times, triedAt }) => {
    const [uuid, kind, number, region, endedAt] = (id === undefined ? undefined : byId.get(id)) ?? [];
    const isAlone = id === undefined && heard;
    return given({
      customerNumber: (isAlone ? heard.number : textIn(number)) ?? '',
      customerRegion: words.regions.textOf(sql, Number(region)),
      uuid: textIn(uuid),
      heardId: heard?.id,
      state: isAlone ? ('ring-missed' as const) : stateOf(Number(kind)),
      missedAt,
      endedAt: isAlone ? heard.endedAt : numberIn(endedAt),
      times,
      triedAt,
    });
  });
}
