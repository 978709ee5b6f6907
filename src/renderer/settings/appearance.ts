import { watchEffect } from 'vue';
import { useSettingsStore } from './settings.store.ts';

/** Keeps <html lang> and data-theme as main says; CSS does the rest. */
export function followAppearance(root: HTMLElement): void {
  const settings = useSettingsStore();
  watchEffect(() => {
    if (settings.state.is !== 'ready') return;
    const { language, theme } = settings.state.value.appearance;
    root.lang = language;
    root.dataset['theme'] = theme;
  });
}
