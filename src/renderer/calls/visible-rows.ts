import { observeElementOffset, useVirtualizer, type VirtualizerOptions } from '@tanstack/vue-virtual';
import { computed, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { LIST_END, ROW_HEIGHT } from './list-sizes.ts';
import type { Places } from './places.ts';
import { useSlots, type Slot, type Span } from './slots.ts';

/** Rows above and below the view, so that none is missing while the list is moved faster than it is drawn. */
const OVERSCAN = 4;

interface Scroller {
  element: Readonly<Ref<HTMLElement | undefined>>;
  /** Where the list begins (px). */
  initialOffset: number;
  /** Told of each move (px from the top): whoever read the element's offset later would make the browser lay out the page once more. */
  scrolled: (top: number) => void;
}

interface VisibleRows {
  /** In the order of the elements. */
  slots: Readonly<ShallowRef<readonly Slot[]>>;
  span: ComputedRef<Span>;
  /** The days that these rows belong to, first and last; undefined while there are none. */
  days: ComputedRef<{ first: number; last: number } | undefined>;
  height: ComputedRef<number>;
}

/** The rows in view and a few above and below. */
export function useVisibleRows(places: () => Places, scroller: Scroller): VisibleRows {
  const virtualizer = useVirtualizer(computed(() => optionsFor(places(), scroller)));
  const slotCount = computed(
    () => Math.ceil((virtualizer.value.scrollRect?.height ?? 0) / ROW_HEIGHT) + 2 * OVERSCAN + 1,
  );
  // Asked for its indexes, not for its items: of each item that was ever asked for it keeps a record.
  const firstItem = computed(() => virtualizer.value.getVirtualIndexes()[0]);
  const first = computed(() => firstRowAt(places(), firstItem.value ?? 0, slotCount.value));
  const end = computed(() =>
    firstItem.value === undefined ? first.value : Math.min(places().rowCount, first.value + slotCount.value),
  );
  const span = computed(() => ({ first: first.value, end: end.value }));
  const firstDay = computed(() => places().dayOf(first.value));
  const lastDay = computed(() => places().dayOf(Math.max(first.value, end.value - 1)));
  const days = computed(() => (first.value === end.value ? undefined : { first: firstDay.value, last: lastDay.value }));
  const isResting = computed(() => !virtualizer.value.isScrolling);
  watch(isResting, (isAtRest) => {
    if (!isAtRest) dropLostCaret();
  });
  const slots = useSlots(slotCount, span, isResting, () => scroller.element.value?.matches(':active') ?? false);
  return { slots, span, days, height: computed(() => places().height + LIST_END) };
}

type Options = VirtualizerOptions<HTMLElement, HTMLElement>;

function optionsFor(
  places: Places,
  { element, initialOffset, scrolled }: Scroller,
): Omit<Options, 'observeElementRect' | 'scrollToFn'> {
  return {
    count: places.itemCount,
    estimateSize: (item) => places.sizeOf(item),
    // A function of its own for each layout: with the same one, sizes of the last layout would stay in force.
    getItemKey: (item) => item,
    getScrollElement: () => element.value ?? null,
    observeElementOffset: (instance, moved) =>
      observeElementOffset(instance, (top, isScrolling) => {
        scrolled(top);
        moved(top, isScrolling);
      }),
    overscan: OVERSCAN,
    initialOffset,
  };
}

/** At the end of the list there are rows for all slots, too: only then does one that comes in take the place of one that goes out. */
function firstRowAt(places: Places, item: number, slotCount: number): number {
  const { day, row = places.firstRowOf(day) } = places.itemAt(item);
  return Math.max(0, Math.min(row, places.rowCount - slotCount));
}

/**
 * Where a field with a caret has gone, Chromium keeps a caret that nobody sees and no script is told of, and after each layout walks
 * through the page for a place to put it: nothing here can be selected, so it walks far, for a tenth of each frame of scrolling.
 * A selection that somebody can see stays.
 */
function dropLostCaret(): void {
  const selection = document.getSelection();
  if (selection?.type === 'None') selection.removeAllRanges();
}
