import { RAIL, type Screen } from './shell.store.ts';

type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Ctrl/⌘+1…6 show the screens of the rail, Ctrl/⌘+F the calls with the search in focus. */
export function screenKey(event: Keys): { screen: Screen; focusesSearch: boolean } | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return undefined;
  if (event.key.toLowerCase() === 'f') return { screen: 'calls', focusesSearch: true };
  const screen = /^[1-9]$/.test(event.key) ? RAIL[Number(event.key) - 1] : undefined;
  return screen && { screen, focusesSearch: false };
}
