import { defineComponent, h, onUnmounted, shallowReactive, shallowRef, type Component } from 'vue';
import { LateFailed } from './late-failed.ts';

/** What would load the parts in sight that could not be had: often they fail together, and one notice speaks for all. */
const missing = shallowReactive(new Set<() => void>());
const retryAll = (): void => [...missing].forEach((retry) => retry());

/**
 * A part that is loaded when it is first shown. Calling `load` before, when there is nothing else to do, makes it come without delay. What
 * cannot be had is said in place of nothing, and can be tried again. A `ref` on it finds nothing. (Vue's own `defineAsyncComponent` cannot
 * try again while it shows something, and weighs a kilobyte.)
 */
export function late<Part extends Component>(load: () => Promise<{ default: Part }>): Part {
  const part = shallowRef<Component>();

  const Late = defineComponent({
    inheritAttrs: false,
    setup(_props, { attrs, slots }) {
      let isGone = false;
      const retry = (): void => void fetch();

      async function fetch(): Promise<void> {
        missing.delete(retry);
        try {
          part.value = (await load()).default;
        } catch {
          if (!isGone) missing.add(retry);
        }
      }

      if (!part.value) void fetch();
      onUnmounted(() => {
        isGone = true;
        missing.delete(retry);
      });
      return () => {
        if (part.value) return h(part.value, attrs, { ...slots });
        const [speaker] = missing;
        return speaker === retry ? h(LateFailed, { onRetry: retryAll }) : undefined;
      };
    },
  });
  // To whoever uses it, it is the part.
  return Late as unknown as Part;
}
