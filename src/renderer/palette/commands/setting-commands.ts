import { ENTRIES } from '../../settings/setting-list.ts';
import type { Command } from '../command.ts';
import type { World } from '../world.ts';

/** Every row of the settings page, by its name, its sentence and what the page's own search knows it by. */
export function settingCommands({ t, words, acts }: World): Command[] {
  return ENTRIES.map((entry) => {
    const { title, hint, words: more } = t.settings.items[entry];
    return {
      id: `setting:${entry}`,
      group: 'go',
      title: words.setting(title),
      words: `${more} ${hint}`,
      isQuiet: true,
      moves: true,
      run: () => acts.showSetting(entry),
    };
  });
}
