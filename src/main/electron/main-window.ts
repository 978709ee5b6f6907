import { screen, type BrowserWindow } from 'electron';
import { hideWindow } from './hiding.ts';
import { createWindow, revive, type WindowWorld } from './our-window.ts';
import { fitPlace, leastSize, type Size } from './window-place.ts';
import type { WindowPlaces } from './window-places.ts';

export interface MainWindowParts {
  world: WindowWorld;
  places: WindowPlaces;
  /** Closing only hides it: something can bring it back. */
  mayHide: () => boolean;
  loaded: () => void;
  closed: () => void;
}

const PAGE = 'index.html';
const USUAL = { width: 420, height: 720, isMaximized: false };

export class MainWindow {
  readonly #parts: MainWindowParts;
  #window: BrowserWindow | undefined;
  #isToBeMaximized = false;

  constructor(parts: MainWindowParts) {
    this.#parts = parts;
  }

  /** Loads it out of sight, where it is not loaded yet. */
  load(): BrowserWindow {
    return (this.#window ??= this.#create());
  }

  /** Brings it to the front, on a display that is there. */
  show(): BrowserWindow {
    const window = this.load();
    revive(window, PAGE);
    if (window.isMinimized()) window.restore();
    if (!window.isVisible() && window.isNormal()) bringInSight(window, this.#least());
    window.show();
    if (this.#isToBeMaximized) window.maximize();
    this.#isToBeMaximized = false;
    window.focus();
    return window;
  }

  reload(): void {
    this.#window?.webContents.reload();
  }

  /** The text has another size: a window that is too narrow for it now grows. */
  followZoom(): void {
    if (!this.#window) return;
    const { width, height } = this.#least();
    this.#window.webContents.setZoomFactor(this.#parts.world.zoom());
    this.#window.setMinimumSize(width, height);
    if (this.#window.isNormal()) bringInSight(this.#window, { width, height });
  }

  /** undefined while there is none. */
  get window(): BrowserWindow | undefined {
    return this.#window;
  }

  #create(): BrowserWindow {
    const { world, places, mayHide, loaded, closed } = this.#parts;
    const least = this.#least();
    const { isMaximized, ...place } = places.find(least) ?? { ...USUAL, width: Math.max(USUAL.width, least.width) };
    this.#isToBeMaximized = isMaximized;
    const window = createWindow(world, PAGE, {
      ...place,
      minWidth: least.width,
      minHeight: least.height,
      title: 'Softphone Companion',
      kind: 'main',
      throttlesHidden: true,
    });
    window.webContents.once('did-finish-load', loaded);
    this.#rememberPlace(window);
    window.on('close', (event) => {
      if (!mayHide()) return;
      event.preventDefault();
      hideWindow(window, process.platform);
    });
    window.on('closed', () => {
      this.#window = undefined;
      closed();
    });
    return window;
  }

  #least(): Size {
    return leastSize(this.#parts.world.zoom(), screen.getAllDisplays());
  }

  #rememberPlace(window: BrowserWindow): void {
    const keep = (): void => {
      if (!window.isVisible() || window.isMinimized() || window.isFullScreen()) return;
      this.#parts.places.keep(window.getNormalBounds(), window.isMaximized());
    };
    window.on('resize', keep);
    window.on('move', keep);
    window.on('maximize', keep);
    window.on('unmaximize', keep);
  }
}

/** While it was hidden its display may have gone. */
function bringInSight(window: BrowserWindow, least: Size): void {
  const before = window.getNormalBounds();
  const { x, y, width, height } = fitPlace(before, screen.getAllDisplays(), least);
  if (x !== before.x || y !== before.y || width !== before.width || height !== before.height)
    window.setBounds({ x, y, width, height });
}
