import { Menu } from 'electron';
import type { Language } from '../../preload/contract/index.ts';
import { menuTemplate } from './menu-template.ts';

let shown: Language | undefined;

/** macOS needs a menu for its copy and paste keys; elsewhere the windows have none. Follows the language; the same as before changes nothing. */
export function setMenu(language: Language): void {
  if (language === shown) return;
  shown = language;
  Menu.setApplicationMenu(process.platform === 'darwin' ? Menu.buildFromTemplate(menuTemplate(language)) : null);
}
