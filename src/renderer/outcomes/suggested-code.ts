import type { CallState, OutcomeCode } from '../../preload/contract/index.ts';

/** The code that fits what the record says best: the first of its meaning; undefined: the record does not tell. */
export function suggestedCode(codes: readonly OutcomeCode[], state: CallState | undefined): OutcomeCode | undefined {
  if (state === undefined || state === 'other' || state === 'agent-missed') return undefined;
  const meaning = state === 'answered' ? 'talked' : 'not-reached';
  return codes.find((code) => code.meaning === meaning);
}

type Pressed = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The code of a pressed digit, of either keypad. With Alt some layouts type a sign: the key's place decides then. */
export function codeOfKey(codes: readonly OutcomeCode[], event: Pressed): OutcomeCode | undefined {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  const digit = event.altKey ? /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1] : event.key;
  return codes.find(({ key }) => key === digit);
}
