// @vitest-environment happy-dom
import { screen } from '@testing-library/vue';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Language } from '../../../../src/preload/contract/index.ts';
import { useSettingsStore } from '../../../../src/renderer/settings/settings.store.ts';
import SettingsView from '../../../../src/renderer/settings/SettingsView.vue';
import { openWindow, show, type OpenWindow } from '../component-world.ts';
import { ok } from '../fake-companion.ts';
import { overviewOf } from './any-settings.ts';

let opened: OpenWindow;
const field = (): HTMLInputElement => screen.getByRole('textbox', { name: opened.t.settings.search.label });
/** The names of the rows on the page. */
const rows = (): string[] =>
  screen
    .queryAllByRole('group')
    .flatMap((row) => document.getElementById(row.getAttribute('aria-labelledby') ?? '')?.textContent ?? []);
const statuses = (): string[] => screen.queryAllByRole('status').map(({ textContent }) => textContent);

async function openSettings(language: Language = 'zh-CN'): Promise<void> {
  opened = await openWindow(language);
  opened.main.answer('settings.get', () => ok(overviewOf({ callsPerDay: 5 }, [], language)));
  await useSettingsStore().load();
  show(SettingsView);
  await expect.poll(() => rows().length).toBeGreaterThan(20);
}

describe.each([
  ['zh-CN', '暗色', '免打扰', 'qwertz'],
  ['en', 'black', 'quiet', '没有这个词'],
] as const)('the search of the settings (%s)', (language, byOtherWord, byName, unknown) => {
  beforeEach(async () => openSettings(language));

  it('finds a row by another word for it, and says how many it found', async () => {
    await opened.user.type(field(), byOtherWord);
    expect(rows()).toContain(opened.t.settings.items.theme.title);
    expect(rows()).not.toContain(opened.t.settings.items.callsPerHour.title);
    expect(statuses()).toContain(opened.t.settings.search.count(rows().length));
  });

  it('narrows with each letter, whatever its case and width', async () => {
    await opened.user.type(field(), byName.toUpperCase());
    const { callHours, quietNotifications, zoomPercent } = opened.t.settings.items;
    for (const { title } of [callHours, quietNotifications]) expect(rows()).toContain(title);
    expect(rows()).not.toContain(zoomPercent.title);
  });

  it('says when nothing is found, and shows everything again', async () => {
    const all = rows();
    await opened.user.type(field(), unknown);
    expect(rows()).toEqual([]);
    expect(screen.getByText(opened.t.settings.search.none(unknown))).toBeTruthy();
    await opened.user.click(screen.getByRole('button', { name: opened.t.settings.search.all }));
    expect(rows()).toEqual(all);
    expect(field().value).toBe('');
  });
});

describe('the search of the settings', () => {
  beforeEach(async () => openSettings());

  it('is reached by a slash, and emptied by Escape or its button', async () => {
    await opened.user.keyboard('/');
    expect([document.activeElement, field().value]).toEqual([field(), '']);
    await opened.user.keyboard('区号{Escape}');
    expect(field().value).toBe('');
    await opened.user.keyboard('区号');
    await opened.user.click(screen.getByRole('button', { name: opened.t.settings.search.clear }));
    expect([document.activeElement, field().value]).toEqual([field(), '']);
  });

  it('shows only what was changed, when that is wanted', async () => {
    const toggle = screen.getByRole('button', { name: opened.t.settings.search.changedOnly(1) });
    await opened.user.click(toggle);
    expect(toggle.getAttribute('aria-pressed')).toBe('true');
    expect(rows()).toEqual([opened.t.settings.items.callsPerDay.title]);
  });
});

describe('settings that cannot be read', () => {
  it('say so and are read again on Retry', async () => {
    opened = await openWindow();
    opened.main.answer('settings.get', () => ({ ok: false, error: { code: 'unexpected' } }));
    await useSettingsStore().load();
    show(SettingsView);
    expect((await screen.findByRole('alert')).textContent).toContain(opened.t.settings.failed);
    opened.main.answer('settings.get', () => ok(overviewOf()));
    await opened.user.click(screen.getByRole('button', { name: opened.t.retry }));
    await expect.poll(() => rows().length).toBeGreaterThan(20);
  });
});
