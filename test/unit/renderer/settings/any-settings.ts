import { DEFAULT_SETTINGS } from '../../../../src/main/settings/settings-shape.ts';
import type { Settings, SettingsOverview } from '../../../../src/preload/contract/index.ts';

/** What main tells of the settings, in Chinese; with these settings, and these managed by the company. */
export function overviewOf(
  over: Partial<Settings> = {},
  managed: (keyof Settings)[] = [],
  language: 'zh-CN' | 'en' = 'zh-CN',
): SettingsOverview {
  const settings = { ...DEFAULT_SETTINGS, ...over };
  return { settings, defaults: DEFAULT_SETTINGS, managed, appearance: { language, theme: 'light' } };
}
