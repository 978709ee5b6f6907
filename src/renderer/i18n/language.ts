import { shallowRef } from 'vue';
import type { Language } from '../../preload/contract/index.ts';

/** The language in force. Only `speak` of words.ts changes it, when its words are there. */
export const language = shallowRef<Language>('zh-CN');
