import type { Command } from './command.ts';

/** Full-width and capital letters are the same to who types. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}

const IN_WORD = /[\p{L}\p{N}]/u;

/** Where a text has another: 3 at its beginning, 2 at the beginning of a word, 1 inside one, 0 nowhere. Chinese has no gaps: inside is all there is. */
function place(text: string, part: string): number {
  let best = 0;
  for (let at = text.indexOf(part); at >= 0 && best < 2; at = text.indexOf(part, at + 1)) {
    if (at === 0) return 3;
    best = Math.max(best, IN_WORD.test(text.charAt(at - 1)) ? 1 : 2);
  }
  return best;
}

/** How well a command fits the folded words; undefined: one of them is not in it at all. What stands in the title counts for more. */
function fit({ title, detail = '', words }: Command, wanted: readonly string[]): number | undefined {
  const [name, rest] = [fold(title), `${fold(words)} ${fold(detail)}`];
  let sum = 0;
  for (const part of wanted) {
    const inTitle = place(name, part);
    const best = inTitle > 0 ? inTitle + 3 : Math.min(2, place(rest, part));
    if (best === 0) return undefined;
    sum += best;
  }
  return sum;
}

/** The commands that have every word typed, best first; among equals those used lately, then as they stand. `recent` is newest first. */
export function ranked(commands: readonly Command[], typed: string, recent: readonly string[]): Command[] {
  const wanted = fold(typed).split(/\s+/).filter(Boolean);
  const age = (id: string): number => (recent.includes(id) ? recent.indexOf(id) : recent.length);
  return commands
    .map((command) => ({ command, fit: fit(command, wanted) }))
    .filter((hit): hit is { command: Command; fit: number } => hit.fit !== undefined)
    .toSorted((one, other) => other.fit - one.fit || age(one.command.id) - age(other.command.id))
    .map(({ command }) => command);
}
