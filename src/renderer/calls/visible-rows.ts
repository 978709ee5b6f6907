import { useVirtualizer } from '@tanstack/vue-virtual';
import { computed, type ComputedRef, type Ref } from 'vue';
import { DAY_GAP, LIST_END, ROW_HEIGHT, TITLE_HEIGHT } from './list-sizes.ts';
import type { Places } from './places.ts';

const OVERSCAN = 8;

export interface VisibleRow {
  place: number;
  /** Rows take turns in a fixed set of elements, so that scrolling makes no new ones. */
  slot: number | 'cursor';
  top: number;
  day: number;
}

interface VisibleRows {
  rows: ComputedRef<VisibleRow[]>;
  /** The days that these rows belong to, first and last. */
  days: ComputedRef<{ first: number; last: number } | undefined>;
  height: ComputedRef<number>;
}

/** The rows in view and a few above and below, and the row under the keyboard wherever it is: a screen reader must find it. */
export function useVisibleRows(
  places: () => Places,
  scroller: Readonly<Ref<HTMLElement | undefined>>,
  cursor: () => number | undefined,
  initialOffset: number,
): VisibleRows {
  const virtualizer = useVirtualizer(
    computed(() => {
      const laidOut = places();
      return {
        count: laidOut.itemCount,
        estimateSize: (item: number) => laidOut.sizeOf(item),
        // A function of its own for each layout: with the same one, sizes of the last layout would stay in force.
        getItemKey: (item: number) => item,
        getScrollElement: () => scroller.value ?? null,
        overscan: OVERSCAN,
        initialOffset,
      };
    }),
  );
  const items = computed(() => virtualizer.value.getVirtualItems());
  const slots = computed(() => Math.ceil((virtualizer.value.scrollRect?.height ?? 0) / ROW_HEIGHT) + 2 * OVERSCAN + 2);

  const rows = computed(() => {
    const laidOut = places();
    const seen: VisibleRow[] = [];
    for (const { index, start } of items.value) {
      const { day, row } = laidOut.itemAt(index);
      if (row !== undefined) seen.push({ place: row, slot: index % slots.value, top: start, day });
    }
    const at = cursor();
    const isOutside = at !== undefined && at < laidOut.rowCount && !seen.some(({ place }) => place === at);
    if (isOutside) seen.push({ place: at, slot: 'cursor', top: laidOut.topOf(at), day: laidOut.dayOf(at) });
    return seen;
  });
  const days = computed(() => {
    const [first, last] = [items.value[0], items.value.at(-1)];
    if (!first || !last) return undefined;
    return { first: places().itemAt(first.index).day, last: places().itemAt(last.index).day };
  });
  return { rows, days, height: computed(() => places().height + LIST_END) };
}

/** How far to scroll so that a row is in view below the title of its day; the same offset when it is already. */
export function offsetShowing(places: Places, row: number, offset: number, viewHeight: number): number {
  const top = places.topOf(row);
  const isFirst = places.firstRowOf(places.dayOf(row)) === row;
  const highest = top - TITLE_HEIGHT - (isFirst ? DAY_GAP : 0);
  const lowest = top + ROW_HEIGHT - viewHeight;
  if (offset > highest) return highest;
  return Math.max(offset, lowest);
}
