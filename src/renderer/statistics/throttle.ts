export interface Throttled {
  (): void;
  /** Forgets a call that waits. */
  cancel: () => void;
}

/** Acts at once, then at most once in `everyMs`; what is asked for in between happens once, at the end of it. */
export function throttle(act: () => void, everyMs: number): Throttled {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAsked = false;
  const rest = (): void => {
    timer = undefined;
    if (isAsked) ask();
  };
  const ask = (): void => {
    isAsked = timer !== undefined;
    if (isAsked) return;
    timer = setTimeout(rest, everyMs);
    act();
  };
  const cancel = (): void => {
    clearTimeout(timer);
    timer = undefined;
    isAsked = false;
  };
  return Object.assign(ask, { cancel });
}
