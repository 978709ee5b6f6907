import { onScopeDispose } from 'vue';

/** Starts a timer; the returned function cancels it. */
export type After = (ms: number, act: () => void) => () => void;

/** Timers of the store or component in whose setup this is called: none of them fires after its scope has ended. */
export function useTimers(): After {
  const pending = new Set<ReturnType<typeof setTimeout>>();
  onScopeDispose(() => {
    for (const timer of pending) clearTimeout(timer);
    pending.clear();
  }, true);
  return (ms, act) => {
    const timer = setTimeout(() => {
      pending.delete(timer);
      act();
    }, ms);
    pending.add(timer);
    return () => {
      clearTimeout(timer);
      pending.delete(timer);
    };
  };
}
