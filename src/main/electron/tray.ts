import { join } from 'node:path';
import { Menu, nativeImage, nativeTheme, Tray, type NativeImage } from 'electron';
import type { TrayView } from './tray-facts.ts';
import { trayIcon } from './tray-icon.ts';
import { phoneLine, seatLine, trayMenu, type TrayActions } from './tray-menu.ts';
import { WORDS } from '../i18n/words.ts';

export interface TrayParts extends TrayActions {
  /** The folder of the drawings. */
  icons: string;
  view: () => TrayView;
}

/** The icon in the panel, with a dot while something wants the agent's attention. */
export class AppTray {
  readonly #parts: TrayParts;
  readonly #tray: Tray;
  #shown = '';

  constructor(parts: TrayParts) {
    this.#parts = parts;
    this.#tray = new Tray(this.#icon());
    // On macOS a click opens the menu; Electron tells the click as well.
    if (process.platform !== 'darwin') this.#tray.on('click', parts.openQuickDial);
    nativeTheme.on('updated', () => this.#tray.setImage(this.#icon()));
    this.refresh();
  }

  /** Shows what is known now; a menu that would be the same stays, so that an open one is not closed under the pointer. */
  refresh(): void {
    const view = this.#parts.view();
    const shown = JSON.stringify(view);
    if (shown === this.#shown || this.#tray.isDestroyed()) return;
    this.#shown = shown;
    const words = WORDS[view.settings.appearance.language];
    const missed = view.missed > 0 ? [words.missed(view.missed)] : [];
    this.#tray.setToolTip([words.appName, seatLine(view), phoneLine(view), ...missed].filter(Boolean).join('\n'));
    this.#tray.setImage(this.#icon());
    this.#tray.setContextMenu(Menu.buildFromTemplate(trayMenu(view, this.#parts)));
  }

  #icon(): NativeImage {
    const isTaskbarDark = nativeTheme.shouldUseDarkColorsForSystemIntegratedUI;
    const name = trayIcon(process.platform, isTaskbarDark, wantsAttention(this.#parts.view()));
    return nativeImage.createFromPath(join(this.#parts.icons, name));
  }
}

function wantsAttention({ account, missed }: TrayView): boolean {
  return missed > 0 || account?.is === 'token-missing' || (account?.is === 'signed-in' && account.isTokenDead === true);
}
