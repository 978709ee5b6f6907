import type { Settings } from '../../../preload/contract/index.ts';
import type { Command } from '../command.ts';
import type { PaletteContext } from '../palette-context.ts';

const THEMES: readonly Settings['theme'][] = ['light', 'dark', 'system'];
const LANGUAGES: readonly Settings['language'][] = ['zh-CN', 'en', 'system'];
const ZOOM = { step: 10, least: 80, most: 200 };

export function lookCommands(context: PaletteContext): Command[] {
  const { t, words, settings, acts } = context;
  const themes = THEMES.map((theme) => ({
    id: `theme:${theme}`,
    group: 'look' as const,
    title: words.theme(t.settings.themes[theme]),
    words: words.themeWords[theme],
    isOn: settings?.theme === theme,
    run: () => acts.change({ theme }),
  }));
  const languages = LANGUAGES.map((language) => ({
    id: `language:${language}`,
    group: 'look' as const,
    title: words.language(t.settings.languages[language]),
    words: words.languageWords,
    isOn: settings?.language === language,
    run: () => acts.change({ language }),
  }));
  return [...themes, ...languages, ...zoomCommands(context)];
}

function zoomCommands({ words, settings, acts }: PaletteContext): Command[] {
  const now = settings?.zoomPercent ?? 100;
  const wishes = {
    larger: Math.min(ZOOM.most, now + ZOOM.step),
    smaller: Math.max(ZOOM.least, now - ZOOM.step),
    normal: 100,
  };
  return (['larger', 'smaller', 'normal'] as const)
    .filter((wish) => wishes[wish] !== now)
    .map((wish) => ({
      id: `zoom:${wish}`,
      group: 'look',
      title: words.zoom[wish],
      detail: `${wishes[wish]} %`,
      words: words.zoomWords,
      run: () => acts.change({ zoomPercent: wishes[wish] }),
    }));
}
