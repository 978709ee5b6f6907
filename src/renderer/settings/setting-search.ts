import type { settingsZhCn } from '../i18n/zh-cn/settings.ts';
import { ENTRIES, groupOf, type Entry } from './setting-list.ts';

type Words = Pick<typeof settingsZhCn, 'items' | 'groups'>;

/** The rows that a typed text may mean: each of its words stands in the name, the sentence, the search words or the group's name. */
export function matchingEntries(typed: string, words: Words): Entry[] {
  const wanted = folded(typed).split(/\s+/).filter(Boolean);
  return ENTRIES.filter((entry) => {
    const { title, hint, words: more } = words.items[entry];
    const text = folded([title, hint, more, words.groups[groupOf(entry)]].join('\n'));
    return wanted.every((word) => text.includes(word));
  });
}

/** Full-width letters and capitals are the same as plain ones. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
