import { beforeEach, describe, expect, it } from 'vitest';
import { useSettingsPageStore } from '../../../../src/renderer/settings/settings-page.store.ts';
import { useSettingsStore } from '../../../../src/renderer/settings/settings.store.ts';
import { useShellStore } from '../../../../src/renderer/shell/shell.store.ts';
import { freshWindow, ok, type FakeCompanion } from '../fake-companion.ts';
import { overviewOf } from './any-settings.ts';
import { allWords } from '../words-world.ts';

let main: FakeCompanion;
beforeEach(async () => {
  main = freshWindow();
  await allWords('zh-CN');
  main.answer('settings.get', () => ok(overviewOf({ theme: 'dark', callsPerDay: 0 })));
  await useSettingsStore().load();
});

describe('the settings page', () => {
  it('shows what a search finds, and only what is changed when that is asked for', () => {
    const page = useSettingsPageStore();
    page.typed = '上限';
    expect(page.hits).toEqual(['callsPerMinute', 'callsPerHour', 'callsPerDay', 'customerLimits']);
    page.isChangedOnly = true;
    expect(page.hits).toEqual(['callsPerDay']);
    page.clearSearch();
    expect([page.isFiltered, page.isChangedOnly]).toEqual([false, false]);
  });

  it('goes to a row from anywhere: no search hides it and its group is open', () => {
    const page = useSettingsPageStore();
    page.typed = '主题';
    page.show('globalShortcut');
    expect(useShellStore().screen).toBe('settings');
    expect(page.hits).toContain('globalShortcut');
    expect([page.shown, page.opened.has('quickDial')]).toEqual(['globalShortcut', true]);
  });

  it('opens and closes groups', () => {
    const page = useSettingsPageStore();
    page.toggle('start');
    expect(page.opened.has('start')).toBe(true);
    page.toggle('start');
    expect(page.opened.has('start')).toBe(false);
  });
});
