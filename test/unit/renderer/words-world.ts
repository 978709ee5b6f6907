import type { Language } from '../../../src/preload/contract/index.ts';
import { speak } from '../../../src/renderer/i18n/use-messages.ts';

/** Loads all messages and shows them in this language. */
export async function allWords(tag: Language): Promise<void> {
  await speak(tag);
}
