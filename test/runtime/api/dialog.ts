import { complete } from './strict.ts';

/** What tests want the next dialogs to answer, first come first served; without one, the user cancels. */
export const dialogAnswers: unknown[] = [];
/** Every dialog that was asked for. */
export const dialogs: { method: string; options: unknown }[] = [];

/** Electron's first argument may be the window. */
function ask<T>(method: string, cancelled: T): (...args: unknown[]) => T {
  return (...args) => {
    dialogs.push({ method, options: args.at(-1) });
    return dialogAnswers.length > 0 ? (dialogAnswers.shift() as T) : cancelled;
  };
}

const later =
  <T>(method: string, cancelled: T) =>
  async (...args: unknown[]): Promise<T> =>
    Promise.resolve(ask(method, cancelled)(...args));

export const dialog = complete('dialog', {
  showOpenDialog: later('showOpenDialog', { canceled: true, filePaths: [] }),
  showSaveDialog: later('showSaveDialog', { canceled: true, filePath: '' }),
  showMessageBox: later('showMessageBox', { response: 0, checkboxChecked: false }),
  showOpenDialogSync: ask('showOpenDialogSync', undefined),
  showSaveDialogSync: ask('showSaveDialogSync', ''),
  showMessageBoxSync: ask('showMessageBoxSync', 0),
  showErrorBox: (title: string, content: string): void => {
    dialogs.push({ method: 'showErrorBox', options: { title, content } });
    console.error(`${title}: ${content}`);
  },
});
