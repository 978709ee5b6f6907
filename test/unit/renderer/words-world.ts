import type { Language } from '../../../src/preload/contract/index.ts';
import { coreWords } from '../../../src/renderer/i18n/use-core-messages.ts';
import { guardWords } from '../../../src/renderer/i18n/use-guard-messages.ts';
import { homeWords } from '../../../src/renderer/i18n/use-home-messages.ts';
import { screenWords } from '../../../src/renderer/i18n/use-messages.ts';
import { outcomeWords } from '../../../src/renderer/i18n/use-outcome-messages.ts';
import { speak } from '../../../src/renderer/i18n/words.ts';

/** The main window with all its words, in this language. */
export async function allWords(tag: Language): Promise<void> {
  await Promise.all([coreWords, outcomeWords, guardWords, homeWords, screenWords].map((words) => words.load()));
  await speak(tag);
}
