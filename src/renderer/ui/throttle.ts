import { useTimers } from './timers.ts';

export interface Throttled {
  (): void;
  /** Forgets a call that waits. */
  cancel: () => void;
}

/** Calls at once, and then at most once in a while; the last call is never lost, unless the store or component in whose setup it is made has ended. */
export function throttle(act: () => void, everyMs: number): Throttled {
  const after = useTimers();
  let stop: (() => void) | undefined;
  let isDue = false;
  const rest = (): void => {
    stop = undefined;
    if (isDue) run();
  };
  const run = (): void => {
    isDue = false;
    stop = after(everyMs, rest);
    act();
  };
  const call = (): void => {
    if (!stop) run();
    else isDue = true;
  };
  const cancel = (): void => {
    stop?.();
    stop = undefined;
    isDue = false;
  };
  return Object.assign(call, { cancel });
}
