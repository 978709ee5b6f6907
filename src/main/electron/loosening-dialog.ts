import type { Language } from '../../preload/contract/index.ts';
import type { ConfirmLoosening } from '../settings/loosening.ts';
import { LOOSENING_WORDS } from '../i18n/loosening-words.ts';
import { askYesOrNo } from './question-dialog.ts';

/** Asks in a dialog of the system, which no page can press or hide: each change in a line of its own. Cancel is the default. */
export function looseningDialog(language: () => Language): ConfirmLoosening {
  return async (changes) => {
    const words = LOOSENING_WORDS[language()];
    const detail = changes.flatMap((change) => words.lines(change)).join('\n');
    return askYesOrNo({ ...words, detail });
  };
}
