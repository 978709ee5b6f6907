import type { MenuItemConstructorOptions } from 'electron';
import { BrowserWindow } from './browser-window.ts';
import { StrictEmitter } from './strict.ts';

const roleLabels: Record<string, string> = {
  quit: 'Quit',
  close: 'Close',
  copy: 'Copy',
  paste: 'Paste',
  about: 'About',
};
let lastCommand = 0;

export class MenuItem {
  readonly commandId = ++lastCommand;
  readonly id: string | undefined;
  readonly type: string;
  readonly role: string | undefined;
  readonly accelerator: string | null;
  readonly submenu: Menu | undefined;
  readonly icon: unknown;
  label: string;
  sublabel: string;
  toolTip: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  menu: Menu | undefined;
  /** As Electron's: what the user's click does, with the checkbox or the radio group moved first. */
  readonly click: (event?: object, window?: BrowserWindow, contents?: object) => void;

  constructor(options: MenuItemConstructorOptions) {
    const { submenu, role } = options;
    this.id = options.id;
    this.role = role;
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : (submenu as Menu | undefined);
    this.type = options.type ?? (this.submenu ? 'submenu' : 'normal');
    this.label = options.label ?? roleLabels[role ?? ''] ?? role ?? '';
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.accelerator = options.accelerator ?? null;
    this.icon = options.icon;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    const onClick = options.click as ((item: MenuItem, window?: BrowserWindow, event?: object) => void) | undefined;
    this.click = (event = {}, window = BrowserWindow.getFocusedWindow() ?? undefined) => {
      if (!this.enabled) return;
      this.toggle();
      onClick?.(this, window, event);
    };
  }

  private toggle(): void {
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.type !== 'radio') return;
    for (const item of this.menu?.radioGroupOf(this) ?? []) item.checked = item === this;
  }
}

export class Menu extends StrictEmitter {
  private static application: Menu | null = null;
  readonly items: MenuItem[] = [];
  /** The last popup's options: no menu is drawn here. */
  shownWith: object | undefined;

  static buildFromTemplate(template: (MenuItemConstructorOptions | MenuItem)[]): Menu {
    const menu = new Menu();
    for (const entry of template) menu.append(entry instanceof MenuItem ? entry : new MenuItem(entry));
    return menu;
  }
  static setApplicationMenu = (menu: Menu | null): void => void (Menu.application = menu);
  static getApplicationMenu = (): Menu | null => Menu.application;

  append(item: MenuItem): void {
    this.insert(this.items.length, item);
  }

  insert(position: number, item: MenuItem): void {
    item.menu = this;
    this.items.splice(position, 0, item);
  }

  popup(options: object = {}): void {
    this.shownWith = options;
    this.emit('menu-will-show', {});
  }

  closePopup(): void {
    this.shownWith = undefined;
    this.emit('menu-will-close', {});
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }

  /** Neighbouring radio items, up to the next item of another type. */
  radioGroupOf(item: MenuItem): MenuItem[] {
    const at = this.items.indexOf(item);
    const before = this.items.slice(0, at).findLastIndex(({ type }) => type !== 'radio');
    const after = this.items.findIndex(({ type }, index) => index > at && type !== 'radio');
    return this.items.slice(before + 1, after < 0 ? undefined : after);
  }
}
