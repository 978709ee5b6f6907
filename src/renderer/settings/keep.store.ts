import { ref } from 'vue';
import type { Settings } from '../../preload/contract/index.ts';
import { useSettingsStore } from './settings.store.ts';
import { defineAgentStore } from '../session.ts';
import { useTimers } from '../ui/timers.ts';

/** The settings page's way to change a setting: a shorter span of kept calls removes calls from this computer, so it waits for a yes. */
export const useKeepStore = defineAgentStore('keep', () => {
  const settings = useSettingsStore();
  /** The span in days that waits for a yes. */
  const asked = ref<number>();
  const after = useTimers();
  let decide: ((isYes: boolean) => void) | undefined;

  /** Changes all of it or, without the yes, nothing; answers whether main took it. */
  async function change(patch: Partial<Settings>): Promise<boolean> {
    const [days, now] = [patch.keepsCallsDays, settings.settings?.keepsCallsDays];
    const isShorter = days !== undefined && now !== undefined && days < now;
    if (isShorter && !(await ask(days))) return false;
    return settings.change(patch);
  }

  function ask(days: number): Promise<boolean> {
    answer(false); // a question that nobody has answered
    return new Promise((resolve) => {
      decide = resolve;
      // Once the Enter that picked it is done with: it would press the button that gets the focus.
      after(0, () => {
        if (decide === resolve) asked.value = days;
      });
    });
  }

  function answer(isYes: boolean): void {
    asked.value = undefined;
    decide?.(isYes);
    decide = undefined;
  }

  return { asked, change, answer };
});
