import { readonly, ref, type Ref } from 'vue';
import { READS_MS } from '../dialer/confirming.ts';
import { useTimers } from '../ui/timers.ts';

export interface Held {
  /** Whether a yes counts already. */
  isReadable: Readonly<Ref<boolean>>;
  /** Something new is to be read. */
  hold: () => void;
}

/** A yes sooner than half a second after the question was on its way before anybody could read it. */
export function useHeld(): Held {
  const isReadable = ref(false);
  const after = useTimers();
  let stop = (): void => undefined;
  return {
    isReadable: readonly(isReadable),
    hold: () => {
      isReadable.value = false;
      stop();
      stop = after(READS_MS, () => (isReadable.value = true));
    },
  };
}
