export interface Debounced {
  (): void;
  /** Forgets a call that waits. */
  cancel: () => void;
}

/** Calls once, when nothing has happened for a while. */
export function debounce(act: () => void, waitMs: number): Debounced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(act, waitMs);
  };
  return Object.assign(later, { cancel: () => clearTimeout(timer) });
}
