import { ref, shallowRef } from 'vue';
import type { CallRow, ContactRow, NumberReading } from '../../preload/contract/index.ts';
import { request } from '../bridge.ts';
import { SEARCH_LENGTH } from '../calls/filter.store.ts';
import { questions } from '../loadable.ts';
import { debounce } from '../ui/debounce.ts';
import type { Command } from './command.ts';
import { isFound } from './found-commands.ts';
import { fold } from './rank.ts';
import { defineAgentStore } from '../session.ts';

/** Between two keys of somebody who types. */
const PAUSE_MS = 80;
const SHOWN_CALLS = 6;
const SHOWN_PEOPLE = 5;
const REMEMBERED = 4;

/** The calls for what is typed. While the next ones are looked for, those that are there stay. */
export type FoundCalls = { is: 'none' | 'searching' | 'failed' } | { is: 'ready'; calls: CallRow[]; isOld: boolean };

/** What was typed into the palette and what main says to it. */
export const usePaletteStore = defineAgentStore('palette', () => {
  const text = ref('');
  const reading = shallowRef<NumberReading>();
  const found = shallowRef<FoundCalls>({ is: 'none' });
  /** Ids of the commands used last, newest first. In memory only: they go with whoever signs out. */
  const recent = shallowRef<string[]>([]);
  /** Contacts that match what is typed. */
  const people = shallowRef<ContactRow[]>([]);
  const reads = questions();
  const peopleReads = questions();
  const searches = questions();
  const later = debounce(() => void Promise.all([read(), search(), findPeople()]), PAUSE_MS);

  function type(typed: string): void {
    text.value = typed;
    reads.drop();
    searches.drop();
    reading.value = undefined;
    const { value: before } = found;
    if (!isSearched(typed)) found.value = { is: 'none' };
    else found.value = before.is === 'ready' ? { ...before, isOld: true } : { is: 'searching' };
    later();
  }

  async function read(): Promise<void> {
    if (!isNumberLike(text.value)) return;
    const isNewest = reads.take();
    const result = await request('dialer.read', { text: text.value });
    if (isNewest() && result.ok) reading.value = result.value;
  }

  async function search(): Promise<void> {
    if (!isSearched(text.value)) return;
    const isNewest = searches.take();
    const result = await request('calls.first', { filter: { search: text.value.trim().slice(0, SEARCH_LENGTH) } });
    if (!isNewest()) return;
    found.value = result.ok
      ? { is: 'ready', calls: result.value.slice(0, SHOWN_CALLS), isOld: false }
      : { is: 'failed' };
  }

  async function findPeople(): Promise<void> {
    const isNewest = peopleReads.take();
    if (!isSearched(text.value)) {
      people.value = [];
      return;
    }
    const search = text.value.trim().slice(0, SEARCH_LENGTH);
    const result = await request('contacts.list', { search, from: 0, count: SHOWN_PEOPLE });
    if (isNewest()) people.value = result.ok ? result.value.rows : [];
  }

  function remember(command: Command): void {
    if (isFound(command)) return;
    recent.value = [command.id, ...recent.value.filter((id) => id !== command.id)].slice(0, REMEMBERED);
  }

  /** The palette was closed: what was typed may be a customer's number. */
  function empty(): void {
    later.cancel();
    reads.drop();
    searches.drop();
    text.value = '';
    reading.value = undefined;
    found.value = { is: 'none' };
    peopleReads.drop();
    people.value = [];
  }

  return { text, reading, found, people, recent, type, remember, empty };
});

/** From three digits on it may be a number; short codes have three. */
function isNumberLike(typed: string): boolean {
  return (fold(typed).match(/\d/g)?.length ?? 0) >= 3;
}

/** One letter matches nearly every call; one Chinese character is a word. */
function isSearched(typed: string): boolean {
  const wanted = fold(typed);
  return wanted.length >= 2 || /\p{Script=Han}/u.test(wanted);
}
