import { storedSettings } from '../../../../src/main/settings/settings-shape.ts';
import type { AppFacts } from '../../../../src/main/diagnostics/report.ts';
import type { Appearance, Settings } from '../../../../src/preload/contract/index.ts';

export const aboutApp: AppFacts = {
  version: '0.1.0',
  platform: 'linux',
  arch: 'x64',
  system: '6.1.0',
  node: '24.0.0',
  electron: '45.0.0',
};

export const aboutSettings: { settings: Settings; appearance: Appearance } = {
  settings: storedSettings.parse({}),
  appearance: { language: 'en', theme: 'light' },
};
