import type { CallRow, ContactRow } from '../../preload/contract/index.ts';

/** As many as fit between the field and the foot. */
export const SHOWN = 4;

/** What the list below the field offers: a number of the history, or a contact. */
export type Suggestion =
  { is: 'call'; number: string; call: CallRow } | { is: 'contact'; number: string; contact: ContactRow };

/** Contacts that were found by what was typed, with a number to dial, before recent numbers that hold it; no number twice. */
export function suggestionsFor(
  recent: readonly CallRow[],
  typed: string,
  contacts: readonly ContactRow[] = [],
): Suggestion[] {
  const found = contacts.filter(({ number }) => number !== '');
  const people = found.map((contact): Suggestion => ({ is: 'contact', number: contact.number, contact }));
  const calls = callsWith(recent, typed).map((call): Suggestion => ({ is: 'call', number: call.customerNumber, call }));
  const seen = new Set<string>();
  return [...people, ...calls]
    .filter(({ number }) => !seen.has(partOf(number)) && seen.add(partOf(number)))
    .slice(0, SHOWN);
}

/** Recent numbers that hold what was typed; all of them while nothing is typed, none while it is but a name. */
function callsWith(recent: readonly CallRow[], typed: string): CallRow[] {
  const part = partOf(typed);
  if (part === '' && typed.trim() !== '') return [];
  return recent.filter(({ customerNumber }) => customerNumber !== '' && partOf(customerNumber).includes(part));
}

/** Digits without the country code of the mainland, which one may have and the other not. */
function partOf(number: string): string {
  const digits = number.normalize('NFKC').replaceAll(/[^\d+]/g, '');
  return digits.replace(/^(?:\+|00)860*/, '').replaceAll('+', '');
}

/** The next place of the highlight; one step above the first is "none", so that the field keeps its own text. */
export function stepTo(at: number, by: 1 | -1, length: number): number {
  return Math.min(length - 1, Math.max(-1, at + by));
}
