/** What main takes. */
export const NOTE_LENGTH = 2000;
export const TAG_LENGTH = 24;
export const TAGS_AT_MOST = 10;

const same = (one: string, other: string): boolean => one.toLocaleLowerCase() === other.toLocaleLowerCase();

/** What was typed as a tag: without a hash in front, and no longer than a tag may be. */
export function tagFrom(typed: string): string {
  return Array.from(typed.replace(/^[\s#＃]+/, '').trim())
    .slice(0, TAG_LENGTH)
    .join('')
    .trim();
}

/** The tags with one more; the same ones when it says nothing, is there already, or there is no room. */
export function withTag(tags: readonly string[], typed: string): string[] {
  const tag = tagFrom(typed);
  const isRefused = tag === '' || tags.length >= TAGS_AT_MOST || tags.some((known) => same(known, tag));
  return isRefused ? [...tags] : [...tags, tag];
}

/** Own tags that begin with what was typed, then those that hold it; not the ones that are on already. */
export function suggestedTags(
  known: readonly string[],
  tags: readonly string[],
  typed: string,
  atMost: number,
): string[] {
  const part = tagFrom(typed).toLocaleLowerCase();
  const free = known.filter((tag) => !tags.some((used) => same(used, tag)) && tag.toLocaleLowerCase().includes(part));
  const begins = (tag: string): number => Number(!tag.toLocaleLowerCase().startsWith(part));
  return free.sort((one, other) => begins(one) - begins(other)).slice(0, atMost);
}
