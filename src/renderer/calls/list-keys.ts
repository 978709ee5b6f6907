/** Where a key moves the cursor of a list; undefined: the key does not move it. `page` is how many rows are in view. */
export function placeAfter(key: string, at: number, count: number, page: number): number | undefined {
  const step = new Map([
    ['ArrowUp', -1],
    ['ArrowDown', 1],
    ['PageUp', -page],
    ['PageDown', page],
    ['Home', -count],
    ['End', count],
  ]).get(key);
  return step === undefined || count === 0 ? undefined : Math.min(count - 1, Math.max(0, at + step));
}

/** The keys that belong to the calls screen as a whole, unless the agent is typing. */
export function screenWish(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): 'search' | 'note' | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (event.key === '/') return 'search';
  return event.key === 'n' ? 'note' : undefined;
}
