import type {
  ContactDraft,
  ImportField,
  ImportTarget,
  NumberReading,
  OddReason,
} from '../../../preload/contract/index.ts';
import { oneLine } from '../../call-api/plain-text.ts';
import { cleanDraft, MOST_NUMBERS, NAME_LENGTH, NOTE_LENGTH, NUMBER_LENGTH } from '../contact-text.ts';

/** What a row says: of a contact, of a number that must not be called, or of a customer in a call list. */
export interface RowMeaning {
  draft: ContactDraft;
  reason: string;
  expiresAt?: number;
  /** Of the columns that are kept as they are. */
  cells: string[];
}

const CELL_LENGTH = 500;

export type ReadNumber = (text: string) => NumberReading;

const BETWEEN = /[;；、,，|\n]+|\s\/\s|\/(?=\+?\d{7,})/;
/** A spreadsheet has shown a long number like this, and saved what it showed. */
const ROUNDED = /^\d(?:[.,]\d+)?e\+?\d+$/i;
/** A landline that a spreadsheet took for a figure has lost its 0. */
const WITHOUT_ZERO = /^[2-9]\d{8,10}$/;

/** What a row means, or why it is not taken. */
export function readRow(
  cells: readonly string[],
  fields: readonly ImportField[],
  target: ImportTarget,
  read: ReadNumber,
): RowMeaning | OddReason {
  const all = (field: ImportField): string[] =>
    cells.filter((cell, place) => fields[place] === field && cell.trim() !== '');
  // Taking it apart would hold up the app.
  if (all('number').some((cell) => cell.length > NOTE_LENGTH)) return 'too-long';
  const numbers = all('number').flatMap((cell) => cell.split(BETWEEN));
  const draft = {
    name: all('name').join(' '),
    company: all('company').join(' '),
    note: all('note').join('\n'),
    numbers: numbers.map((number) => ({ number, label: '' })),
  };
  const meaning = judge(draft, { reason: all('reason').join(' '), expires: all('expires')[0] }, target, read);
  if (typeof meaning === 'string') return meaning;
  const kept = fields.flatMap((field, place) => (field === 'column' ? [oneLine(cells[place] ?? '', CELL_LENGTH)] : []));
  return { ...meaning, cells: kept };
}

/** The same for a vCard, of which the note is kept. */
export function readCard(card: ContactDraft, target: ImportTarget, read: ReadNumber): RowMeaning | OddReason {
  const meaning = judge(card, { reason: '' }, target, read);
  return typeof meaning === 'string' ? meaning : { ...meaning, cells: [oneLine(card.note, CELL_LENGTH)] };
}

function judge(
  draft: ContactDraft,
  { reason, expires }: { reason: string; expires?: string | undefined },
  target: ImportTarget,
  read: ReadNumber,
): Omit<RowMeaning, 'cells'> | OddReason {
  const written = draft.numbers.map(({ number, label }) => ({ number: number.trim().replace(/^'/, ''), label }));
  const filled = written.filter(({ number }) => number !== '');
  if (filled.length === 0) return 'no-number';
  if (filled.length > MOST_NUMBERS) return 'too-long';
  const numbers = filled.map(({ number, label }) => ({ number: dialable(number, read), label }));
  const wrong = numbers.findIndex(({ number }) => number === undefined);
  if (wrong >= 0) return ROUNDED.test(filled[wrong]?.number ?? '') ? 'rounded' : 'not-a-number';
  if (isTooLong(draft, reason)) return 'too-long';
  const clean = cleanDraft({ ...draft, numbers: numbers.map(({ number = '', label }) => ({ number, label })) });
  if (target === 'contacts' && clean.name === '' && clean.company === '') return 'no-name';
  const expiresAt = expires === undefined ? undefined : dayAfter(expires);
  if (Number.isNaN(expiresAt)) return 'unreadable';
  return { draft: clean, reason, ...(expiresAt !== undefined && { expiresAt }) };
}

/** As it can be called; undefined: nobody can call it. A local number is one, whose area code the settings or the agent will say. */
function dialable(number: string, read: ReadNumber): string | undefined {
  const reading = read(number);
  if (reading.is === 'dialable' || reading.why === 'needs-area-code') return number;
  return WITHOUT_ZERO.test(number) && read(`0${number}`).is === 'dialable' ? `0${number}` : undefined;
}

function isTooLong({ name, company, note, numbers }: ContactDraft, reason: string): boolean {
  if (Math.max(name.length, company.length) > NAME_LENGTH || Math.max(note.length, reason.length) > NOTE_LENGTH)
    return true;
  return numbers.length > MOST_NUMBERS || numbers.some(({ number }) => number.length > NUMBER_LENGTH);
}

/** The end of a day, by this computer's clock: `2027-01-31`, `2027/1/31`, `2027年1月31日`. NaN: no such day. */
function dayAfter(text: string): number {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?$/.exec(text.trim()) ?? [];
  const date = new Date(Number(year), Number(month) - 1, Number(day) + 1);
  const before = new Date(Number(year), Number(month) - 1, Number(day));
  return before.getMonth() === Number(month) - 1 && before.getDate() === Number(day) ? date.getTime() : Number.NaN;
}
