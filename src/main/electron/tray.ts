import { join } from 'node:path';
import { Menu, nativeImage, nativeTheme, Tray, type MenuItemConstructorOptions, type NativeImage } from 'electron';
import type { Account, CallerId, CallRecord, Numbers, SettingsState } from '../../preload/contract/index.ts';
import { maskNumber } from '../log/log.ts';
import { WORDS } from './words.ts';

/** What the menu shows, asked for anew each time it is built. */
export interface TrayView {
  account: Account;
  settings: SettingsState;
  recent: CallRecord[];
  numbers: Numbers | undefined;
  callerId: CallerId;
}

export interface TrayParts {
  icons: string;
  view: () => Promise<TrayView>;
  openMain: (text?: string) => void;
  openQuickDial: () => void;
  chooseCallerId: (callerId: CallerId) => void;
  quit: () => void;
}

const RECENT_SHOWN = 8;

/** The icon in the panel. Nothing in its menu dials: a recent number only fills the dialer. */
export class AppTray {
  readonly #parts: TrayParts;
  readonly #tray: Tray;
  #builds = 0;

  constructor(parts: TrayParts) {
    this.#parts = parts;
    this.#tray = new Tray(this.#icon());
    this.#tray.on('click', parts.openQuickDial);
    nativeTheme.on('updated', () => this.#tray.setImage(this.#icon()));
    this.refresh();
  }

  /** Builds the menu again; when several builds overlap, the last one wins. */
  refresh(): void {
    const build = ++this.#builds;
    this.#parts.view().then(
      (view) => {
        if (build === this.#builds && !this.#tray.isDestroyed()) this.#show(view);
      },
      () => undefined, // the old menu stays
    );
  }

  destroy(): void {
    this.#tray.destroy();
  }

  #show(view: TrayView): void {
    const words = WORDS[view.settings.appearance.language];
    const who = view.account.is === 'signed-in' ? words.seat(view.account.agentName) : words.signedOut;
    this.#tray.setToolTip(`${words.appName}\n${who}`);
    this.#tray.setContextMenu(Menu.buildFromTemplate(this.#template(view, who)));
  }

  #template(view: TrayView, who: string): MenuItemConstructorOptions[] {
    const words = WORDS[view.settings.appearance.language];
    const { openMain, openQuickDial, quit } = this.#parts;
    const isSignedIn = view.account.is === 'signed-in';
    return [
      { id: 'who', label: who, enabled: false },
      { type: 'separator' },
      { id: 'quick-dial', label: words.quickDial, enabled: isSignedIn, click: openQuickDial },
      { id: 'recent', label: words.recent, enabled: isSignedIn, submenu: this.#recent(view) },
      { id: 'caller-id', label: words.callerId, enabled: isSignedIn, submenu: this.#callerIds(view) },
      { type: 'separator' },
      { id: 'open', label: words.open, click: () => openMain() },
      { id: 'quit', label: words.quit, click: quit },
    ];
  }

  #recent(view: TrayView): MenuItemConstructorOptions[] {
    const { areNumbersMasked } = view.settings.settings;
    const items = view.recent.slice(0, RECENT_SHOWN).map(({ customerNumber, customerRegion }) => ({
      label: [areNumbersMasked ? maskNumber(customerNumber) : customerNumber, customerRegion]
        .filter(Boolean)
        .join(' · '),
      click: () => this.#parts.openMain(customerNumber),
    }));
    return items.length > 0 ? items : [{ label: WORDS[view.settings.appearance.language].noRecent, enabled: false }];
  }

  #callerIds(view: TrayView): MenuItemConstructorOptions[] {
    const { callerId, numbers } = view;
    const choose = (choice: CallerId) => () => this.#parts.chooseCallerId(choice);
    const chosen = callerId.is === 'number' ? callerId.number : undefined;
    return [
      {
        label: WORDS[view.settings.appearance.language].automatic,
        type: 'radio',
        checked: chosen === undefined,
        click: choose({ is: 'automatic' }),
      },
      ...(numbers?.numbers ?? []).map(({ number, name }) => ({
        label: [name, number].filter(Boolean).join(' · '),
        type: 'radio' as const,
        checked: number === chosen,
        click: choose({ is: 'number', number }),
      })),
    ];
  }

  /** macOS colours a template itself; elsewhere the panel's own colour is not told, and follows the theme on most desktops. */
  #icon(): NativeImage {
    const isMac = process.platform === 'darwin';
    const name = isMac ? 'trayTemplate.png' : nativeTheme.shouldUseDarkColors ? 'tray-light.png' : 'tray-dark.png';
    return nativeImage.createFromPath(join(this.#parts.icons, name));
  }
}
