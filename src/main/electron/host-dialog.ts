import type { Language } from '../../preload/contract/index.ts';
import type { ConfirmHost } from '../account/entrance.ts';
import { HOST_WORDS } from '../i18n/host-words.ts';
import { askYesOrNo } from './question-dialog.ts';

/** For an address that main has not seen typed: from an input method, from dictation, or from a page that does not act for the agent. */
export function hostDialog(language: () => Language): ConfirmHost {
  return (host) => {
    const words = HOST_WORDS[language()];
    return askYesOrNo({ ...words, detail: words.detail(host) });
  };
}
