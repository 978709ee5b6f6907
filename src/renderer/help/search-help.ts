import type { HelpContent } from './help-content.ts';

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** The words that are looked for. */
export function soughtWords(typed: string): string[] {
  return fold(typed).split(/\s+/).filter(Boolean);
}

/** The topics that have every word, those with one in their title first. */
export function searchHelp(contents: readonly HelpContent[], typed: string): HelpContent[] {
  const sought = soughtWords(typed);
  const inTitle = ({ title }: HelpContent): number => sought.filter((word) => fold(title).includes(word)).length;
  return contents
    .filter((content) => sought.every((word) => allOf(content).includes(word)))
    .toSorted((one, other) => inTitle(other) - inTitle(one));
}

function allOf({ title, words, text, steps, facts }: HelpContent): string {
  const said = facts.flatMap((group) => [
    group.title ?? '',
    ...group.facts.flatMap(({ name, text: about }) => [name, about]),
  ]);
  return fold([title, words, ...text, ...steps, ...said].join('\n'));
}

export interface Part {
  text: string;
  isHit: boolean;
}

/** A text cut where the words occur in it. Case and width are those of the text. */
export function partsOf(text: string, sought: readonly string[]): Part[] {
  const parts: Part[] = [];
  const folded = text.length === fold(text).length ? fold(text) : text;
  let at = 0;
  while (at < text.length) {
    const hit = nextHit(folded, sought, at);
    if (!hit) break;
    if (hit.from > at) parts.push({ text: text.slice(at, hit.from), isHit: false });
    parts.push({ text: text.slice(hit.from, hit.to), isHit: true });
    at = hit.to;
  }
  if (at < text.length) parts.push({ text: text.slice(at), isHit: false });
  return parts;
}

function nextHit(folded: string, sought: readonly string[], start: number): { from: number; to: number } | undefined {
  return sought
    .map((word) => ({ from: folded.indexOf(word, start), to: folded.indexOf(word, start) + word.length }))
    .filter(({ from }) => from >= 0)
    .toSorted((one, other) => one.from - other.from || other.to - one.to)[0];
}
