import { createApp } from 'vue';
import { loadMessages } from './i18n/use-messages.ts';
import CallCardWindow from './phone-calls/CallCardWindow.vue';
import { refuseDrops } from './refuse-drops.ts';
import { followAppearance } from './settings/appearance.ts';
import { useSettingsStore } from './settings/settings.store.ts';
import { startOrSay } from './start.ts';

async function start(): Promise<void> {
  const app = createApp(CallCardWindow);
  refuseDrops(window);
  await useSettingsStore().load();
  await loadMessages();
  followAppearance(document.documentElement);
  app.mount('#app');
}

void startOrSay(start);
