import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import type { AppError, CallFilter, CallRow } from '../../preload/contract/index.ts';
import { request, useMainEvent } from '../bridge.ts';
import { questions } from '../loadable.ts';
import { throttle } from '../ui/throttle.ts';
import { useFilterStore } from './filter.store.ts';
import { firstListing, type Listing } from './listing.ts';
import { anchorIn, askListing, type Anchor } from './ask-listing.ts';
import type { Row } from './row-windows.ts';
import { defineAgentStore } from '../session.ts';

/** During a first load main has news all the time; a list that changes faster than this cannot be read anyway. */
const NEWS_EVERY_MS = 500;
/** What is in view of a list that nobody has scrolled. */
const TOP = { first: 0, last: 0, top: 0 };

export type CallsState =
  | { is: 'loading' }
  /** `staleBecause`: what is shown could not be brought up to date, or some of its rows could not be read. */
  | { is: 'ready'; listing: Listing; staleBecause?: AppError }
  | { is: 'failed'; error: AppError };

export const useCallsStore = defineAgentStore('calls', () => {
  const filters = useFilterStore();
  const state = shallowRef<CallsState>({ is: 'loading' });
  /** The place that the keyboard is at. */
  const cursor = ref<number>();
  /** Calls that came in above what the agent looks at. */
  const fresh = ref(0);
  /** Counts the wishes to see the top of the list. */
  const topWishes = ref(0);
  /** Rows live outside of Vue; this tells that some have come. */
  const arrivals = ref(0);
  /** What the agent looks at. Read only when something is asked, so it need not be reactive. */
  const view = { ...TOP };
  const reads = questions();
  let isAsking = false;
  let isDue = false;

  const listing = computed(() => (state.value.is === 'ready' ? state.value.listing : undefined));
  const count = computed(() => (listing.value?.isWhole ? listing.value.places.rowCount : undefined));

  function rowAt(place: number): Row | undefined {
    return arrivals.value >= 0 ? listing.value?.rows.get(place) : undefined;
  }

  function show(next: Listing, staleBecause = next.rows.problem): void {
    if (listing.value !== next) listing.value?.rows.stop();
    state.value = { is: 'ready', listing: next, ...(staleBecause && { staleBecause }) };
    next.rows.show(view.first, view.last);
  }

  function rowsFailed(error: AppError): void {
    // Main keeps the last few lists only: ours has gone, so it is asked for anew.
    if (error.code === 'not-found') void refresh();
    else if (listing.value) show(listing.value, error);
  }

  async function ask(filter: CallFilter, anchor?: Anchor): ReturnType<typeof askListing> {
    isAsking = true;
    isDue = false;
    return askListing(filter, view, { arrived: () => arrivals.value++, failed: rowsFailed }, anchor);
  }

  function asked(): void {
    isAsking = false;
    if (isDue) news();
  }

  /** Asks with the filter as it is now, and begins at the top. The newest calls are shown before the others are counted. */
  async function load(): Promise<void> {
    const isNewest = reads.take();
    const filter = filters.filterAt(Date.now());
    const isBegun = (): boolean => listing.value?.filter === filter;
    const begin = (next: Listing): void => {
      if (!isBegun()) toTop();
      show(next);
    };
    void request('calls.first', { filter }).then((first) => {
      if (isNewest() && !isBegun() && first.ok) begin(firstListing(filter, first.value));
    });
    Object.assign(view, TOP);
    const result = await ask(filter);
    if (!isNewest()) return;
    if (result.ok) begin(result.value);
    else if (listing.value && isBegun()) show(listing.value, result.error);
    else state.value = { is: 'failed', error: result.error };
    asked();
  }

  /** Brings the list up to date and keeps what the agent looks at where it is. */
  async function refresh(): Promise<void> {
    if (isAsking) {
      // A question that is on its way is never given up for news: with news all the time, no list would ever be shown.
      isDue = true;
      return;
    }
    const shown = listing.value;
    if (!shown) return load();
    const isNewest = reads.take();
    const result = await ask(filters.filterAt(Date.now()), anchorIn(shown.rows, view, cursor.value));
    if (!isNewest()) return;
    if (result.ok) follows(result.value);
    else show(shown, result.error);
    asked();
  }
  const news = throttle(() => void refresh(), NEWS_EVERY_MS);

  function follows(next: Listing): void {
    const by = next.moved ? next.moved.to - next.moved.from : 0;
    if (view.top > 0) fresh.value += Math.max(0, by);
    if (cursor.value !== undefined) moveTo(cursor.value + by, next.places.rowCount);
    show(next);
  }

  /** The rows in view, and how far the list is scrolled (px). */
  function look(first: number, last: number): void {
    Object.assign(view, { first, last });
    listing.value?.rows.show(first, last);
  }
  function scrolled(top: number): void {
    view.top = top;
    if (top === 0) fresh.value = 0;
  }

  function toTop(): void {
    Object.assign(view, TOP);
    cursor.value = undefined;
    fresh.value = 0;
    topWishes.value++;
  }

  function moveTo(place: number | undefined, rowCount = listing.value?.places.rowCount ?? 0): void {
    cursor.value = place === undefined || rowCount === 0 ? undefined : Math.min(rowCount - 1, Math.max(0, place));
  }

  /** Asks again for what could not be read. */
  function retry(): void {
    listing.value?.rows.retry();
    void refresh();
  }

  useMainEvent('calls.changed', news);
  watch(
    () => JSON.stringify(filters.filterAt(0)),
    () => void load(),
  );
  onScopeDispose(() => listing.value?.rows.stop());

  const cursorRow = computed<CallRow | undefined>(() =>
    cursor.value === undefined ? undefined : (rowAt(cursor.value) ?? undefined),
  );

  return {
    state,
    listing,
    count,
    cursor,
    cursorRow,
    fresh,
    topWishes,
    view,
    rowAt,
    load,
    refresh,
    retry,
    look,
    scrolled,
    toTop,
    moveTo,
  };
});
