import fc from 'fast-check';
import { effectScope, nextTick, ref, type EffectScope } from 'vue';
import { afterEach, describe, expect, it } from 'vitest';
import { useSlots, type Slot, type Span } from '../../../../src/renderer/calls/slots.ts';

const COUNT = 7;
let scope: EffectScope;

function world(isPressed = false) {
  scope = effectScope();
  const [count, span, isResting] = [ref(COUNT), ref<Span>({ first: 0, end: COUNT }), ref(true)];
  const slots = scope.run(() => useSlots(count, span, isResting, () => isPressed));
  if (!slots) throw new Error('the scope does not run');
  const places = (): (number | undefined)[] => slots.value.map(({ place }) => place);
  const show = async (first: number, end = first + count.value): Promise<void> => {
    span.value = { first, end };
    await nextTick();
  };
  return { count, isResting, slots, places, show };
}
const upFrom = (first: number, length = COUNT): number[] => Array.from({ length }, (_, index) => first + index);

afterEach(() => scope.stop());

describe('the elements of a list', () => {
  it('show each row in view once, wherever the list is moved to, and a row that stays keeps its element', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(40), { maxLength: 12 }), async (firsts) => {
        const { slots, places, isResting, show } = world();
        isResting.value = false;
        let held = new Map<number | undefined, Slot>();
        for (const first of firsts) {
          await show(first);
          expect(places().sort((a = 0, b = 0) => a - b)).toEqual(upFrom(first));
          const now = new Map(slots.value.map((slot) => [slot.place, slot]));
          for (const [place, slot] of held) if (now.has(place)) expect(now.get(place)).toBe(slot);
          held = now;
        }
        scope.stop();
      }),
    );
  });

  it('stay where they are in the document while the list moves, and follow the order of the rows when it rests', async () => {
    const { slots, places, isResting, show } = world();
    isResting.value = false;
    const before = slots.value;
    await show(3);
    expect(slots.value).toBe(before);
    expect(places()).toEqual([7, 8, 9, 3, 4, 5, 6]);
    isResting.value = true;
    await nextTick();
    expect(places()).toEqual(upFrom(3));
  });

  it('are not moved from under a pressed pointer', async () => {
    const { places, show } = world(true);
    await show(3);
    expect(places()).toEqual([7, 8, 9, 3, 4, 5, 6]);
  });

  it('show nothing where there are fewer rows than elements', async () => {
    const { places, show } = world();
    await show(0, 2);
    expect(places()).toEqual([0, 1, undefined, undefined, undefined, undefined, undefined]);
  });

  it('are as many as the view needs', async () => {
    const { count, places, show } = world();
    count.value = 3;
    await show(10);
    expect(places()).toEqual([10, 11, 12]);
  });
});
