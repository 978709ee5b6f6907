import { computed, ref, shallowRef } from 'vue';
import type { AppInfo, SettingsOverview } from '../../preload/contract/index.ts';
import { request } from '../bridge.ts';
import { useMessages } from '../i18n/use-messages.ts';
import type { settingsZhCn } from '../i18n/zh-cn/settings.ts';
import { defineAgentStore } from '../session.ts';
import { useShellStore } from '../shell/shell.store.ts';
import { useTimers } from '../ui/timers.ts';
import { groupOf, type Entry, type Group, ENTRIES, type Setting } from './setting-list.ts';
import { useSettingsStore } from './settings.store.ts';

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

/**
 * What the agent has set otherwise than it comes. What the company sets is not theirs, and a pause of notifications is no
 * preference: it ends by itself.
 */
export function changedSettings({ settings, defaults, managed }: SettingsOverview): Setting[] {
  const names = Object.keys(defaults) as Setting[];
  return names.filter(
    (name) => name !== 'doNotDisturbUntil' && !managed.includes(name) && !isSame(settings[name], defaults[name]),
  );
}

/** The same JSON value, in whatever order an object's parts come. */
function isSame(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return Object.is(one, other);
  const names = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSame(one[name], other[name]))
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
