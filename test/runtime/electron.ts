import { registerHooks } from 'node:module';
import { app } from './api/app.ts';
import { BrowserWindow } from './api/browser-window.ts';
import { clipboard, ClipboardItem } from './api/clipboard.ts';
import * as desktop from './api/desktop.ts';
import { dialog, dialogAnswers, dialogs } from './api/dialog.ts';
import { ipcMain } from './api/ipc-main.ts';
import { Menu, MenuItem } from './api/menu.ts';
import { nativeImage } from './api/native-image.ts';
import { nativeTheme } from './api/native-theme.ts';
import { Notification, notifications } from './api/notification.ts';
import { privilegedSchemes, protocol } from './api/protocol.ts';
import { screen, setDisplays } from './api/screen.ts';
import { defaultSession, session, setProxyAnswer } from './api/session.ts';
import { absent } from './api/strict.ts';
import { Tray, trays } from './api/tray.ts';
import { WebContents } from './api/web-contents.ts';
import { toChromium, toElectron } from './page/addresses.ts';

/** What only tests look at: what the app did to the desktop, and what the desktop is to do to the app. */
const standIn = {
  hasTray: process.env['STAND_IN_NO_TRAY'] !== '1',
  trays,
  notifications,
  dialogs,
  dialogAnswers,
  opened: desktop.opened,
  pressShortcut: desktop.pressShortcut,
  setDisplays,
  setProxyAnswer,
  setSystemDark: (isDark: boolean) => nativeTheme.setSystemDark(isDark),
  privilegedSchemes,
  recorded: { app: app.recorded, session: defaultSession.recorded },
  toChromium,
  toElectron,
};

const { opened: _opened, pressShortcut: _pressShortcut, ...desktopModules } = desktop;
const missing = [
  'autoUpdater',
  'contentTracing',
  'desktopCapturer',
  'inAppPurchase',
  'net',
  'netLog',
  'pushNotifications',
];
const classes = [
  'BaseWindow',
  'BrowserView',
  'MessageChannelMain',
  'ShareMenu',
  'TouchBar',
  'View',
  'WebContentsView',
  'ImageView',
];

const electron = {
  ...Object.fromEntries(
    [...missing, ...classes, 'utilityProcess', 'webFrameMain', 'serviceWorkerMain'].map((name) => [name, absent(name)]),
  ),
  ...desktopModules,
  app,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  Notification,
  protocol,
  screen,
  session,
  Tray,
  webContents: WebContents,
  __standIn: standIn,
};

const address = 'stand-in:electron';

/** Makes `import … from 'electron'` and `require('electron')` give this module instead of the npm package. */
export function serveElectron(): void {
  const key = Symbol.for(address);
  Object.assign(globalThis, { [key]: electron });
  const named = Object.keys(electron).map((name) => `export const ${name} = electron.${name};`);
  const source = [
    `const electron = globalThis[Symbol.for('${address}')];`,
    "export { electron as default, electron as 'module.exports' };",
    ...named,
  ].join('\n');
  registerHooks({
    resolve: (specifier, context, next) =>
      /^electron(\/main|\/common)?$/.test(specifier)
        ? { url: address, format: 'module', shortCircuit: true }
        : next(specifier, context),
    load: (url, context, next) =>
      url === address ? { format: 'module', source, shortCircuit: true } : next(url, context),
  });
}
