import type { MenuItemConstructorOptions } from 'electron';
import { expect, it } from 'vitest';
import { menuTemplate } from '../../../../src/main/electron/menu-template.ts';

const all = (menu: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  menu.flatMap((item) => [item, ...all((item.submenu as MenuItemConstructorOptions[] | undefined) ?? [])]);
const named = (language: 'zh-CN' | 'en') => all(menuTemplate(language)).filter(({ type }) => type !== 'separator');

it('the menu bar of macOS is ours in each language, word for word', () => {
  for (const { label } of named('zh-CN')) expect(label).toMatch(/^\p{Script=Han}+$/u);
  for (const { label } of named('en')) expect(label).toMatch(/^[A-Z][A-Za-z ]+$/);
  const roles = (language: 'zh-CN' | 'en') => named(language).map(({ role }) => role);
  expect(roles('zh-CN')).toEqual(roles('en'));
});

it('it has the keys that fields need on macOS, closes a window, and quits', () => {
  const roles = named('en').map(({ role }) => role);
  for (const role of ['undo', 'cut', 'copy', 'paste', 'selectAll', 'quit', 'close', 'minimize'])
    expect(roles).toContain(role);
});
