import { shallowRef } from 'vue';
import type { Language } from '../../preload/contract/index.ts';

/** The language in force; `settings.store.ts` sets it from main's appearance. */
export const language = shallowRef<Language>('zh-CN');
