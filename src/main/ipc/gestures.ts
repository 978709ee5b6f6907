/** How long input counts as the agent's will: somebody who pressed a key or a button a moment ago. */
const COUNTS_FOR_MS = 2_000;

/** What main itself knows of a window; none of it can be changed by the page. */
export interface WindowFacts {
  isVisible(): boolean;
  isFocused(): boolean;
  /**
   * A screen reader or another assistive program is attached. It presses buttons through the platform's accessibility interface, which is not
   * reported as input.
   */
  isAssisted(): boolean;
}

/**
 * Kinds of Electron's `input-event` that a person makes on purpose: pressing and releasing keys, buttons and fingers, not moving or scrolling. They
 * come from the system (or from automation through the browser process), never from a page's script. One press is several of them.
 */
const BEGINS = new Map(
  Object.entries({
    keyDown: 'key',
    rawKeyDown: 'key',
    mouseDown: 'mouse',
    pointerDown: 'pointer',
    touchStart: 'touch',
  }),
);
const ENDS = new Map(
  Object.entries({ keyUp: 'key', mouseUp: 'mouse', pointerUp: 'pointer', touchEnd: 'touch', gestureTap: 'touch' }),
);

/** What tells one key from another, and a key that is held down from one that is pressed again. */
export interface KeyFacts {
  code?: string;
  isAutoRepeat?: boolean;
}

/**
 * The agent's input in one window, as main has seen it. One press allows one act, from its beginning to its end: a page cannot do ten things with
 * one click, nor two with a key's going down and coming up.
 */
export class Gestures {
  readonly #window: WindowFacts;
  readonly #now: () => number;
  readonly #spent: Set<string>;
  #last: { press: string; at: number } | undefined;

  /**
   * `now` in ms, monotonic. `spent`: the presses that have been used, shared by all windows: a key that goes down in one of them comes up in
   * another if the first one has opened it.
   */
  constructor(window: WindowFacts, now: () => number, spent = new Set<string>()) {
    this.#window = window;
    this.#now = now;
    this.#spent = spent;
  }

  /**
   * The window is about to get this input event. Whether the window is in front is asked only when the gesture is taken: the click that brings a
   * window to the front arrives before its focus is known, and input does not reach a window that nobody sees.
   */
  saw(type: string, { code = '', isAutoRepeat = false }: KeyFacts = {}): void {
    const device = BEGINS.get(type) ?? ENDS.get(type);
    if (device === undefined || isAutoRepeat) return;
    const press = `${device}:${code}`;
    if (BEGINS.has(type)) this.#spent.delete(press);
    if (!this.#spent.has(press)) this.#last = { press, at: this.#now() };
  }

  /** Uses up the latest press; false: there was none in the last two seconds, or the window is not in front. */
  take(): boolean {
    if (!this.#window.isVisible() || !this.#window.isFocused()) return false;
    const last = this.#last;
    this.#last = undefined;
    const counts = last !== undefined && this.#now() - last.at <= COUNTS_FOR_MS && !this.#spent.has(last.press);
    if (last) this.#spent.add(last.press);
    return counts || this.#window.isAssisted();
  }
}
