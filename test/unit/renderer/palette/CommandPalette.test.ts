// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/vue';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Language } from '../../../../src/preload/contract/index.ts';
import { readNumber } from '../../../../src/main/phone-numbers/read-number.ts';
import { useAccountStore } from '../../../../src/renderer/account/account.store.ts';
import { useDialerStore } from '../../../../src/renderer/dialer/dialer.store.ts';
import CommandLayer from '../../../../src/renderer/palette/CommandLayer.vue';
import { useSettingsStore } from '../../../../src/renderer/settings/settings.store.ts';
import { useShellStore } from '../../../../src/renderer/shell/shell.store.ts';
import { activeOption, including, inputsOf, openWindow, show, type OpenWindow } from '../component-world.ts';
import { ok } from '../fake-companion.ts';
import { overviewOf } from '../settings/any-settings.ts';
import { call } from './palette-world.ts';

let opened: OpenWindow;
const field = (): HTMLInputElement => screen.getByRole('combobox');
const options = (): HTMLElement[] => screen.queryAllByRole('option');
const palette = (): HTMLElement | null => screen.queryByRole('dialog');
const here = (): string | null | undefined => activeOption(field())?.textContent;

/** A screen with a button that has the focus, and the layer above it; nothing is shown yet. */
async function openScreen(language: Language = 'zh-CN', isSignedIn = true): Promise<void> {
  opened = await openWindow(language);
  const { main } = opened;
  main.answer('settings.get', () => ok(overviewOf({}, [], language)));
  main.answer('settings.change', (patch) => ok(overviewOf(patch, [], language)));
  main.answer('calls.first', () => ok([]));
  main.answer('dialer.read', ({ text }) => ok(readNumber(text)));
  await useSettingsStore().load();
  useAccountStore();
  const agent = { host: 'https://api.example.com', agentId: '1', agentName: '林', tokenPlace: 'memory' } as const;
  if (isSignedIn) main.emit('account.changed', { is: 'signed-in', isDemo: false, ...agent });
  show({ components: { CommandLayer }, template: '<main><button>在这里</button></main><CommandLayer />' });
  screen.getByRole('button', { name: '在这里' }).focus();
}
async function openPalette(language?: Language): Promise<void> {
  await openScreen(language);
  await opened.user.keyboard('{Control>}k{/Control}');
  await screen.findByRole('dialog', { name: opened.t.commands.title });
  await expect.poll(() => document.activeElement).toBe(field());
}

describe('the command palette', () => {
  beforeEach(async () => openPalette());

  it('shows what can be done, the first of it marked', () => {
    expect(options().length).toBeGreaterThan(10);
    expect(options()[0]?.getAttribute('aria-selected')).toBe('true');
    expect(activeOption(field())).toBe(options()[0]);
  });

  it('goes up and down round the ends', async () => {
    const last = options().at(-1);
    await opened.user.keyboard('{ArrowUp}');
    await expect.poll(() => activeOption(field())).toBe(last);
    await opened.user.keyboard('{ArrowDown}{ArrowDown}');
    await expect.poll(() => activeOption(field())).toBe(options()[1]);
  });

  it('finds by other words, runs the best on Enter, and goes', async () => {
    const dark = opened.t.commands.theme(opened.t.settings.themes.dark);
    expect(here()).not.toContain(dark);
    await opened.user.keyboard('夜间');
    await expect.poll(here).toContain(dark);
    await opened.user.keyboard('{Enter}');
    await expect.poll(palette).toBeNull();
    expect(inputsOf(opened.main, 'settings.change')).toEqual([{ theme: 'dark' }]);
  });

  it('goes to a screen by click', async () => {
    const title = opened.t.commands.go(opened.t.shell.screens.settings);
    await opened.user.click(screen.getByRole('option', { name: including(title) }));
    await expect.poll(palette).toBeNull();
    expect(useShellStore().screen).toBe('settings');
  });

  it('only fills a number in, and never dials it', async () => {
    await opened.user.keyboard('15400010002');
    await screen.findByRole('option', { name: including(opened.t.commands.dialHint) });
    await opened.user.keyboard('{Enter}');
    await expect.poll(palette).toBeNull();
    expect([useDialerStore().text, opened.main.count('dialer.dial')]).toEqual(['15400010002', 0]);
  });

  it('finds calls, their numbers hidden', async () => {
    opened.main.answer('calls.first', ({ filter }) => ok(filter.search === '杭州' ? [call] : []));
    await opened.user.keyboard('杭州');
    await screen.findByRole('option', { name: /154\*{4}8000/ });
    expect(palette()?.textContent).not.toContain('15405718000');
  });

  it('says that nothing is found, and that calls cannot be read', async () => {
    opened.main.answer('calls.first', () => ({ ok: false, error: { code: 'disk' } }));
    await opened.user.keyboard('没有这样的命令');
    await screen.findByText(opened.t.commands.callsFailed);
    expect(screen.getByText(opened.t.commands.none('没有这样的命令'), { ignore: '[role="status"]' })).toBeTruthy();
    expect(options().filter((option) => !option.textContent.includes('没有这样的命令'))).toEqual([]);
  });

  it('goes on Escape, gives the focus back, and begins anew the next time', async () => {
    await opened.user.keyboard('主题{Escape}');
    await expect.poll(palette).toBeNull();
    await expect.poll(() => document.activeElement?.textContent).toBe('在这里');
    await opened.user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('dialog');
    expect(field().value).toBe('');
    expect(opened.main.count('settings.change')).toBe(0);
  });

  it('goes on the key that brought it', async () => {
    await opened.user.keyboard('{Control>}k{/Control}');
    await expect.poll(palette).toBeNull();
  });
});

describe('the command palette elsewhere', () => {
  it('is found by English words in English', async () => {
    await openPalette('en');
    await opened.user.keyboard('theme dark');
    await expect.poll(here).toContain('Dark');
  });

  it('does not come before somebody is signed in, nor over a question that waits', async () => {
    await openScreen('zh-CN', false);
    await opened.user.keyboard('{Control>}k{/Control}');
    cleanup();
    await openScreen();
    show({ template: '<dialog open role="alertdialog" aria-label="一个问题">?</dialog>' });
    await opened.user.keyboard('{Control>}k{/Control}');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(palette()).toBeNull();
  });
});
