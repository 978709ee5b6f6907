import { app, nativeTheme } from 'electron';
import type { Desktop } from '../settings/desktop.ts';

export const desktop: Desktop = {
  languages: () => [...app.getPreferredSystemLanguages(), app.getLocale()],
  isDark: () => nativeTheme.shouldUseDarkColors,
  useTheme: (theme) => {
    nativeTheme.themeSource = theme;
  },
};
