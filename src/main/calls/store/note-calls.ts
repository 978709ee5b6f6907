import { storedId } from './call-id.ts';
import type { CallWords } from './call-words.ts';
import type { Targets } from './own-notes.ts';
import type { Sql } from './sql.ts';

/** The calls that notes are about: on themselves or on their number. */
export function idsOf({ calls, numbers }: Targets, { sql, words }: { sql: Sql; words: CallWords }): number[] {
  const own = calls.flatMap((uuid) => sql.numbers('SELECT id FROM calls WHERE uuid = ?', storedId(uuid)));
  if (numbers.length === 0) return own;
  const keys = numbers.map((key) => words.findNumberKey(sql, key)).filter((key) => key !== undefined);
  const ofNumbers = 'SELECT id FROM calls WHERE number_key IN (SELECT value FROM json_each(?))';
  return [...own, ...sql.numbers(ofNumbers, JSON.stringify(keys))];
}
