import { app } from 'electron';
import { autostartEntry } from './autostart-entry.ts';
import { replaceAutostart } from './autostart-file.ts';
import type { LoginSystem } from './start-at-login.ts';

/** From a working folder it would be the folder's Electron that starts: never there. */
export const loginSystem: LoginSystem = {
  entry: () => {
    if (!app.isPackaged) return undefined;
    return process.platform === 'linux' ? desktopEntry() : 'on';
  },
  apply: async (entry, before) => {
    if (process.platform === 'linux') await replaceAutostart(app.getPath('appData'), entry, before);
    else setLoginItem(entry !== '');
  },
};

/** Read back: a company's policy, or macOS until its owner has approved, takes the wish and does nothing. */
function setLoginItem(isOn: boolean): void {
  app.setLoginItemSettings({ openAtLogin: isOn });
  if (app.getLoginItemSettings().openAtLogin !== isOn)
    throw Object.assign(new Error('the system has not taken it'), { code: 'EPERM' });
}

/** An AppImage runs from a folder that is gone after the run: what is to be started is the image itself. */
function desktopEntry(): string | undefined {
  return autostartEntry({ name: app.getName(), path: process.env['APPIMAGE'] ?? process.execPath });
}
