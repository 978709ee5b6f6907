import { dialog } from 'electron';
import { WORDS } from '../i18n/words.ts';

/** Says why the app does not start. In both languages: before it is ready, neither the settings nor the system's language is known. */
export function sayUnsafeStart(): void {
  const { 'zh-CN': zh, en } = WORDS;
  dialog.showErrorBox(`${zh.appName} · ${en.appName}`, `${zh.incompatible}\n${en.incompatible}`);
}
