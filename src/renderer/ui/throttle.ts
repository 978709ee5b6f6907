export interface Throttled {
  (): void;
  /** Forgets a call that waits. */
  cancel: () => void;
}

/** Calls at once, and then at most once in a while; the last call is never lost. */
export function throttle(act: () => void, everyMs: number): Throttled {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDue = false;
  const rest = (): void => {
    timer = undefined;
    if (isDue) run();
  };
  const run = (): void => {
    isDue = false;
    timer = setTimeout(rest, everyMs);
    act();
  };
  const call = (): void => {
    if (timer === undefined) run();
    else isDue = true;
  };
  const cancel = (): void => {
    clearTimeout(timer);
    timer = undefined;
    isDue = false;
  };
  return Object.assign(call, { cancel });
}
