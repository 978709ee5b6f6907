import { ref, watch } from 'vue';
import type { ListEntry } from '../../preload/contract/index.ts';
import { request, useMainEvent } from '../bridge.ts';
import { usePagedRows } from '../paged-rows.ts';
import { defineAgentStore } from '../session.ts';
import { debounce } from '../ui/debounce.ts';
import { useTimers } from '../ui/timers.ts';
import { useCallListsStore } from './call-lists.store.ts';

const PAUSE_MS = 120;

/** The rows of the chosen list. */
export const useListRowsStore = defineAgentStore('list-rows', () => {
  const lists = useCallListsStore();
  const search = ref('');
  const { total, failure, pages, load, rowAt, show } = usePagedRows<ListEntry>((from, count) =>
    request('callLists.rows', { list: lists.list?.id ?? '', search: search.value, from, count }),
  );

  function loadIfAny(): void {
    if (lists.list) void load();
  }
  watch(search, debounce(loadIfAny, PAUSE_MS, useTimers()));
  watch(
    () => lists.list?.id,
    () => {
      search.value = '';
      pages.clear();
      loadIfAny();
    },
    { immediate: true },
  );
  useMainEvent('callLists.changed', loadIfAny);
  useMainEvent('followUps.changed', loadIfAny);
  useMainEvent('doNotCall.changed', loadIfAny);

  return { search, total, failure, pages, load, rowAt, show };
});
