import type { ContactDraft, ContactNumber } from '../../preload/contract/index.ts';
import { oneLine, plainText } from '../call-api/plain-text.ts';
import { numberKey } from '../phone-numbers/number-key.ts';

export const NAME_LENGTH = 80;
export const NOTE_LENGTH = 2_000;
export const NUMBER_LENGTH = 64;
export const MOST_NUMBERS = 20;
const LABEL_LENGTH = 24;

/** A contact as it may be stored and shown: no control or bidi characters, bounded, a number once whatever its spelling. Files are not to be trusted. */
export function cleanDraft({ name, company, note, numbers }: ContactDraft): ContactDraft {
  const shown = numbers.map(({ number, label }) => ({
    number: oneLine(number, NUMBER_LENGTH),
    label: oneLine(label, LABEL_LENGTH),
  }));
  return {
    name: oneLine(name, NAME_LENGTH),
    company: oneLine(company, NAME_LENGTH),
    note: plainText(note, NOTE_LENGTH),
    numbers: onceEach(shown.filter(({ number }) => number !== '')).slice(0, MOST_NUMBERS),
  };
}

export function onceEach(numbers: readonly ContactNumber[]): ContactNumber[] {
  const byKey = new Map<string, ContactNumber>();
  for (const one of numbers) {
    const key = numberKey(one.number);
    const known = byKey.get(key);
    if (!known) byKey.set(key, one);
    else if (known.label === '' && one.label !== '') byKey.set(key, { ...known, label: one.label });
  }
  return [...byKey.values()];
}

export function isEmpty({ name, company, numbers }: ContactDraft): boolean {
  return name === '' && company === '' && numbers.length === 0;
}
