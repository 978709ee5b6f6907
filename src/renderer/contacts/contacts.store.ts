import { computed, ref, shallowReactive, shallowRef, watch } from 'vue';
import type { AppError, Contact, ContactDraft, ContactRow } from '../../preload/contract/index.ts';
import { useAnswer } from '../answer.ts';
import { request, useMainEvent } from '../bridge.ts';
import { questions } from '../loadable.ts';
import { defineAgentStore } from '../session.ts';
import { debounce } from '../ui/debounce.ts';
import { useTimers } from '../ui/timers.ts';

export const PAGE = 100;
const PAUSE_MS = 120;

export function emptyDraft(): ContactDraft {
  return { name: '', company: '', note: '', numbers: [{ number: '', label: '' }] };
}

/** The list of contacts, and the one that is open. */
export const useContactsStore = defineAgentStore('contacts', () => {
  const search = ref('');
  const total = ref<number>();
  const failure = shallowRef<AppError>();
  const pages = shallowReactive(new Map<number, readonly ContactRow[]>());
  const opened = ref<string>();
  const { state: contact, ask: askContact, accept, forget } = useAnswer<Contact>();
  /** Which contact has a number of the draft that was to be saved. */
  const shared = shallowRef<Contact>();
  const problem = shallowRef<AppError>();
  const after = useTimers();
  const reads = questions();
  const isEmpty = computed(() => total.value === 0 && search.value.trim() === '');

  async function loadPage(page: number, isNewest: () => boolean): Promise<void> {
    const result = await request('contacts.list', { search: search.value, from: page * PAGE, count: PAGE });
    if (!isNewest()) return;
    failure.value = result.ok ? undefined : result.error;
    if (!result.ok) return;
    total.value = result.value.total;
    pages.set(page, result.value.rows);
  }

  /** From the beginning; what is shown stays until the answer is there. */
  async function load(): Promise<void> {
    const isNewest = reads.take();
    const shown = [...pages.keys()];
    await loadPage(0, isNewest);
    if (!isNewest()) return;
    for (const page of shown) if (page > 0) pages.delete(page);
  }

  const asked = new Set<number>();
  function rowAt(place: number): ContactRow | undefined {
    return pages.get(Math.floor(place / PAGE))?.[place % PAGE];
  }
  /** Reads the pages of these places, where they are not there yet. */
  function show(first: number, last: number): void {
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++) {
      if (pages.has(page) || asked.has(page)) continue;
      asked.add(page);
      void loadPage(page, () => true).finally(() => asked.delete(page));
    }
  }

  async function open(id: string): Promise<void> {
    opened.value = id;
    forget();
    await askContact(request('contacts.get', { id }));
  }
  function close(): void {
    opened.value = undefined;
    shared.value = problem.value = undefined;
    forget();
  }

  /** Whether it was saved; otherwise `shared` or `problem` says why not. */
  async function save(id: string | undefined, draft: ContactDraft, isSharing = false): Promise<boolean> {
    const input = { draft, isSharing, ...(id !== undefined && { id }) };
    const result = await request('contacts.save', input);
    problem.value = result.ok ? undefined : result.error;
    shared.value = result.ok && result.value.is === 'shared' ? result.value.contact : undefined;
    if (!result.ok || result.value.is === 'shared') return false;
    opened.value = result.value.contact.id;
    accept(result.value.contact);
    return true;
  }

  /** Adds the draft to the contact that shares a number with it. */
  async function merge(draft: ContactDraft): Promise<boolean> {
    if (!shared.value) return false;
    const result = await request('contacts.mergeInto', { id: shared.value.id, draft });
    problem.value = result.ok ? undefined : result.error;
    if (!result.ok) return false;
    shared.value = undefined;
    opened.value = result.value.id;
    accept(result.value);
    return true;
  }

  /** Gives what was removed, so that it can be brought back. */
  async function remove(gone: Contact): Promise<Contact | undefined> {
    const result = await request('contacts.remove', { id: gone.id });
    problem.value = result.ok ? undefined : result.error;
    if (!result.ok) return undefined;
    close();
    return gone;
  }
  async function restore(gone: Contact): Promise<void> {
    const result = await request('contacts.restore', { contact: gone });
    problem.value = result.ok ? undefined : result.error;
    if (result.ok) await open(gone.id);
  }

  const searchSoon = debounce(() => void load(), PAUSE_MS, after);
  watch(search, searchSoon);
  useMainEvent('contacts.changed', () => {
    void load();
    if (opened.value !== undefined) void askContact(request('contacts.get', { id: opened.value }));
  });

  return {
    search,
    total,
    failure,
    pages,
    opened,
    contact,
    shared,
    problem,
    isEmpty,
    load,
    rowAt,
    show,
    open,
    close,
    save,
    merge,
    remove,
    restore,
  };
});
