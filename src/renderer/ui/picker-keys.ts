type Pressed = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/** How the list stands: `at` is the place that the keys are at, -1 for none. */
export interface PickerStanding {
  isOpen: boolean;
  at: number;
  labels: readonly string[];
}

export type PickerKey = { is: 'open' } | { is: 'close' } | { is: 'pick' } | { is: 'move'; to: number };

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/** What a key means on a list that hangs on a button (WAI-ARIA, select-only combobox); undefined: it is not for the list. */
export function pickerKey({ key, altKey, ctrlKey, metaKey }: Pressed, standing: PickerStanding): PickerKey | undefined {
  if (ctrlKey || metaKey) return undefined;
  const { isOpen, at, labels } = standing;
  if (!isOpen) return key === 'ArrowDown' || key === 'ArrowUp' ? { is: 'open' } : undefined;
  if (key === 'Escape' || (altKey && key === 'ArrowUp')) return { is: 'close' };
  if (key === 'Enter' || key === ' ') return { is: 'pick' };
  const last = labels.length - 1;
  if (key === 'Home') return { is: 'move', to: 0 };
  if (key === 'End') return { is: 'move', to: last };
  const step = STEPS[key];
  if (step !== undefined) return { is: 'move', to: Math.min(last, Math.max(0, at + step)) };
  return key.length === 1 ? nextWith(key, at, labels) : undefined;
}

/** The next option that begins with this sign, round the end. */
function nextWith(sign: string, at: number, labels: readonly string[]): PickerKey | undefined {
  const order = labels.map((_label, index) => (at + 1 + index) % labels.length);
  const to = order.find((place) => labels[place]?.toLowerCase().startsWith(sign.toLowerCase()));
  return to === undefined ? undefined : { is: 'move', to };
}
