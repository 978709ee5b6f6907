import { screen, type BrowserWindow } from 'electron';
import { createWindow, hideInsteadOfClosing, revive, type WindowWorld } from './our-window.ts';
import { throttleAtRest } from './throttling.ts';
import { after } from '../async/timers.ts';
import type { Rectangle } from './window-place.ts';
import { WORDS } from '../i18n/words.ts';

const PAGE = 'quick-dial.html';
/** Four recent numbers fill it to the foot. */
const SIZE = { width: 380, height: 362 };
/** macOS: over full-screen apps. Linux: `skipTaskbar` has no effect there, but task lists leave splash screens out. */
const WINDOW_TYPES: Partial<Record<NodeJS.Platform, { type: string }>> = {
  darwin: { type: 'panel' },
  linux: { type: 'splash' },
};

/**
 * The quick dial: loaded once, then only shown and hidden, so that it is there within a frame or two. Until it has been shown or has come
 * to rest it is not throttled, so that it is painted before it is needed; from then on it is: an unthrottled hidden window costs 5 % of a CPU for ever.
 */
export class QuickDialWindow {
  readonly #world: WindowWorld;
  readonly #isQuitting: () => boolean;
  #window: BrowserWindow | undefined;

  constructor(world: WindowWorld, isQuitting: () => boolean) {
    this.#world = world;
    this.#isQuitting = isQuitting;
  }

  get window(): BrowserWindow | undefined {
    return this.#window;
  }

  load(): BrowserWindow {
    return (this.#window ??= this.#create());
  }

  show(): void {
    const window = this.load();
    revive(window, PAGE);
    moveTo(window, placeNearTop(this.#world.zoom()));
    window.show();
    window.focus();
    this.#world.door.send(window.webContents, 'quickDial.shown', null);
  }

  /** The window's title is what task switchers and screen readers tell of it. */
  followLanguage(): void {
    this.#window?.setTitle(this.#title());
  }

  hide(): void {
    this.#window?.hide();
  }

  #title(): string {
    return WORDS[this.#world.appearance().language].quickDialTitle;
  }

  #create(): BrowserWindow {
    const window = createWindow(this.#world, PAGE, {
      ...SIZE,
      kind: 'quick-dial',
      frame: false,
      resizable: false,
      maximizable: false,
      fullscreenable: false,
      alwaysOnTop: true,
      skipTaskbar: true,
      throttlesHidden: false,
      title: this.#title(),
      ...WINDOW_TYPES[process.platform],
    });
    throttleAtRest(window, after);
    window.on('blur', () => window.hide());
    hideInsteadOfClosing(window, this.#isQuitting);
    window.on('closed', () => (this.#window = undefined));
    return window;
  }
}

/** Where launchers stand: in the middle, a third of the way down, on the display with the pointer; as large as what is in it. */
function placeNearTop(zoom: number): Rectangle {
  const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
  const width = Math.min(Math.round(SIZE.width * zoom), workArea.width);
  const height = Math.min(Math.round(SIZE.height * zoom), workArea.height);
  return {
    x: Math.round(workArea.x + (workArea.width - width) / 2),
    y: Math.round(workArea.y + (workArea.height - height) / 3),
    width,
    height,
  };
}

/** Window managers are slower to take a new size than a new place. */
function moveTo(window: BrowserWindow, place: Rectangle): void {
  const { width, height } = window.getBounds();
  if (width === place.width && height === place.height) window.setPosition(place.x, place.y);
  else window.setBounds(place);
}
