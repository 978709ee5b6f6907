import { app, dialog } from 'electron';
import { WORDS } from '../i18n/words.ts';

/**
 * Says why the app cannot start, and ends it: alive without a window it would hold the lock, and no later start could show anything. In both
 * languages, as the settings may be what could not be read.
 */
export function failStart(error: unknown): void {
  const { 'zh-CN': zh, en } = WORDS;
  const reason = error instanceof Error ? error.message : String(error);
  dialog.showErrorBox(`${zh.appName} · ${en.appName}`, `${zh.cannotStart}\n${en.cannotStart}\n\n${reason}`);
  app.exit(1);
}
