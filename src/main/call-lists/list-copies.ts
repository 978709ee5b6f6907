import type { EntryState } from '../../preload/contract/index.ts';
import { oneLine, plainText } from '../call-api/plain-text.ts';
import { CALL_STATES } from '../calls/store/call-kind.ts';
import { NAME_LENGTH, NUMBER_LENGTH } from '../contacts/contact-text.ts';
import type { Cell, Cells, OwnRow } from '../own-data/own-copy.ts';
import { CELL_LENGTH, MOST_HOURS_APART, MOST_TRIES, SCRIPT_LENGTH } from './list-limits.ts';

const STATES: readonly Cell[] = [
  'open',
  'calling',
  'reached',
  'not-reached',
  'skipped',
  'refused',
] satisfies EntryState[];
const RESULTS: readonly Cell[] = CALL_STATES;
const ALL_HOURS = 2 ** 24 - 1;

/** A list or an entry of a backup, as the tables may hold it. */
export function admittedList(row: OwnRow): OwnRow | undefined {
  const cells = row.table === 'call_lists' ? listCells(row.cells) : entryCells(row.cells);
  return cells && { ...row, cells };
}

function listCells(cells: Cells): Cells | undefined {
  const name = oneLine(String(cells['name']), NAME_LENGTH);
  if (name === '') return undefined;
  return {
    ...cells,
    name,
    script: plainText(String(cells['script']), SCRIPT_LENGTH),
    columns: texts(cells['columns']),
    most_tries: between(cells['most_tries'], 1, MOST_TRIES),
    hours_apart: between(cells['hours_apart'], 1, MOST_HOURS_APART),
  };
}

/** A call whose account of itself cannot be read is a call of which nothing is known: the entry stays as it stands. */
function entryCells(cells: Cells): Cells | undefined {
  if (!STATES.includes(cells['state'] ?? null) || !/\d/.test(String(cells['customer']))) return undefined;
  const hasCall = isCall(cells['call']);
  return {
    ...cells,
    name: oneLine(String(cells['name']), NAME_LENGTH),
    company: oneLine(String(cells['company']), NAME_LENGTH),
    number: oneLine(String(cells['number']), NUMBER_LENGTH),
    cells: texts(cells['cells']),
    tries: between(cells['tries'], 0, 1_000),
    hours: between(cells['hours'], 0, ALL_HOURS),
    result: RESULTS.includes(cells['result'] ?? null) ? (cells['result'] ?? null) : null,
    intent: hasCall ? (cells['intent'] ?? null) : null,
    call: hasCall ? (cells['call'] ?? null) : null,
  };
}

function between(value: Cell | undefined, least: number, most: number): number {
  return Math.min(most, Math.max(least, Number(value)));
}

/** A JSON array of texts, bounded; empty where it is none. */
function texts(value: Cell | undefined): string {
  const parsed = parse(value);
  const list = Array.isArray(parsed) ? parsed.filter((one): one is string => typeof one === 'string') : [];
  return JSON.stringify(list.map((text) => oneLine(text, CELL_LENGTH)));
}

function isCall(value: Cell | undefined): boolean {
  const call = parse(value);
  if (typeof call !== 'object' || call === null) return false;
  if (!('before' in call) || typeof call.before !== 'object' || call.before === null) return false;
  const { before } = call;
  const hasTimes = 'startedAt' in call && typeof call.startedAt === 'number';
  const hasTexts = 'intentId' in call && typeof call.intentId === 'string' && 'callee' in call;
  return hasTimes && hasTexts && 'state' in before && STATES.includes(before.state as Cell) && 'tries' in before;
}

function parse(value: Cell | undefined): unknown {
  try {
    return JSON.parse(String(value));
  } catch {
    return undefined;
  }
}
