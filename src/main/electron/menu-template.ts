import type { MenuItemConstructorOptions } from 'electron';
import type { Language } from '../../preload/contract/index.ts';
import { MENU_WORDS, type MenuWords } from '../i18n/menu-words.ts';

type Role = keyof MenuWords['items'];

/** The menu bar of macOS. Electron's own menus (`appMenu`, `editMenu`) would be English in either language. */
export function menuTemplate(language: Language): MenuItemConstructorOptions[] {
  const { menus, items } = MENU_WORDS[language];
  const entries = (...groups: Role[][]): MenuItemConstructorOptions[] =>
    groups.flatMap((group, n) => [
      ...(n > 0 ? [{ type: 'separator' as const }] : []),
      ...group.map((role) => ({ role, label: items[role] })),
    ]);
  const app = entries(['about'], ['services'], ['hide', 'hideOthers', 'unhide'], ['quit']);
  const edit = entries(['undo', 'redo'], ['cut', 'copy', 'paste', 'pasteAndMatchStyle', 'delete', 'selectAll']);
  return [
    { label: menus.app, submenu: app },
    { label: menus.edit, submenu: edit },
    { role: 'window', label: menus.window, submenu: entries(['close', 'minimize', 'zoom'], ['front']) },
  ];
}
