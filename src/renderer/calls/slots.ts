import { shallowReactive, shallowRef, watch, type Ref, type ShallowRef } from 'vue';

/** An element that shows one row after the other. Scrolling makes no elements, it only gives a few of them another place. */
export interface Slot {
  readonly key: number | 'cursor';
  /** undefined while there are more elements than rows. */
  place?: number | undefined;
}

/** Rows, the last one not included. */
export interface Span {
  first: number;
  end: number;
}

/**
 * Rows take turns in the slots. While the list moves, the elements stay where they are in the document, which is most of what a
 * row would cost; when it rests they are brought into the order of the rows, for a screen reader that walks through them.
 */
export function useSlots(
  count: Readonly<Ref<number>>,
  span: Readonly<Ref<Span>>,
  isResting: Readonly<Ref<boolean>>,
  isPressed: () => boolean,
): Readonly<ShallowRef<readonly Slot[]>> {
  let turns: Slot[] = [];
  const ordered = shallowRef<readonly Slot[]>([]);
  watch(
    [span, count],
    ([{ first, end }, length]) => {
      if (turns.length !== length) {
        turns = Array.from({ length }, (_, key) => shallowReactive<Slot>({ key }));
        ordered.value = turns;
      }
      for (let place = first; place < first + length; place++) {
        const slot = turns[place % length];
        if (slot) slot.place = place < end ? place : undefined;
      }
    },
    { immediate: true },
  );
  watch(
    [isResting, span],
    ([isAtRest]) => {
      // An element that is moved while it is pressed would lose its click.
      if (isAtRest && !isPressed()) ordered.value = inOrder(turns);
    },
    { immediate: true },
  );
  return ordered;
}

function inOrder(slots: readonly Slot[]): Slot[] {
  return [...slots].sort((one, other) => (one.place ?? Infinity) - (other.place ?? Infinity) || 0);
}
