import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import type { Appearance } from '../../preload/contract/index.ts';
import type { WindowDoor } from './ipc.ts';
import { ORIGIN } from './origin.ts';

/** What both windows need. */
export interface WindowWorld {
  door: WindowDoor;
  preload: string;
  icon: string;
  appearance: () => Appearance;
  /** 1 is as drawn. */
  zoom: () => number;
}

/** What is painted before the page is: the page's own background in each theme. */
const BACKGROUND = { light: '#f4f6f8', dark: '#0e1316' };

/** A hidden, sandboxed window with one of our pages in it, which may ask main through the door. */
export function createWindow(
  world: WindowWorld,
  page: string,
  options: BrowserWindowConstructorOptions & { throttlesHidden: boolean },
): BrowserWindow {
  const { door, preload, icon, appearance, zoom } = world;
  const { throttlesHidden, ...rest } = options;
  const window = new BrowserWindow({
    ...rest,
    show: false,
    icon,
    backgroundColor: BACKGROUND[appearance().theme],
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      zoomFactor: zoom(),
      backgroundThrottling: throttlesHidden,
    },
  });
  door.admit(window.webContents);
  window.webContents.on('did-finish-load', () => window.webContents.setZoomFactor(zoom()));
  void window.loadURL(`${ORIGIN}/${page}`);
  return window;
}
