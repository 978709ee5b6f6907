import { BrowserWindow, type BrowserWindowConstructorOptions, type Session } from 'electron';
import type { Appearance } from '../../preload/contract/index.ts';
import type { WindowKind } from '../ipc/router.ts';
import type { Log } from '../log/log.ts';
import type { WindowDoor } from './ipc.ts';
import { ORIGIN } from './origin.ts';
import { PAGE_FEATURES } from './page-features.ts';
import { Revival } from './revival.ts';
import { windowKey, type WindowKey } from './window-keys.ts';

/** What every window needs. */
export interface WindowWorld {
  door: WindowDoor;
  session: Session;
  preload: string;
  icon: string;
  appearance: () => Appearance;
  /** 1 is as drawn. */
  zoom: () => number;
  /** A key that means the same in every window was pressed. */
  pressed: (key: WindowKey) => void;
  log: Log;
}

/** What is painted before the page is: the page's own background in each theme. */
const BACKGROUND = { light: '#f4f6f8', dark: '#0e1316' };

/** A hidden, sandboxed window with one of our pages in it, which may ask main through the door. */
export function createWindow(
  world: WindowWorld,
  page: string,
  options: BrowserWindowConstructorOptions & { kind: WindowKind; throttlesHidden: boolean },
): BrowserWindow {
  const { door, session, preload, icon, appearance, zoom, log } = world;
  const { kind, throttlesHidden, ...rest } = options;
  const window = new BrowserWindow({
    ...rest,
    show: false,
    icon,
    backgroundColor: BACKGROUND[appearance().theme],
    webPreferences: {
      session,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // `confirm` of a page would look like a question of main's.
      disableDialogs: true,
      zoomFactor: zoom(),
      backgroundThrottling: throttlesHidden,
      ...PAGE_FEATURES,
    },
  });
  // Each window keeps the title that it was given; every page has the app's name as its own.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.webContents.on('before-input-event', (event, input) => {
    const key = windowKey(input, process.platform);
    if (!key) return;
    event.preventDefault();
    world.pressed(key);
  });
  door.admit(window.webContents, kind);
  window.webContents.on('did-finish-load', () => window.webContents.setZoomFactor(zoom()));
  reviveWhenItDies(window, page, log);
  void window.loadURL(`${ORIGIN}/${page}`);
  return window;
}

/** Loads the page again if its process has died: the window that stayed behind is empty. For windows that somebody opens. */
export function revive(window: BrowserWindow, page: string): void {
  if (window.webContents.isCrashed()) void window.loadURL(`${ORIGIN}/${page}`);
}

/** For a window that is loaded once and then only shown and hidden. */
export function hideInsteadOfClosing(window: BrowserWindow, isQuitting: () => boolean): void {
  window.on('close', (event) => {
    if (isQuitting()) return;
    event.preventDefault();
    window.hide();
  });
}

function reviveWhenItDies(window: BrowserWindow, page: string, log: Log): void {
  const revival = new Revival(() => performance.now());
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    log('error', 'window.gone', { code: reason });
    // Not in Electron's own event: loading from within it has crashed the app (electron#19887).
    if (revival.isToLoad()) setImmediate(() => !window.isDestroyed() && revive(window, page));
  });
}
