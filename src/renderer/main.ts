import { createApp } from 'vue';
import { useAccountStore } from './account/account.store.ts';
import { on } from './bridge.ts';
import { useDialerStore } from './dialer/dialer.store.ts';
import { loadMessages } from './i18n/use-messages.ts';
import { leaveKeysToInputMethod } from './input-method.ts';
import { refuseDrops } from './refuse-drops.ts';
import { followAppearance } from './settings/appearance.ts';
import { useSettingsStore } from './settings/settings.store.ts';
import App from './shell/App.vue';
import { followPlaces } from './shell/go-to.ts';
import { useShellStore } from './shell/shell.store.ts';
import { startOrSay } from './start.ts';

async function start(): Promise<void> {
  const app = createApp(App);
  refuseDrops(window);
  leaveKeysToInputMethod(window);
  const [settings, account] = [useSettingsStore(), useAccountStore()];
  on('dialer.requested', ({ text, from }) => {
    useDialerStore().fillFrom(from, text);
    useShellStore().go('dial');
  });
  on('dialer.linkRefused', ({ why }) => {
    useDialerStore().linkRefusal = why;
    useShellStore().go('dial');
  });
  followPlaces();
  // Language and account come first: nothing is shown in the wrong words or to the wrong person.
  const loading = account.load();
  await settings.load();
  await Promise.all([loadMessages(), loading]);
  followAppearance(document.documentElement);
  app.mount('#app');
}

void startOrSay(start);
