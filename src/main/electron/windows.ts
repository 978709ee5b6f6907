import { join } from 'node:path';
import { BrowserWindow, screen } from 'electron';
import type { AppPlace, LinkRefusal, PhoneCallsState, RequestSource } from '../../preload/contract/index.ts';
import { CallCardWindow } from './call-card-window.ts';
import { MainWindow } from './main-window.ts';
import type { WindowWorld } from './our-window.ts';
import { QuickDialWindow } from './quick-dial-window.ts';
import { JsonFile } from '../files/json-file.ts';
import { storedPlaces, WindowPlaces } from './window-places.ts';

export interface WindowParts extends WindowWorld {
  /** Where the places of the main window are kept. */
  placesFile: string;
  /** Whether the desktop has a tray to come back from. */
  hasTray: () => boolean;
}

/** The windows of the app. The main window hides only where a tray can bring it back. */
export class Windows {
  readonly #parts: WindowParts;
  readonly #main: MainWindow;
  readonly #quickDial: QuickDialWindow;
  readonly #callCard: CallCardWindow;
  readonly #places: WindowPlaces;
  #zoom = 1;
  #isQuitting = false;

  constructor(parts: WindowParts) {
    this.#parts = parts;
    this.#places = new WindowPlaces({
      file: new JsonFile(parts.placesFile, storedPlaces),
      displays: () => screen.getAllDisplays(),
    });
    this.#quickDial = new QuickDialWindow(parts, () => this.#isQuitting);
    this.#callCard = new CallCardWindow(parts, () => this.#isQuitting);
    this.#main = new MainWindow({
      world: parts,
      places: this.#places,
      mayHide: () => !this.#isQuitting && parts.hasTray(),
      loaded: () => void this.#quickDial.load(),
      closed: () => this.#closeOthers(), // without a tray nothing could ever show them again
    });
  }

  /** Call before the first window. */
  async start(): Promise<void> {
    await this.#places.load();
  }

  /** Loads both out of sight: the app has been told to begin in the tray. */
  loadHidden(): void {
    this.#main.load();
  }

  /** Opens the main window, or brings it to the front; `text` goes into the number field. */
  openMain(text?: string, from: RequestSource = 'window'): void {
    const { webContents } = this.#main.show();
    if (text !== undefined) this.#parts.door.send(webContents, 'dialer.requested', { text, from });
  }

  /** Opens the main window, which says why the link that opened it put nothing into the field. */
  refuseLink(why: LinkRefusal): void {
    this.#parts.door.send(this.#main.show().webContents, 'dialer.linkRefused', { why });
  }

  /** Brings the main window to the front with this in it. */
  openAt(place: AppPlace): void {
    this.#parts.door.send(this.#main.show().webContents, 'app.goTo', place);
  }

  openQuickDial(): void {
    this.#quickDial.show();
  }

  hideQuickDial(): void {
    this.#quickDial.hide();
  }

  /** Shows the calls that the phone has, or takes the card away. */
  followCalls(state: PhoneCallsState): void {
    this.#callCard.follow(state);
  }

  /** Begins all pages anew: what they have held goes. */
  reload(): void {
    this.#main.reload();
    this.#quickDial.window?.webContents.reload();
    this.#callCard.window?.webContents.reload();
  }

  /** The agent looks at one of our windows. */
  isInFront(): boolean {
    return BrowserWindow.getFocusedWindow() !== null;
  }

  /** The settings have changed. */
  followSettings(): void {
    this.#quickDial.followLanguage();
    this.#callCard.followLanguage();
    const zoom = this.#parts.zoom();
    if (zoom === this.#zoom) return;
    this.#zoom = zoom;
    this.#main.followZoom();
    this.#quickDial.window?.webContents.setZoomFactor(zoom);
    this.#callCard.window?.webContents.setZoomFactor(zoom);
  }

  #closeOthers(): void {
    this.#quickDial.window?.destroy();
    this.#callCard.window?.destroy();
  }

  /** From now on closing means closing. */
  quitting(): void {
    this.#isQuitting = true;
  }

  /** Writes down what is not written yet. */
  async finish(): Promise<void> {
    await this.#places.flush();
  }
}

/** The preload beside the bundle of main. */
export function preloadPath(mainFolder: string): string {
  return join(mainFolder, '../preload/index.cjs');
}
