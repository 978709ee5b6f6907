import type { ImportField, ImportTarget } from '../../../preload/contract/index.ts';

const WORDS: readonly (readonly [ImportField, RegExp])[] = [
  ['number', /电话|手机|号码|联系方式|座机|固话|phone|mobile|^tel|cell|number|fax/i],
  ['company', /公司|单位|企业|机构|company|organi[sz]ation|employer/i],
  ['expires', /到期|过期|有效|截止|expir|until/i],
  ['reason', /原因|理由|reason/i],
  ['note', /备注|说明|描述|附注|note|remark|comment|description/i],
  ['name', /姓名|名字|名称|客户|联系人|称呼|name|contact|customer/i],
];
const NUMBER = /^\+?[\d\s()./-]{7,24}$/;
/** A cell may hold millions of characters. */
const TITLE_LENGTH = 200;
/** So many rows tell what is in a column. */
const LOOKED_AT = 50;

/** What the columns of a table seem to be, by their titles and by what is in them; the agent has the last word. */
export function guessColumns(
  rows: readonly (readonly string[])[],
  target: ImportTarget,
): { hasHeader: boolean; fields: ImportField[] } {
  const [first = []] = rows;
  const width = Math.max(0, ...rows.slice(0, LOOKED_AT).map((row) => row.length));
  const hasHeader = !first.some((cell) => NUMBER.test(cell)) && first.some((cell) => titleOf(cell) !== undefined);
  const body = rows.slice(hasHeader ? 1 : 0, LOOKED_AT);
  const places = Array.from({ length: width }, (_, place) => place);
  const fields = places.map((place): ImportField => {
    const title = hasHeader ? titleOf(first[place] ?? '') : undefined;
    return title ?? (holdsNumbers(body, place) ? 'number' : 'ignore');
  });
  const isFree = (place: number): boolean => fields[place] === 'ignore' && body.some((row) => row[place]);
  if (target === 'contacts' && !fields.includes('name') && !hasHeader) {
    const place = places.find(isFree);
    if (place !== undefined) fields[place] = 'name';
  }
  return { hasHeader, fields: fields.map((field, place) => allowed(field, target, fields.indexOf(field) === place)) };
}

/** Only numbers can stand in several columns. */
function allowed(field: ImportField, target: ImportTarget, isFirst: boolean): ImportField {
  if (field !== 'number' && !isFirst) return 'ignore';
  const others = target === 'contacts' ? ['reason', 'expires'] : ['name', 'company'];
  if (target === 'do-not-call' && field === 'note') return 'reason';
  return others.includes(field) ? 'ignore' : field;
}

function titleOf(title: string): ImportField | undefined {
  const beginning = title.slice(0, TITLE_LENGTH);
  return WORDS.find(([, words]) => words.test(beginning))?.[0];
}

function holdsNumbers(rows: readonly (readonly string[])[], place: number): boolean {
  const cells = rows.map((row) => row[place] ?? '').filter((cell) => cell !== '');
  return cells.length > 0 && cells.filter((cell) => NUMBER.test(cell)).length * 2 > cells.length;
}
