import type { SoughtCalls } from '../call-queries.ts';
import { mainKey, wholeKey } from '../../phone-numbers/number-key.ts';
import { among, FEW, type Condition, type Purpose, type Sources } from './condition.ts';
import { isDigits, needlesOf } from './fold.ts';
import { foundIn, matchOf } from './found-index.ts';
import { isBulk } from './marks.ts';
import { idsOf } from './note-calls.ts';

/** What a search finds: a list of all calls that match, or a condition to meet on the way. */
type Found = { is: 'listed'; ids: number[] } | ({ is: 'condition' } & Condition);

/**
 * Part of a number, of a line, of a region, of a reference, of an own note or of a contact's name. The search index answers for what is rare; what is common
 * is sooner met by walking from the newest call on. Undefined: nothing is looked for.
 */
export function search(
  { search: text, named = [] }: Pick<SoughtCalls, 'search' | 'named'>,
  purpose: Purpose,
  sources: Sources,
): Found | undefined {
  const needles = needlesOf(text);
  if (needles.length === 0) return undefined;
  const noted = needles.flatMap((needle) => idsOf(sources.notes.saying(needle), sources));
  noted.push(...idsOf({ calls: [], numbers: named }, sources));
  const regions = wordsWith('regions', needles, sources);
  const lines = wordsWith('lines', needles, sources);
  const key = wholeKey(text ?? '');
  const texts = key === undefined ? withText(needles, purpose, sources) : withNumber(needles, key, sources);
  if (texts.is === 'listed' && regions.length + lines.length === 0)
    return { is: 'listed', ids: [...texts.ids, ...noted] };
  const ways = [
    ...(regions.length > 0 ? [among(regions, 'region')] : []),
    ...(lines.length > 0 ? [among(lines, 'line')] : []),
    ...(noted.length > 0 ? [among(noted)] : []),
    texts.is === 'listed' ? among(texts.ids) : texts,
  ];
  return { is: 'condition', ...anyOf(ways) };
}

/**
 * Calls with whoever has this number, however either is written. Where no extension is looked for, all of a virtual number are theirs; where one is,
 * calls without any may be. Numbers of others that only hold the digits are not, but a reference that holds them is found.
 */
function withNumber(needles: string[], key: string, { sql, words, found }: Sources): Found {
  const keys = [key, mainKey(key)].map((one) => words.findNumberKey(sql, one)).filter((one) => one !== undefined);
  const theirs = among(keys, 'number_key');
  const inRow = foundIn(needles);
  const inReference = needles.map(() => 'instr(substr(found_by, instr(found_by, char(10))), ?)').join(' OR ');
  const others = {
    where: `(${inRow.where} AND (number_key <= 0 OR (instr(found_by, char(10)) > 0 AND (${inReference}))))`,
    values: [...inRow.values, ...needles],
  };
  if (!found.canFind(sql, needles) || isBulk(sql)) return { is: 'condition', ...anyOf([theirs, others]) };
  const reach = found.reach(sql);
  const hits = [
    ...sql.numbers(`SELECT rowid FROM found WHERE found MATCH ? LIMIT ${FEW + 1}`, matchOf(needles)),
    ...sql.numbers(`SELECT id FROM calls WHERE id > ? AND ${inRow.where} LIMIT ${FEW + 1}`, reach, ...inRow.values),
  ];
  const ids = keys.flatMap((one) => sql.numbers('SELECT id FROM calls WHERE number_key = ?', one));
  if (hits.length > 0) {
    const chosen = among(hits);
    const texts = `SELECT id FROM calls WHERE ${chosen.where} AND ${others.where}`;
    ids.push(...sql.numbers(texts, ...chosen.values, ...others.values));
  }
  return { is: 'listed', ids };
}

/** Calls that say it themselves, in their number or reference. */
function withText(needles: string[], purpose: Purpose, { sql, found }: Sources): Found {
  const inRow = foundIn(needles);
  const canFind = found.canFind(sql, needles);
  if (!canFind && needles.some(isDigits)) return { is: 'condition', ...inRow };
  const reach = canFind ? found.reach(sql) : 0;
  const behind = `SELECT id FROM calls WHERE id > ? AND ${canFind ? '' : 'found_by IS NOT NULL AND'} ${inRow.where} LIMIT ${FEW + 1}`;
  const match = `SELECT rowid FROM found WHERE found MATCH ?`;
  const ids = canFind ? sql.numbers(`${match} LIMIT ${FEW + 1}`, matchOf(needles)) : [];
  if (ids.length <= FEW) ids.push(...sql.numbers(behind, reach, ...inRow.values));
  if (ids.length <= FEW) return { is: 'listed', ids };
  if (!canFind || purpose === 'page') return { is: 'condition', ...inRow };
  const indexed = { where: `calls.id IN (${match})`, values: [matchOf(needles)] };
  const rest = { where: `(calls.id > ? AND ${inRow.where})`, values: [reach, ...inRow.values] };
  return { is: 'condition', ...anyOf([indexed, rest]) };
}

function wordsWith(table: 'regions' | 'lines', needles: string[], { sql }: Sources): number[] {
  const where = needles.map(() => 'instr(folded, ?)').join(' OR ');
  return sql.numbers(`SELECT id FROM ${table} WHERE ${where}`, ...needles);
}

function anyOf(ways: Condition[]): Condition {
  return { where: `(${ways.map(({ where }) => where).join(' OR ')})`, values: ways.flatMap(({ values }) => values) };
}
