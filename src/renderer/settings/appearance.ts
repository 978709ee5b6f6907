import { watchEffect } from 'vue';
import { language } from '../i18n/language.ts';
import { useSettingsStore } from './settings.store.ts';

/** Keeps <html lang> and data-theme as main says (the language once its words are there); CSS does the rest. */
export function followAppearance(root: HTMLElement): void {
  const settings = useSettingsStore();
  watchEffect(() => {
    if (settings.state.is !== 'ready') return;
    root.lang = language.value;
    root.dataset['theme'] = settings.state.value.appearance.theme;
  });
}
