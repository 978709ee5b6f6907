import type { Contact, ContactDraft } from '../../preload/contract/index.ts';
import type { Cells, OwnRow } from '../own-data/own-copy.ts';
import type { OwnNoun } from '../own-data/own-noun.ts';
import { numberKey } from '../phone-numbers/number-key.ts';
import { cleanDraft, isEmpty } from './contact-text.ts';
import { mergeContacts } from './merge-contacts.ts';
import { nameKeys } from './name-keys.ts';

const NUMBERS = 'contact_numbers';

/**
 * How contacts of two computers become one list. Only those that say the same (name, company and numbers) become one, notes of both kept: who
 * merely shares a number may be a colleague at the same desk, and stays.
 */
export const CONTACT_COPIES: Pick<OwnNoun, 'admit' | 'sameness' | 'join'> = {
  admit: (row) => {
    const draft = cleanDraft(draftOf(row));
    return isEmpty(draft) ? undefined : rowOf(row, draft);
  },
  sameness: (row) => {
    const { name, company, numbers } = draftOf(row);
    const customers = numbers.map(({ number }) => numberKey(number)).sort();
    return customers.length === 0 ? undefined : JSON.stringify([name, company, customers]);
  },
  join: (newer, older) => {
    if (newer.id === older.id) return newer;
    return rowOf(newer, cleanDraft(mergeContacts(draftOf(newer), draftOf(older))));
  },
};

function draftOf({ cells, parts }: OwnRow): ContactDraft {
  const numbers = (parts[NUMBERS] ?? []).toSorted((a, b) => Number(a['place']) - Number(b['place']));
  return {
    name: String(cells['name']),
    company: String(cells['company']),
    note: String(cells['note']),
    numbers: numbers.map(({ number, label }) => ({ number: String(number), label: String(label) })),
  };
}

function rowOf(row: OwnRow, { name, company, note, numbers }: Omit<Contact, 'id' | 'updatedAt'>): OwnRow {
  const parts = numbers.map(({ number, label }, place): Cells => ({
    ...{ place, number, customer: numberKey(number), label },
  }));
  return { ...row, cells: { ...row.cells, name, company, note, sound: nameKeys(name) }, parts: { [NUMBERS]: parts } };
}
