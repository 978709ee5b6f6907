import { useTimers, type After } from './timers.ts';

export interface Debounced {
  (): void;
  /** Forgets a call that waits. */
  cancel: () => void;
}

/**
 * Calls once, when nothing has happened for a while; never after the store or component in whose setup it is made
 * has ended. Made later than in setup, it needs the timers of that setup.
 */
export function debounce(act: () => void, waitMs: number, after: After = useTimers()): Debounced {
  let cancel = (): void => undefined;
  const later = (): void => {
    cancel();
    cancel = after(waitMs, act);
  };
  return Object.assign(later, { cancel: () => cancel() });
}
