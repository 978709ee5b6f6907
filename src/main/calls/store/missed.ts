import type { MissedNumber } from '../../../preload/contract/index.ts';
import { MISSED, NOT_REACHED, TALKED, stateOf } from './call-kind.ts';
import type { CallWords } from './call-words.ts';
import { inOrder } from './calls-by-id.ts';
import { given, numberIn, textIn } from './cells.ts';
import type { Sql } from './sql.ts';

/** The newest; whoever has more has another problem. */
const MOST = 500;

/** From the index over time alone, of customers who were missed at all; key 0 is a withheld number, which nobody can call back. */
const NEWEST_FIRST = `SELECT id, number_key, kind, sort_at FROM calls INDEXED BY by_time
  WHERE sort_at >= 0 AND kind IN (${[...MISSED, ...TALKED, ...NOT_REACHED].join()})
    AND number_key IN (SELECT number_key FROM calls INDEXED BY by_time WHERE kind IN (${MISSED.join()}) AND number_key <> 0)
  ORDER BY sort_at DESC, id`;

/** The newest missed call of a customer that is open. */
interface Open {
  id: number;
  missedAt: number;
  times: number;
  triedAt: number | undefined;
}

/** What is known of a customer, going back in time from now. */
interface Customer {
  /** What was missed before this is done: they talked then, or the agent said so. */
  doneAt: number;
  triedAt?: number;
  open?: Open;
}

/** The inbox of missed calls, newest first: one pass over all calls. `settled`: until when a number (by its key) was called done by hand. */
export function missed(sql: Sql, words: CallWords, settled: ReadonlyMap<string, number>): MissedNumber[] {
  const customers = new Map<number, Customer>();
  const open: Open[] = [];
  for (const row of sql.all(NEWEST_FIRST)) {
    const [id = 0, key = 0, kind = 0, at = 0] = row as number[];
    let customer = customers.get(key);
    if (!customer) {
      const settledAt = settled.size === 0 ? undefined : settled.get(words.textOfNumberKey(sql, key));
      // The call that was settled is done itself.
      customer = { doneAt: settledAt === undefined ? -Infinity : settledAt + 1 };
      customers.set(key, customer);
    }
    const found = goBack(customer, id, kind, at);
    if (found) open.push(found);
  }
  return described(sql, words, open.slice(0, MOST));
}

/** The next older call of a customer; returns what it opens. */
function goBack(customer: Customer, id: number, kind: number, at: number): Open | undefined {
  if (TALKED.includes(kind)) customer.doneAt = Math.max(customer.doneAt, at);
  else if (NOT_REACHED.includes(kind)) customer.triedAt ??= at;
  else if (at >= customer.doneAt && customer.open) customer.open.times++;
  else if (at >= customer.doneAt) {
    const triedAt = customer.triedAt !== undefined && customer.triedAt > at ? customer.triedAt : undefined;
    customer.open = { id, missedAt: at, times: 1, triedAt };
    return customer.open;
  }
  return undefined;
}

function described(sql: Sql, words: CallWords, open: readonly Open[]): MissedNumber[] {
  const ids = open.map(({ id }) => id);
  const rows = inOrder(sql, ids, 'uuid, kind, number, region, ended_at', (cells) => cells);
  return open.map(({ missedAt, times, triedAt }, i) => {
    const [uuid, kind, number, region, endedAt] = rows[i] ?? [];
    return given({
      customerNumber: textIn(number) ?? '',
      customerRegion: words.regions.textOf(sql, Number(region)),
      uuid: textIn(uuid) ?? '',
      state: stateOf(Number(kind)),
      missedAt,
      endedAt: numberIn(endedAt),
      times,
      triedAt,
    });
  });
}
