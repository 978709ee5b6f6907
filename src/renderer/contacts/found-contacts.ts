import { shallowRef, watch, type ShallowRef } from 'vue';
import type { ContactRow } from '../../preload/contract/index.ts';
import { request } from '../bridge.ts';
import { questions } from '../loadable.ts';
import { debounce } from '../ui/debounce.ts';

/** Between two keys of somebody who types. */
const PAUSE_MS = 80;
/** As `contacts.list` takes it. */
const LONGEST = 64;

/** The first contacts that are found by what is typed: by name, by its sound, by company or number. For a component's setup. */
export function useFoundContacts(typed: () => string, count: number): ShallowRef<ContactRow[]> {
  const found = shallowRef<ContactRow[]>([]);
  const reads = questions();

  async function find(): Promise<void> {
    const isNewest = reads.take();
    const search = typed().trim().slice(0, LONGEST);
    const result = await request('contacts.list', { search, from: 0, count });
    if (isNewest()) found.value = result.ok ? result.value.rows : [];
  }
  const soon = debounce(() => void find(), PAUSE_MS);
  watch(typed, (text) => {
    reads.drop();
    if (isSought(text)) soon();
    else {
      soon.cancel();
      found.value = [];
    }
  });
  return found;
}

/** One letter or digit is in nearly every contact; one Chinese character is a name. */
function isSought(text: string): boolean {
  return text.trim().length >= 2 || /\p{Script=Han}/u.test(text);
}
