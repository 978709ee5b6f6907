import type { Appearance, Settings } from '../../preload/contract/index.ts';

/** The desktop's own language and theme, and the way to tell Chromium ours. */
export interface Desktop {
  /** BCP 47, most preferred first. */
  languages(): string[];
  isDark(): boolean;
  useTheme(theme: Settings['theme']): void;
}

/** The settings with "system" resolved. */
export function appearanceOf({ language, theme }: Settings, desktop: Desktop): Appearance {
  return {
    language: language === 'system' ? closestLanguage(desktop.languages()) : language,
    theme: theme === 'system' ? (desktop.isDark() ? 'dark' : 'light') : theme,
  };
}

/** The app speaks two languages; whoever asks for neither first gets the first of them that is on the list, or Chinese. */
function closestLanguage(preferred: string[]): Appearance['language'] {
  for (const tag of preferred) {
    if (/^zh\b/i.test(tag)) return 'zh-CN';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'zh-CN';
}
