import {
  callId,
  exactText,
  int64,
  isObject,
  looseInt64,
  number,
  readFields,
  seconds,
  text,
  yesOrNo,
  type FieldsOf,
  type Readers,
} from './fields.ts';

/**
 * The answers of the API as its page documents them. Unknown fields are left out; a documented field may be missing, null, or odd: an odd
 * one costs that field alone. What is no documented body at all gives undefined. Ids are decimal strings (see json.ts).
 */

/** An address with a signature in it can be long, and is worth nothing cut short. */
const address = text(8192);

const RECORD = {
  agent_evaluated: number,
  agent_id: looseInt64,
  agent_phone: text(),
  answer_way: text(),
  call_type: text(),
  call_uuid: callId,
  customer_attribution: text(),
  customer_duration: seconds,
  customer_phone: text(),
  duration: seconds,
  end_time: text(),
  hangup_disposition: text(),
  queue_wait_time: seconds,
  record_path: address,
  start_time: text(),
  states: text(),
  trunk_number: text(),
  trunk_number_name: text(),
  wait_time: seconds,
  user_data: text(),
} satisfies Readers;

const LONGEST_AGENT = 100;

/** Everything that `OddField.field` can be. */
export const ODD_FIELDS: ReadonlySet<string> = new Set([...Object.keys(RECORD), 'row', 'total']);

const GROUP = { id: int64, looseInt64, name: text(), rule_type: number } satisfies Readers;
const NUMBER = { name: text(), number: text() } satisfies Readers;
const SIP = {
  agent_id: int64,
  agent_name: text(),
  expiration_at: text(),
  occupied: yesOrNo,
  password: exactText,
  sip: text(),
} satisfies Readers;

export type WireRecord = FieldsOf<typeof RECORD>;
export type WireSip = FieldsOf<typeof SIP>;
export type WireNumber = FieldsOf<typeof NUMBER>;
export type WireGroup = FieldsOf<typeof GROUP> & { numbers: string[] };
export interface WireNumbers {
  groups: WireGroup[];
  numbers: WireNumber[];
}

/** What could not be read: a field of a record, an entry that is no record (`row`), or the `total`. */
export interface OddField {
  field: string;
  record?: WireRecord;
  /** Of an `agent_id` that is no number: by it two agents are told apart all the same. */
  value?: string;
}

export interface WireRecords {
  data: WireRecord[];
  total: number | undefined;
  /** Left out: everything could be read. */
  odd?: OddField[];
}

/** One record; every field of `value` may be missing. */
export function readRecord(value: object, onOdd?: (field: string) => void): WireRecord {
  return readFields(value, RECORD, onOdd);
}

/** `{ data, total }`. Go services write an empty list as null, which is believed where the total says the same. */
export function readRecords(body: unknown): WireRecords | undefined {
  if (!isObject(body)) return undefined;
  const odd: OddField[] = [];
  const told = number(body['total']);
  const total = typeof told === 'number' && Number.isInteger(told) && told >= 0 ? told : undefined;
  if (total === undefined && told !== undefined) odd.push({ field: 'total' });
  if (body['data'] === null && total === 0) return { data: [], total };
  if (!Array.isArray(body['data'])) return undefined;
  const data = body['data'].flatMap((entry: unknown) => {
    const found: string[] = [];
    const record = isObject(entry) ? readRecord(entry, (field) => found.push(field)) : undefined;
    if (!record) odd.push({ field: 'row' });
    else for (const field of found) odd.push(oddField(field, record, entry));
    return record ? [record] : [];
  });
  if (isOfOthers(body['data'], RECORD)) return undefined;
  return { data, total, ...(odd.length > 0 && { odd }) };
}

function oddField(field: string, record: WireRecord, entry: unknown): OddField {
  const value = field === 'agent_id' && isObject(entry) ? JSON.stringify(entry['agent_id']) : '';
  // An empty object, or a flag, names nobody.
  return /[\p{L}\p{N}]/u.test(value) && !/^(true|false)$/.test(value)
    ? { field, record, value: value.slice(0, LONGEST_AGENT) }
    : { field, record };
}

/** Is there something in it, and nothing that has any of these fields? Such a list is another answer, not one of odd entries. */
function isOfOthers(list: readonly unknown[], fields: object): boolean {
  const isKnown = (entry: unknown): boolean =>
    isObject(entry) && Object.keys(fields).some((name) => Object.hasOwn(entry, name));
  return list.length > 0 && !list.some(isKnown);
}

/** `{ groups, numbers }`; without either there must at least be something in the other. */
export function readNumbers(body: unknown): WireNumbers | undefined {
  if (!isObject(body)) return undefined;
  const [groups, numbers] = [listIn(body, 'groups', GROUP), listIn(body, 'numbers', NUMBER)];
  if (!groups || !numbers) return undefined;
  const isBoth = 'groups' in body && 'numbers' in body;
  if (!isBoth && groups.length + numbers.length === 0) return undefined;
  return {
    groups: groups.filter(isObject).map((group) => ({
      ...readFields(group, GROUP),
      numbers: (listIn(group, 'numbers', NUMBER) ?? []).map(text()).filter((one) => typeof one === 'string'),
    })),
    numbers: numbers.flatMap((one) => (isObject(one) ? [readFields(one, NUMBER)] : bareNumber(one))),
  };
}

/** A number without the name that should be beside it. */
function bareNumber(value: unknown): WireNumber[] {
  const shown = text()(value);
  return typeof shown === 'string' ? [{ name: undefined, number: shown }] : [];
}

/** A list of objects with these fields, at least in part; null and missing are an empty one. undefined: it is none. */
function listIn(body: Record<string, unknown>, name: string, fields: object): unknown[] | undefined {
  const value = body[name] ?? [];
  if (!Array.isArray(value)) return undefined;
  const isOfValues = name === 'numbers' && value.some((one) => typeof one === 'string' || typeof one === 'number');
  return isOfValues || !isOfOthers(value, fields) ? value : undefined;
}

/** A bare array. */
export function readSips(body: unknown): WireSip[] | undefined {
  if (!Array.isArray(body)) return undefined;
  return isOfOthers(body, SIP) ? undefined : body.filter(isObject).map((seat) => readFields(seat, SIP));
}

/** What any scheme of call ids is made of, and as long as one: neither a sentence nor markup. */
const CALL_ID = /^[\w.:@/+=~{}|#$!%*()[\],;&?'^-]{8,64}$/;
/** Of SIP (RFC 3261 §20.8), which may be longer. */
const SIP_CALL_ID = /^[\w.~!%*+'()-]{8,100}@[\w.:[\]-]{1,60}$/;
/** "Unauthorized", "call-failed": what a program writes where there is no id. */
function isWord(text: string): boolean {
  const parts = text.split(/[._-]/);
  const isPlain = parts.every((part) => /^(?:[a-z]+|[A-Z]+|[A-Z][a-z]+)$/.test(part));
  return isPlain && text.length <= 40 && parts.some((part) => part.length >= 6);
}

/**
 * `{ uuid }`, the call's id, as a text like the page says. Ids of other schemes than UUIDs are taken as they come, but only what is a call's id says
 * that a call was placed: for anything else the outcome is unknown.
 */
export function readCallout(body: unknown): { uuid: string } | undefined {
  const uuid = isObject(body) ? body['uuid'] : undefined;
  const written = typeof uuid === 'string' ? callId(uuid) : undefined;
  if (typeof written !== 'string' || isWord(written)) return undefined;
  return CALL_ID.test(written) || SIP_CALL_ID.test(written) ? { uuid: written } : undefined;
}
