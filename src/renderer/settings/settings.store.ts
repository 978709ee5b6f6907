import { computed, shallowRef } from 'vue';
import type { AppError, Settings, SettingsOverview } from '../../preload/contract/index.ts';
import { request, useMainEvent } from '../bridge.ts';
import { speak } from '../i18n/use-messages.ts';
import { useAnswer } from '../answer.ts';
import { defineWindowStore } from '../session.ts';

/** The settings that a change was refused for, and why. */
export type Refusals = Partial<Record<keyof Settings, AppError>>;

export const useSettingsStore = defineWindowStore('settings', () => {
  const { state, value: overview, ask, accept: show } = useAnswer<SettingsOverview>();
  const refusals = shallowRef<Refusals>({});
  const settings = computed(() => overview.value?.settings);
  /** Until the settings are known, numbers stay masked: nothing shows that might have to be hidden. */
  const areNumbersMasked = computed(() => settings.value?.areNumbersMasked ?? true);
  const areNamesHidden = computed(() => settings.value?.areNamesHidden ?? false);

  function accept(next: SettingsOverview): void {
    show(next);
    void speak(next.appearance.language);
  }

  async function load(): Promise<void> {
    const result = await ask(request('settings.get', undefined));
    if (result?.ok) void speak(result.value.appearance.language);
  }

  /** Changes what is given; answers whether main took it. */
  async function change(patch: Partial<Settings>): Promise<boolean> {
    const keys = Object.keys(patch) as (keyof Settings)[];
    const result = await request('settings.change', patch);
    const next: Refusals = { ...refusals.value };
    for (const key of keys) {
      if (result.ok) Reflect.deleteProperty(next, key);
      else next[key] = result.error;
    }
    refusals.value = next;
    if (result.ok) accept(result.value);
    return result.ok;
  }

  useMainEvent('settings.changed', accept);

  return { state, overview, settings, areNumbersMasked, areNamesHidden, refusals, load, change };
});
