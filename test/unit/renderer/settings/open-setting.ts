import type { AppError, Language, Settings } from '../../../../src/preload/contract/index.ts';
import { SETTING_ROWS } from '../../../../src/renderer/settings/rows/rows.ts';
import { useSettingsStore } from '../../../../src/renderer/settings/settings.store.ts';
import { inputsOf, openWindow, show, type OpenWindow } from '../component-world.ts';
import { ok } from '../fake-companion.ts';
import { overviewOf } from './any-settings.ts';

export interface OpenSetting extends OpenWindow {
  /** What main was asked to change, oldest first. */
  changes: () => Partial<Settings>[];
  /** Main saves nothing from here on. */
  refuse: (error: AppError) => void;
}

/** One row of the settings page; main keeps what is changed. */
export async function openSetting(
  name: keyof Settings,
  over: Partial<Settings>,
  language: Language = 'zh-CN',
  managed: (keyof Settings)[] = [],
): Promise<OpenSetting> {
  const opened = await openWindow(language);
  const { main } = opened;
  let settings = over;
  main.answer('settings.get', () => ok(overviewOf(settings, managed, language)));
  main.answer('settings.change', (patch) => {
    settings = { ...settings, ...patch };
    return ok(overviewOf(settings, managed, language));
  });
  const store = useSettingsStore();
  await store.load();
  show({
    setup: () => ({ Row: SETTING_ROWS[name], name, store }),
    template: '<component :is="Row" :name="name" :settings="store.settings" />',
  });
  return {
    ...opened,
    changes: () => inputsOf(main, 'settings.change'),
    refuse: (error) => main.answer('settings.change', () => ({ ok: false, error })),
  };
}
