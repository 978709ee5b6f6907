import { join } from 'node:path';
import { BrowserWindow, screen, type BrowserWindowConstructorOptions } from 'electron';
import type { Appearance, RequestSource } from '../../preload/contract/index.ts';
import type { WindowDoor } from './ipc.ts';
import { ORIGIN } from './origin.ts';

export interface WindowParts {
  door: WindowDoor;
  preload: string;
  icon: string;
  appearance: () => Appearance;
  /** Whether the desktop has a tray to come back from. */
  hasTray: () => boolean;
}

/** What is painted before the page is: the page's own background in each theme. */
const BACKGROUND = { light: '#f4f6f8', dark: '#0e1316' };

/** The two windows of the app. The main window hides only where a tray can bring it back; the quick dial is loaded once and then only shown. */
export class Windows {
  readonly #parts: WindowParts;
  #main: BrowserWindow | undefined;
  #quickDial: BrowserWindow | undefined;
  #isQuitting = false;

  constructor(parts: WindowParts) {
    this.#parts = parts;
  }

  /** Opens the main window, or brings it to the front; `text` goes into the number field. */
  openMain(text?: string, from: RequestSource = 'window'): void {
    const window = this.#main ?? this.#createMain();
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
    if (text !== undefined) this.#parts.door.tellOne(window.webContents, 'dialer.requested', { text, from });
  }

  /** Loads the quick dial out of sight, so that it shows at once later. */
  prepareQuickDial(): void {
    this.#quickDial ??= this.#createQuickDial();
  }

  openQuickDial(): void {
    this.prepareQuickDial();
    const window = this.#quickDial;
    if (!window) return;
    placeNearTop(window);
    window.show();
    window.focus();
    this.#parts.door.tellOne(window.webContents, 'quickDial.shown', null);
  }

  hideQuickDial(): void {
    this.#quickDial?.hide();
  }

  /** From now on closing means closing. */
  quitting(): void {
    this.#isQuitting = true;
  }

  #createMain(): BrowserWindow {
    const window = this.#create('index.html', {
      width: 420,
      height: 720,
      minWidth: 360,
      minHeight: 560,
      title: 'Softphone Companion',
    });
    this.#main = window;
    window.webContents.once('did-finish-load', () => this.prepareQuickDial());
    window.on('close', (event) => {
      if (this.#isQuitting || !this.#parts.hasTray()) return;
      event.preventDefault();
      window.hide();
    });
    window.on('closed', () => {
      this.#main = undefined;
      this.#quickDial?.destroy(); // without a tray nothing could ever show it again
    });
    return window;
  }

  #createQuickDial(): BrowserWindow {
    const window = this.#create('quick-dial.html', {
      ...{ width: 380, height: 340, frame: false, resizable: false, maximizable: false, fullscreenable: false },
      ...{ alwaysOnTop: true, skipTaskbar: true, title: 'Quick dial' },
    });
    window.on('blur', () => window.hide());
    window.on('close', (event) => {
      if (this.#isQuitting) return;
      event.preventDefault();
      window.hide();
    });
    window.on('closed', () => (this.#quickDial = undefined));
    return window;
  }

  #create(page: string, options: BrowserWindowConstructorOptions): BrowserWindow {
    const { door, preload, icon, appearance } = this.#parts;
    const window = new BrowserWindow({
      ...options,
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
      },
    });
    door.admit(window.webContents);
    void window.loadURL(`${ORIGIN}/${page}`);
    return window;
  }
}

/** Where launchers stand: in the middle, a third of the way down, on the display with the pointer. */
function placeNearTop(window: BrowserWindow): void {
  const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
  const { width, height } = window.getBounds();
  window.setPosition(
    Math.round(workArea.x + (workArea.width - width) / 2),
    Math.round(workArea.y + Math.max(0, (workArea.height - height) / 3)),
  );
}

/** The preload beside the bundle of main. */
export function preloadPath(mainFolder: string): string {
  return join(mainFolder, '../preload/index.cjs');
}
