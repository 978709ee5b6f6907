import type { Writable } from '../json.ts';
import { seedOf } from '../random.ts';

/** A record as it goes out: anything that JSON can say. */
export type Row = Record<string, Writable>;

interface RowManner {
  says: string;
  /** `key` tells the call, `answer` counts the answers of this server. */
  bend: (row: Row, key: string, answer: number) => Row;
}

const NUMBERS = ['agent_evaluated', 'customer_duration', 'duration', 'queue_wait_time', 'wait_time'];
const DIGITS = ['customer_phone', 'trunk_number', 'agent_phone'];
const FIELDS = [
  ...NUMBERS,
  ...DIGITS,
  'agent_id',
  'answer_way',
  'customer_attribution',
  'hangup_disposition',
  'record_path',
  'trunk_number_name',
  'user_data',
];
const WORDS: Readonly<Record<string, readonly string[]>> = {
  接听: ['接通', '已接听', 'answered', '通话成功'],
  被叫未接: ['客户未接', '被叫无应答', 'Customer No Answer'],
  主叫未接: ['坐席未接', '主叫无应答'],
  振铃未接: ['振铃无应答', 'ring_no_answer'],
  队列放弃: ['排队放弃', 'Queue-Abandon'],
  ivr: ['IVR', '语音导航'],
};
/** Values that nothing can be made of, by the field that has one in an odd row. */
const ODD: readonly (readonly [string, Writable])[] = [
  ['agent_evaluated', { score: 5 }],
  ['duration', 'long'],
  ['customer_duration', [1]],
  ['user_data', { order: 1 }],
  ['customer_phone', { number: '13800138000' }],
  ['trunk_number_name', true],
];

/** How records are written where the page leaves it open, or where a server does not keep to it. */
export const ROW_MANNERS = {
  'numbers-as-text': {
    says: 'durations and scores are texts',
    bend: (row) => changed(row, NUMBERS, (value) => (typeof value === 'number' ? String(value) : value)),
  },
  'text-as-numbers': {
    says: 'phone numbers are JSON numbers',
    bend: (row) =>
      changed(row, DIGITS, (value) =>
        typeof value === 'string' && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : value,
      ),
  },
  'ids-as-text': {
    says: 'agent_id is a text',
    bend: (row) => changed(row, ['agent_id'], (value) => (typeof value === 'bigint' ? String(value) : value)),
  },
  'empty-for-missing': {
    says: 'what a record has not is an empty text',
    bend: (row) => changed(row, FIELDS, (value) => value ?? ''),
  },
  'null-for-missing': {
    says: 'what a record has not is null',
    bend: (row) => changed(row, FIELDS, (value) => value ?? null),
  },
  'extra-fields': {
    says: 'records have fields that no page names',
    bend: (row) => ({ ...row, id: 1, tags: ['a'], ext: { a: { b: null } }, CALL_UUID: 'x' }),
  },
  'odd-fields': {
    says: 'in one record of three a field cannot be read',
    bend: (row, key) => {
      const odd = oddFieldOf(key);
      return odd ? { ...row, [odd[0]]: odd[1] } : row;
    },
  },
  'odd-times': {
    says: 'in one record of three start_time cannot be read',
    bend: (row, key) => (isOdd(key, 'time') ? { ...row, start_time: ODD_TIME } : row),
  },
  'no-ids': {
    says: 'one record of three has no call_uuid',
    bend: (row, key) => (isOdd(key, 'id') ? { ...row, call_uuid: undefined } : row),
  },
  'dotted-ids': {
    says: 'call_uuid looks like 1795337400.7@pbx/1+=',
    bend: (row, key) => changed(row, ['call_uuid'], (value) => (value === undefined ? value : dottedId(key))),
  },
  'number-ids': {
    says: 'call_uuid is a number of nineteen digits',
    bend: (row, key) => changed(row, ['call_uuid'], (value) => (value === undefined ? value : numberId(key))),
  },
  'signed-links': {
    says: 'record_path is signed anew in every answer',
    bend: (row, _key, answer) =>
      changed(row, ['record_path'], (value) => (typeof value === 'string' && value ? signed(value, answer) : value)),
  },
  counting: {
    says: 'wait_time differs in every answer',
    bend: (row, _key, answer) => ({ ...row, wait_time: answer }),
  },
  'early-missed': {
    says: 'a call that goes on is 主叫未接 until it has ended',
    bend: (row) => (row['end_time'] === undefined ? { ...row, states: '主叫未接' } : row),
  },
  'other-words': {
    says: 'states are other words of the same meaning',
    bend: (row, key) => changed(row, ['states'], (value) => otherWord(value, key)),
  },
  'unknown-words': {
    says: 'states are words without a meaning',
    bend: (row, key) => changed(row, ['states'], (value) => value && `状态${seedOf('word', key) % 4}`),
  },
} satisfies Record<string, RowManner>;
export type RowMannerName = keyof typeof ROW_MANNERS;
export const ROW_MANNER_NAMES = Object.keys(ROW_MANNERS) as RowMannerName[];

export const ODD_TIME = 'soon';

/** A record with all of these manners, as the `answer`th answer has it. */
export function bendRow(row: Row, manners: readonly RowMannerName[], answer: number): Row {
  const key = keyOf(row);
  return ROW_MANNER_NAMES.filter((name) => manners.includes(name)).reduce((bent, name) => {
    const manner: RowManner = ROW_MANNERS[name];
    return manner.bend(bent, key, answer);
  }, row);
}

/** What tells a call whose record is not bent yet. */
function keyOf(row: Row): string {
  const id = row['call_uuid'];
  return typeof id === 'string' ? id : JSON.stringify([row['start_time'], row['customer_phone']]);
}

/** Is this one of the records, one of three, that have something odd of this kind? */
export function isOdd(key: string, kind: 'field' | 'time' | 'id'): boolean {
  return seedOf(kind, key) % 3 === 0;
}

export function oddFieldOf(key: string): readonly [string, Writable] | undefined {
  return isOdd(key, 'field') ? ODD[seedOf('which', key) % ODD.length] : undefined;
}

export function dottedId(key: string): string {
  return `1795337400.${seedOf('dotted', key)}${seedOf('more', key)}@pbx/1+=`;
}

/** Beyond what a double can hold, and within int64. */
export function numberId(key: string): bigint {
  return 9_000_000_000_000_000_000n + (BigInt(seedOf('high', key)) << 25n) + BigInt(seedOf('low', key) >>> 8);
}

function otherWord(value: Writable, key: string): Writable {
  const words = typeof value === 'string' ? WORDS[value] : undefined;
  return words ? words[seedOf('word', key) % words.length] : value;
}

function signed(link: string, answer: number): string {
  return `${link}${link.includes('?') ? '&' : '?'}sign=${seedOf('sign', answer).toString(16)}`;
}

function changed(row: Row, fields: readonly string[], change: (value: Writable) => Writable): Row {
  return { ...row, ...Object.fromEntries(fields.map((field) => [field, change(row[field])])) };
}
