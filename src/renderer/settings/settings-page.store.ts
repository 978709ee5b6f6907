import { computed, ref, shallowRef } from 'vue';
import type { AppInfo } from '../../preload/contract/index.ts';
import { request } from '../bridge.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { useShellStore } from '../shell/shell.store.ts';
import { changedSettings } from './changed-settings.ts';
import { groupOf, type Entry, type Group } from './setting-list.ts';
import { matchingEntries } from './setting-search.ts';
import { useSettingsStore } from './settings.store.ts';
import { defineAgentStore } from '../session.ts';
import { useTimers } from '../ui/timers.ts';

const SHOWN_MS = 1_600;

/** What the settings page shows: the search, the groups that are open in a narrow window, and the row that somebody was sent to. */
export const useSettingsPageStore = defineAgentStore('settings-page', () => {
  const t = useMessages();
  const settings = useSettingsStore();
  const typed = ref('');
  const isChangedOnly = ref(false);
  const opened = ref<ReadonlySet<Group>>(new Set<Group>(['look']));
  const shown = ref<Entry>();
  const info = shallowRef<AppInfo>();
  const changed = computed(() => (settings.overview ? changedSettings(settings.overview) : []));
  const isFiltered = computed(() => typed.value.trim() !== '' || isChangedOnly.value);
  const hits = computed<readonly Entry[]>(() => {
    const matching = matchingEntries(typed.value, t.value.settings);
    const only: readonly Entry[] = changed.value;
    return isChangedOnly.value ? matching.filter((entry) => only.includes(entry)) : matching;
  });
  const after = useTimers();
  let stopFading = (): void => undefined;

  function toggle(group: Group): void {
    const next = new Set(opened.value);
    if (!next.delete(group)) next.add(group);
    opened.value = next;
  }

  function clearSearch(): void {
    typed.value = '';
    isChangedOnly.value = false;
  }

  /** Goes to this row from anywhere: `show('globalShortcut')`. It is scrolled to, gets the focus, and is marked for a moment. */
  function show(entry: Entry): void {
    clearSearch();
    opened.value = new Set(opened.value).add(groupOf(entry));
    shown.value = entry;
    useShellStore().go('settings');
    stopFading();
    stopFading = after(SHOWN_MS, () => (shown.value = undefined));
  }

  async function loadInfo(): Promise<void> {
    const result = await request('app.info', undefined);
    if (result.ok) info.value = result.value;
  }

  return { typed, isChangedOnly, opened, shown, info, changed, isFiltered, hits, toggle, clearSearch, show, loadInfo };
});
