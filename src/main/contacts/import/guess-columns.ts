import type { ImportField, ImportTarget } from '../../../preload/contract/index.ts';

const WORDS: readonly (readonly [ImportField, RegExp])[] = [
  ['number', /电话|手机|号码|联系方式|座机|固话|phone|mobile|^tel|cell|number|fax/i],
  ['company', /公司|单位|企业|机构|company|organi[sz]ation|employer/i],
  ['expires', /到期|过期|有效|截止|expir|until/i],
  ['reason', /原因|理由|reason/i],
  ['note', /备注|说明|描述|附注|note|remark|comment|description/i],
  ['name', /姓名|名字|名称|客户|联系人|称呼|name|contact|customer/i],
];
/** A date is written with the same signs. */
const NUMBER = /^(?!\d{4}([-/.])\d{1,2}\1\d{1,2}(?!\d))\+?[\d\s()./-]{7,24}$/;
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
  if (target !== 'do-not-call' && !fields.includes('name') && !hasHeader) {
    const place = places.find(isFree);
    if (place !== undefined) fields[place] = 'name';
  }
  const isNamed = (place: number): boolean => hasHeader && titleOf(first[place] ?? '') === 'number';
  const fits = fields.map((field, place) => allowed(field, target, fields.indexOf(field) === place));
  return { hasHeader, fields: target === 'call-list' ? kept(fits, isNamed, body) : fits };
}

/**
 * Of a call list nothing is left out that says something. A title alone ("contract number") makes no phone number there, nor do digits alone (an
 * amount) where another column has both.
 */
function kept(
  fields: readonly ImportField[],
  isNamed: (place: number) => boolean,
  body: readonly (readonly string[])[],
): ImportField[] {
  const isFull = (place: number): boolean => fields[place] === 'number' && holdsNumbers(body, place);
  const hasNamed = fields.some((_field, place) => isFull(place) && isNamed(place));
  const isCalled = (place: number): boolean => isFull(place) && (!hasNamed || isNamed(place));
  const isKnown = fields.some((_field, place) => isCalled(place));
  return fields.map((field, place) => {
    const isLeft = field === 'ignore' || (field === 'number' && isKnown && !isCalled(place));
    return isLeft && body.some((row) => row[place]) ? 'column' : field;
  });
}

/** What has no meaning there. */
const OTHERS: Readonly<Record<ImportTarget, readonly ImportField[]>> = {
  contacts: ['reason', 'expires'],
  'do-not-call': ['name', 'company'],
  'call-list': ['note', 'reason', 'expires'],
};

/** Only numbers can stand in several columns. */
function allowed(field: ImportField, target: ImportTarget, isFirst: boolean): ImportField {
  if (field !== 'number' && !isFirst) return 'ignore';
  const others = OTHERS[target];
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
