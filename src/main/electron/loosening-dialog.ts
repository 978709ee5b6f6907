import { BrowserWindow, dialog } from 'electron';
import type { Language } from '../../preload/contract/index.ts';
import type { ConfirmLoosening } from '../settings/loosening.ts';
import { LOOSENING_WORDS } from '../i18n/loosening-words.ts';

/** Asks in a dialog of the system, which no page can press or hide: each change in a line of its own. Cancel is the default. */
export function looseningDialog(language: () => Language): ConfirmLoosening {
  return async (changes) => {
    const words = LOOSENING_WORDS[language()];
    const options = {
      type: 'warning' as const,
      title: words.title,
      message: words.question,
      detail: changes.flatMap((change) => words.lines(change)).join('\n'),
      buttons: [words.cancel, words.confirm],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    };
    const window = BrowserWindow.getFocusedWindow();
    const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
    return response === 1;
  };
}
