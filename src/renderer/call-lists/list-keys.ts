import { onMounted, onUnmounted } from 'vue';
import { isMacWindow, listKey } from '../help/keys.ts';
import { hasDialog } from '../ui/has-dialog.ts';
import { useCallListsStore } from './call-lists.store.ts';
import type { EntryActs } from './use-entry-acts.ts';

const TYPING = 'input, textarea, [role="menu"], [role="combobox"], [popover]';
/** What does something of its own with Enter. */
const PRESSED = 'button, a, summary, [role="listbox"], [role="radio"]';

/** The keys of the screen, while the customer is in sight. Held down they count once: each call is a key of its own. Call in setup. */
export function useListKeys(acts: EntryActs, isCardShown: () => boolean): void {
  const lists = useCallListsStore();

  function act(key: NonNullable<ReturnType<typeof listKey>>): void {
    const isOpen = lists.card?.entry.state === 'open';
    if (key === 'go') (acts.isDone.value ? acts.next : acts.call)();
    else if (key === 'next') {
      if (acts.isDone.value) acts.next();
    } else if (key === 'call' || key === 'later') acts[key]();
    else if (isOpen) acts[key]();
  }

  function onKey(event: KeyboardEvent): void {
    const target = event.target instanceof Element ? event.target : undefined;
    if (event.repeat || event.defaultPrevented || hasDialog() || target?.closest(TYPING)) return;
    if (!lists.card || !lists.isReadable || !isCardShown()) return;
    const key = listKey(event, isMacWindow());
    if (!key || (key === 'go' && target?.closest(PRESSED))) return;
    event.preventDefault();
    act(key);
  }

  onMounted(() => window.addEventListener('keydown', onKey));
  onUnmounted(() => window.removeEventListener('keydown', onKey));
}
