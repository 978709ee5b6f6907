/** What a key means in every window of the app, whatever it shows. There is no menu off macOS that would have these keys. */
export type WindowKey = 'quit' | 'larger' | 'smaller' | 'normal';

/** What of Electron's Input it takes. */
export interface PressedKey {
  type: string;
  key: string;
  control: boolean;
  meta: boolean;
  alt: boolean;
}

/** `+` needs Shift on many keyboards and none on others: both keys of a sign count. */
const ZOOM_KEYS: Readonly<Record<string, WindowKey>> = {
  '+': 'larger',
  '=': 'larger',
  '-': 'smaller',
  _: 'smaller',
  '0': 'normal',
};

/** Ctrl (⌘ on macOS) with a sign changes the size of everything. Ctrl+Q quits on Linux only: macOS has ⌘Q in its menu, Windows knows no such key. */
export function windowKey(input: PressedKey, platform: NodeJS.Platform): WindowKey | undefined {
  const [held, other] = platform === 'darwin' ? [input.meta, input.control] : [input.control, input.meta];
  if (input.type !== 'keyDown' || !held || other || input.alt) return undefined;
  if (platform === 'linux' && input.key.toLowerCase() === 'q') return 'quit';
  return ZOOM_KEYS[input.key];
}

const STEP = 10;
const LEAST = 80;
const MOST = 200;

/** The size of everything in percent after the key. */
export function zoomAfter(key: Exclude<WindowKey, 'quit'>, percent: number): number {
  if (key === 'normal') return 100;
  return Math.min(MOST, Math.max(LEAST, percent + (key === 'larger' ? STEP : -STEP)));
}
