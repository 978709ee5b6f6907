import { createApp } from 'vue';
import { useAccountStore } from './account/account.store.ts';
import { loadMessages } from './i18n/use-messages.ts';
import QuickDialWindow from './quick-dial/QuickDialWindow.vue';
import { leaveKeysToInputMethod } from './input-method.ts';
import { refuseDrops } from './refuse-drops.ts';
import { followAppearance } from './settings/appearance.ts';
import { useSettingsStore } from './settings/settings.store.ts';
import { startOrSay } from './start.ts';

async function start(): Promise<void> {
  const app = createApp(QuickDialWindow);
  refuseDrops(window);
  leaveKeysToInputMethod(window);
  const settings = useSettingsStore();
  // The account comes first, too: nothing that is typed is lost to another agent's session.
  const loading = useAccountStore().load();
  await settings.load();
  await Promise.all([loadMessages(), loading]);
  followAppearance(document.documentElement);
  app.mount('#app');
}

void startOrSay(start);
