import { createHash } from 'node:crypto';
import type { DoNotCallEntry, ImportChoice } from '../../preload/contract/index.ts';
import { oneLine } from '../call-api/plain-text.ts';
import { NAME_LENGTH } from '../contacts/contact-text.ts';
import type { FineRow, ImportTarget } from '../contacts/import/import-target.ts';
import type { RowMeaning } from '../contacts/import/read-row.ts';
import { Fault } from '../fault.ts';
import { numberKey } from '../phone-numbers/number-key.ts';
import type { ListTable, NewEntry } from './list-table.ts';
import { USUAL_RULE } from './retry-rule.ts';

export interface ListTargetParts {
  table: ListTable;
  /** What forbids calling the customer with this key now. */
  doNotCall: (customer: string) => Pick<DoNotCallEntry, 'reason'> | undefined;
  announce: () => void;
}

const TITLE_LENGTH = 60;

/** Rows of a file become entries of a call list. The row's first number is the one that is called; the others stand beside it. */
export function listTarget({ table, doNotCall, announce }: ListTargetParts): ImportTarget {
  /** Of the import that runs: where each of its columns stands in the list. */
  let arranged: { id: string; places: readonly number[] } | undefined;
  const isKnown = ({ draft }: RowMeaning, choice: ImportChoice): boolean => {
    const [first] = keysOf(draft.numbers);
    return first !== undefined && table.hasCustomer(first, listIdOf(choice));
  };
  return {
    isKnown,
    survey: (choice) => {
      const lists = new Set<string>();
      let [refused, rows] = [0, 0];
      const see = ({ draft }: RowMeaning): void => {
        const [first = ''] = keysOf(draft.numbers);
        const others = table.listsOf(first).filter((id) => id !== listIdOf(choice));
        if (doNotCall(first)) refused++;
        if (others.length > 0) rows++;
        for (const id of others) lists.add(id);
      };
      const found = () => ({ refused, elsewhere: { rows, lists: [...lists].map((id) => table.list(id)?.name ?? '') } });
      return { see, found };
    },
    begin: (choice, titles) => {
      const columns = titles.map((title) => oneLine(title, TITLE_LENGTH));
      if (choice.list?.is === 'existing') arranged = { id: choice.id, places: joined(table, choice.list.id, columns) };
      else begin(table, choice, columns);
    },
    take: (rows, onEqual, choice) =>
      table.transaction(() => {
        const list = listIdOf(choice);
        const known = new Set<string>();
        const places = arranged?.id === choice.id ? arranged.places : undefined;
        const entries = rows.map((row) => toEntry(row, choice, doNotCall, places));
        const fresh = entries.filter((entry) => {
          // What an earlier try has taken is no double of itself.
          const isDouble = known.has(entry.customer) || isOther(table, list, entry);
          known.add(entry.customer);
          return onEqual === 'add' || !isDouble;
        });
        table.addEntries(list, fresh);
        return { added: fresh.length, merged: 0, skipped: rows.length - fresh.length };
      }),
    told: announce,
  };
}

function begin(table: ListTable, choice: ImportChoice, columns: string[]): void {
  const name = oneLine(choice.list?.is === 'new' ? choice.list.name : '', NAME_LENGTH);
  if (name === '') throw new Fault('bad-input', { field: 'name' });
  table.addList({ id: choice.id, name, script: '', columns, rule: USUAL_RULE });
}

/** Adds columns that the list does not have yet; says where each of these stands in it. */
function joined(table: ListTable, id: string, titles: readonly string[]): number[] {
  const list = table.list(id);
  if (!list) throw new Fault('not-found');
  const columns = [...list.columns, ...titles.filter((title) => !list.columns.includes(title))];
  if (columns.length > list.columns.length) table.setColumns(id, columns);
  return titles.map((title) => columns.indexOf(title));
}

function listIdOf({ id, list }: ImportChoice): string {
  return list?.is === 'existing' ? list.id : id;
}

function isOther(table: ListTable, list: string, { id, customer }: NewEntry): boolean {
  return table.hasCustomer(customer, list) && table.entry(id) === undefined;
}

function toEntry(
  { row, meaning: { draft, cells } }: FineRow,
  choice: ImportChoice,
  doNotCall: ListTargetParts['doNotCall'],
  places: readonly number[] | undefined,
): NewEntry {
  const [first] = draft.numbers;
  const [customer = '', ...further] = keysOf(draft.numbers);
  return {
    id: entryId(choice.id, row),
    name: draft.name,
    company: draft.company,
    number: first?.number ?? '',
    customer,
    further,
    cells: places ? arrange(cells, places) : cells,
    state: doNotCall(customer) ? 'refused' : 'open',
  };
}

/** Of several columns with one title the last that says something counts. */
function arrange(cells: readonly string[], places: readonly number[]): string[] {
  const arranged = Array.from({ length: Math.max(0, ...places.map((place) => place + 1)) }, () => '');
  cells.forEach((cell, at) => {
    const place = places[at];
    if (place !== undefined && cell !== '') arranged[place] = cell;
  });
  return arranged;
}

function keysOf(numbers: readonly { number: string }[]): string[] {
  return numbers.map(({ number }) => numberKey(number));
}

/** A UUID (RFC 9562, version 8) for this row of this import, whose own id is random: a row that is imported a second time is the same entry. */
function entryId(importId: string, row: number): string {
  const hash = createHash('sha256').update(`${importId}:${row}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
