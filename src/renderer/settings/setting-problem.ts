import type { Settings } from '../../preload/contract/index.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { refusalWords } from './refusal-words.ts';
import { useSettingsStore } from './settings.store.ts';

/** Gives what `SettingRow` shows when main refused the change of this setting: `v-bind="problem('homeAreaCode')"`. */
export function useSettingProblem(): (key: keyof Settings) => { problem?: string } {
  const t = useMessages();
  const store = useSettingsStore();
  return (key) => {
    const error = store.refusals[key];
    return error ? { problem: refusalWords(t.value, error) } : {};
  };
}
