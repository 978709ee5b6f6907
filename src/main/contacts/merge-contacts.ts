import type { ContactDraft } from '../../preload/contract/index.ts';
import { onceEach } from './contact-text.ts';

/**
 * One contact of two. What `known` says stays; what `other` says besides is added, and where both have a name or company and differ, the
 * other's goes into the note. Merging the same one again changes nothing.
 */
export function mergeContacts(known: ContactDraft, other: ContactDraft): ContactDraft {
  const name = known.name || other.name;
  const company = known.company || other.company;
  const further = [
    ...(other.name !== name ? [other.name] : []),
    ...(other.company !== company ? [other.company] : []),
    ...other.note.split('\n'),
  ];
  const lines = known.note === '' ? [] : known.note.split('\n');
  const heard = new Set(lines.map((line) => line.trim()));
  for (const line of further.map((text) => text.trim())) {
    if (line === '' || heard.has(line)) continue;
    heard.add(line);
    lines.push(line);
  }
  return { name, company, note: lines.join('\n'), numbers: onceEach([...known.numbers, ...other.numbers]) };
}

/** What merging looks for: whoever has all words and numbers of another one gains nothing by it. */
export function wordsOf({ name, company, note }: ContactDraft): Set<string> {
  return new Set([name, company, ...note.split('\n')].map((text) => text.trim()).filter((text) => text !== ''));
}
