import { numberKey } from '../../phone-numbers/number-key.ts';
import type { CallWords } from './call-words.ts';
import { textIn } from './cells.ts';
import { foundBy } from './fold.ts';
import type { FoundIndex } from './found-index.ts';
import { mark, setMark } from './marks.ts';
import type { Sql } from './sql.ts';
import type { StoreFile } from './store-file.ts';

/** Counts up whenever `numberKey` or what a number is found by changes: files of an older count are read anew. */
const KEYS = 1;

/** Whether the calls of this history are filed under the keys that numbers have now. */
export function hasKeys(sql: Sql): boolean {
  return mark(sql, 'keys') === KEYS;
}

/**
 * Files the calls of an older history under the keys that their numbers have now. One transaction of the caller's; half a second for 200,000
 * calls, once. The texts of the old keys stay among the words until the next retention.
 */
export function rekeyCalls(sql: Sql, words: CallWords, found: FoundIndex): void {
  const numbers = sql.all('SELECT DISTINCT number FROM calls').map(([number]) => textIn(number) ?? '');
  const keys = numbers.map((number) => [number, words.numberKeyOf(sql, number)]);
  sql.exec('CREATE TEMP TABLE rekeyed (number TEXT PRIMARY KEY, number_key INTEGER NOT NULL) WITHOUT ROWID');
  sql.run(`INSERT INTO rekeyed SELECT value ->> 0, value ->> 1 FROM json_each(?)`, JSON.stringify(keys));
  sql.exec(`
    UPDATE calls SET number_key = rekeyed.number_key FROM rekeyed
      WHERE rekeyed.number = calls.number AND calls.number_key <> rekeyed.number_key;
    DROP TABLE rekeyed;
  `);
  for (const [id, number, reference] of sql.all(
    `SELECT id, number, reference FROM calls WHERE found_by IS NOT NULL AND number GLOB '*[^0-9]*'`,
  )) {
    const document = foundBy(textIn(number) ?? '', textIn(reference));
    sql.run('UPDATE calls SET found_by = ? WHERE id = ?', document, Number(id));
    found.replace(sql, Number(id), document ?? textIn(number) ?? '');
  }
  setMark(sql, 'keys', KEYS);
}

const MOVE_NOTE = `
  INSERT INTO notes (kind, target, text, folded, tags)
    SELECT kind, ?, text, folded, tags FROM notes WHERE kind = 'number' AND target = ?
    ON CONFLICT (kind, target) DO UPDATE SET
      text = notes.text || char(10) || excluded.text,
      folded = notes.folded || char(10) || excluded.folded,
      tags = (SELECT json_group_array(DISTINCT value) FROM
        (SELECT value FROM json_each(notes.tags) UNION ALL SELECT value FROM json_each(excluded.tags)))`;
const MOVE_SETTLED = `
  INSERT INTO settled SELECT ?, at FROM settled WHERE number = ?
    ON CONFLICT (number) DO UPDATE SET at = max(settled.at, excluded.at)`;

/**
 * Notes and settled numbers of an older version stand under keys of bare digits, which +1 301 234 5678 and the mainland's 13012345678 shared.
 * Each goes to the customer whom the calls name, to all of them where there are several: nobody can tell any more whom it was meant for, and
 * nothing is lost. Without a call the digits are read as a number of the mainland. `numbers` gives those of the calls. Does nothing where all
 * is as it should be.
 */
export function rekeyOwn(file: StoreFile, numbers: () => string[]): void {
  const targets = file.read(oldTargets);
  if (targets.length === 0) return;
  const byOldKey = Map.groupBy(numbers(), oldKey);
  file.write((sql) => {
    for (const target of targets) {
      const keys = new Set((byOldKey.get(target) ?? [target]).map(numberKey));
      for (const key of keys)
        for (const move of [MOVE_NOTE, MOVE_SETTLED]) if (key !== target) sql.run(move, key, target);
      if (keys.has(target)) continue;
      sql.run(`DELETE FROM notes WHERE kind = 'number' AND target = ?`, target);
      sql.run('DELETE FROM settled WHERE number = ?', target);
    }
  });
}

function oldTargets(sql: Sql): string[] {
  const rows = [...sql.all(`SELECT target FROM notes WHERE kind = 'number'`), ...sql.all('SELECT number FROM settled')];
  return [...new Set(rows.map(([target]) => String(target)))].filter((target) => numberKey(target) !== target);
}

/** What an older version made of a number: its digits without country code and leading 0. */
function oldKey(text: string): string {
  const compact = text
    .toWellFormed()
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Dash_Punctuation}()\0]/gu, '');
  if (!/^\+?\d+$/.test(compact)) return compact;
  const national = compact.replace(/^(?:\+|00)86(?=\d)/, '').replace(/^\+?0*/, '');
  return (/^86(\d{10,})$/.exec(national)?.[1] ?? national).replace(/^0+(?=\d)/, '') || '0';
}
