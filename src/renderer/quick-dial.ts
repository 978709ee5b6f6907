import { createPinia } from 'pinia';
import { createApp } from 'vue';
import { loadMessages } from './i18n/use-messages.ts';
import QuickDial from './quick/QuickDial.vue';
import { leaveKeysToInputMethod } from './input-method.ts';
import { refuseDrops } from './refuse-drops.ts';
import { followAppearance } from './settings/appearance.ts';
import { useSettingsStore } from './settings/settings.store.ts';
import { startOrSay } from './start.ts';

async function start(): Promise<void> {
  const app = createApp(QuickDial);
  app.use(createPinia());
  refuseDrops(window);
  leaveKeysToInputMethod(window);
  const settings = useSettingsStore();
  settings.follow();
  await settings.load();
  await loadMessages();
  followAppearance(document.documentElement);
  app.mount('#app');
}

void startOrSay(start);
