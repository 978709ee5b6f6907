import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import type { Language } from '../../preload/contract/index.ts';
import { language } from './language.ts';
import type { Messages } from './zh-cn.ts';

export interface Catalogues<T> {
  /** In the language in force. Reading it throws before `load` has come back. */
  current: ComputedRef<T>;
  /** The language that was asked for last but could not be loaded; the screens stay in the previous one. */
  failedLanguage: Readonly<ShallowRef<Language | undefined>>;
  /** Loads the language in force, or the one that is being switched to. Throws if its file cannot be loaded; may be called again. */
  load: () => Promise<void>;
  /** Switches once the language is loaded; the last call wins. Never throws: see `failedLanguage`. The next call tries again. */
  speak: (tag: Language) => Promise<void>;
}

/** One catalogue per language; only those of the languages in use are loaded. */
export function createCatalogues<T>(sources: Readonly<Record<Language, () => Promise<T>>>): Catalogues<T> {
  const loaded = shallowRef<Partial<Record<Language, T>>>({});
  const failedLanguage = shallowRef<Language>();
  let wanted: Language | undefined;

  const current = computed(() => {
    const messages = loaded.value[language.value];
    if (messages === undefined) throw new Error(`the messages are read before they are loaded (${language.value})`);
    return messages;
  });

  async function speak(tag: Language): Promise<void> {
    wanted = tag;
    failedLanguage.value = undefined;
    try {
      if (loaded.value[tag] === undefined) {
        const messages = await sources[tag]();
        loaded.value = { ...loaded.value, [tag]: messages };
      }
      if (wanted === tag) language.value = tag;
    } catch {
      if (wanted === tag) failedLanguage.value = tag;
    }
  }

  async function load(): Promise<void> {
    await speak(wanted ?? language.value);
    if (loaded.value[language.value] === undefined) throw new Error(`no messages for ${language.value}`);
  }

  return { current, failedLanguage, load, speak };
}

const catalogues = createCatalogues<Messages>({
  'zh-CN': async () => (await import('./zh-cn.ts')).zhCn,
  en: async () => (await import('./en.ts')).en,
});

export const { failedLanguage, load: loadMessages, speak } = catalogues;

/** Every message in the language in force. Both windows load them before they show anything. */
export function useMessages(): ComputedRef<Messages> {
  return catalogues.current;
}
