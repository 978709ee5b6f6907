import { computed, type ComputedRef } from 'vue';
import { guardWords } from './use-guard-messages.ts';
import { useHomeMessages } from './use-home-messages.ts';
import { Words } from './words.ts';
import type { Messages } from './zh-cn.ts';
import type { ScreenWords } from './zh-cn/screens.ts';

export const screenWords = new Words<ScreenWords>({
  'zh-CN': async () => (await import('./zh-cn/screens.ts')).screensZhCn,
  en: async () => (await import('./en/screens.ts')).screensEn,
});
const home = useHomeMessages();
const current = computed<Messages>(() => ({
  ...home.value,
  guard: guardWords.current.value,
  ...screenWords.current.value,
}));

/** Every message of the main window. Only for what is loaded late (`lateScreen`): the first screen does not wait for all of them. */
export function useMessages(): ComputedRef<Messages> {
  return current;
}
