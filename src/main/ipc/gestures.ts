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
 * come from the system (or from automation through the browser process), never from a page's script.
 */
const DELIBERATE: ReadonlySet<string> = new Set([
  'keyDown',
  'rawKeyDown',
  'keyUp',
  'mouseDown',
  'mouseUp',
  'pointerDown',
  'pointerUp',
  'touchStart',
  'touchEnd',
  'gestureTap',
]);

/** The agent's input in one window, as main has seen it. One input allows one act: a page cannot do ten things with one click. */
export class Gestures {
  readonly #window: WindowFacts;
  readonly #now: () => number;
  #last: number | undefined;

  /** `now` in ms, monotonic. */
  constructor(window: WindowFacts, now: () => number) {
    this.#window = window;
    this.#now = now;
  }

  /**
   * The window is about to get this input event. Whether the window is in front is asked only when the gesture is taken: the click that brings a
   * window to the front arrives before its focus is known, and input does not reach a window that nobody sees.
   */
  saw(type: string): void {
    if (DELIBERATE.has(type)) this.#last = this.#now();
  }

  /** Uses up the latest input; false: there was none in the last two seconds, or the window is not in front. */
  take(): boolean {
    if (!this.#window.isVisible() || !this.#window.isFocused()) return false;
    const isRecent = this.#last !== undefined && this.#now() - this.#last <= COUNTS_FOR_MS;
    this.#last = undefined;
    return isRecent || this.#window.isAssisted();
  }
}
