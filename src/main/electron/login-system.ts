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
    else app.setLoginItemSettings({ openAtLogin: entry !== '' });
  },
};

/** An AppImage runs from a folder that is gone after the run: what is to be started is the image itself. */
function desktopEntry(): string | undefined {
  return autostartEntry({ name: app.getName(), path: process.env['APPIMAGE'] ?? process.execPath });
}
