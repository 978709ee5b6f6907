import { app, BrowserWindow, dialog } from 'electron';
import { join } from 'node:path';

/** Where to? Asked with the system's own dialogs, over the window in front. undefined: the agent thought better of it. */
export const fileDialogs = {
  async newFile(name: string, kind: { name: string; extensions: string[] }): Promise<string | undefined> {
    const options = {
      defaultPath: join(app.getPath('documents'), name),
      filters: [kind],
      properties: ['showOverwriteConfirmation' as const], // Linux; the other systems ask anyway
    };
    const window = BrowserWindow.getFocusedWindow();
    const { canceled, filePath } = await (window
      ? dialog.showSaveDialog(window, options)
      : dialog.showSaveDialog(options));
    return canceled || filePath === '' ? undefined : filePath;
  },

  /** One existing file to read. */
  async openFile(): Promise<string | undefined> {
    const options = { defaultPath: app.getPath('documents'), properties: ['openFile' as const] };
    const window = BrowserWindow.getFocusedWindow();
    const { canceled, filePaths } = await (window
      ? dialog.showOpenDialog(window, options)
      : dialog.showOpenDialog(options));
    return canceled ? undefined : filePaths[0];
  },

  async folder(): Promise<string | undefined> {
    const options = {
      defaultPath: app.getPath('documents'),
      properties: ['openDirectory' as const, 'createDirectory' as const],
    };
    const window = BrowserWindow.getFocusedWindow();
    const { canceled, filePaths } = await (window
      ? dialog.showOpenDialog(window, options)
      : dialog.showOpenDialog(options));
    return canceled ? undefined : filePaths[0];
  },
};
