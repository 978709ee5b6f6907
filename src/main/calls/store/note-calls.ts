import type { Targets } from './own-notes.ts';
import type { Sources } from './condition.ts';

/** The calls that notes are about: on themselves or on their number. */
export function idsOf(
  { calls, numbers }: Targets,
  { sql, words, ids }: Pick<Sources, 'sql' | 'words' | 'ids'>,
): number[] {
  const own = calls.map((uuid) => ids.find(sql, uuid)).filter((id) => id !== undefined);
  if (numbers.length === 0) return own;
  const keys = numbers.map((key) => words.findNumberKey(sql, key)).filter((key) => key !== undefined);
  const ofNumbers = 'SELECT id FROM calls WHERE number_key IN (SELECT value FROM json_each(?))';
  return [...own, ...sql.numbers(ofNumbers, JSON.stringify(keys))];
}
