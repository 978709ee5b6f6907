import { app, nativeTheme } from 'electron';
import type { Desktop } from '../settings/settings.service.ts';

export const desktop: Desktop = {
  languages: () => [...app.getPreferredSystemLanguages(), app.getLocale()],
  isDark: () => nativeTheme.shouldUseDarkColors,
  useTheme: (theme) => {
    nativeTheme.themeSource = theme;
  },
};
