import { defineComponent, h, ref, shallowRef, type Component } from 'vue';
import { LateFailed } from './late-failed.ts';

/**
 * A part that is loaded when it is first shown. Calling `load` before, when there is nothing else to do, makes it come without delay. What
 * cannot be had is said in place of nothing, and can be tried again. A `ref` on it finds nothing. (Vue's own `defineAsyncComponent` cannot
 * try again while it shows something, and weighs a kilobyte.)
 */
export function late<Part extends Component>(load: () => Promise<{ default: Part }>): Part {
  const part = shallowRef<Component>();
  const hasFailed = ref(false);

  async function fetch(): Promise<void> {
    hasFailed.value = false;
    try {
      part.value = (await load()).default;
    } catch {
      hasFailed.value = true;
    }
  }

  const Late = defineComponent({
    inheritAttrs: false,
    setup(_props, { attrs, slots }) {
      if (!part.value) void fetch();
      return () => {
        if (part.value) return h(part.value, attrs, { ...slots });
        return hasFailed.value ? h(LateFailed, { onRetry: () => void fetch() }) : undefined;
      };
    },
  });
  // To whoever uses it, it is the part.
  return Late as unknown as Part;
}
