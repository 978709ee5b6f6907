import { computed, ref, shallowRef, watch } from 'vue';
import type { AppError, Contact, ContactDraft, ContactRow } from '../../preload/contract/index.ts';
import { useAnswer } from '../answer.ts';
import { request, useMainEvent } from '../bridge.ts';
import { usePagedRows } from '../paged-rows.ts';
import { defineAgentStore } from '../session.ts';
import { debounce } from '../ui/debounce.ts';
import { useTimers } from '../ui/timers.ts';

const PAUSE_MS = 120;

export function emptyDraft(): ContactDraft {
  return { name: '', company: '', note: '', numbers: [{ number: '', label: '' }] };
}

/** The list of contacts, and the one that is open. */
export const useContactsStore = defineAgentStore('contacts', () => {
  const search = ref('');
  const { total, failure, pages, load, rowAt, show } = usePagedRows<ContactRow>((from, count) =>
    request('contacts.list', { search: search.value, from, count }),
  );
  const opened = ref<string>();
  const { state: contact, ask: askContact, accept, forget } = useAnswer<Contact>();
  /** Which contact has a number of the draft that was to be saved. */
  const shared = shallowRef<Contact>();
  const problem = shallowRef<AppError>();
  const after = useTimers();
  const isEmpty = computed(() => total.value === 0 && search.value.trim() === '');

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
