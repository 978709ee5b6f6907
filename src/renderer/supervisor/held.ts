import { readonly, ref, type Ref } from 'vue';
import { READS_MS } from '../dialer/confirming.ts';

export interface Held {
  /** Whether a yes counts already. */
  isReadable: Readonly<Ref<boolean>>;
  /** Something new is to be read. */
  hold: () => void;
}

/** A yes sooner than half a second after the question was on its way before anybody could read it. */
export function useHeld(): Held {
  const isReadable = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    isReadable: readonly(isReadable),
    hold: () => {
      isReadable.value = false;
      clearTimeout(timer);
      timer = setTimeout(() => (isReadable.value = true), READS_MS);
    },
  };
}
