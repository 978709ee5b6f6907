import { computed, ref, shallowRef } from 'vue';
import type { AppError, LinkOpener, LinkOpeners, Settings } from '../../preload/contract/index.ts';
import { request } from '../bridge.ts';
import { questions } from '../loadable.ts';
import { defineWindowStore } from '../session.ts';
import { useSettingsStore } from './settings.store.ts';

type Kind = keyof Settings['opensLinks'];

/** Which program opens links of each kind, and the wish to open them here. */
export const useLinkOpenersStore = defineWindowStore('link-openers', () => {
  const settings = useSettingsStore();
  const openers = shallowRef<LinkOpeners>();
  const error = shallowRef<AppError>();
  /** The system was asked to let this app open links, and has not. */
  const isRefused = ref(false);
  const reads = questions();

  const known = computed(() => (openers.value?.is === 'known' ? openers.value : undefined));
  /** Links of a kind that is switched on open elsewhere. */
  const opensElsewhere = computed(() => {
    const [state, on] = [known.value, settings.settings?.opensLinks];
    if (!state || !on) return false;
    return (Object.keys(on) as Kind[]).some((kind) => on[kind] && state.of[kind].is !== 'this-app');
  });

  function openerOf(kind: Kind): LinkOpener | undefined {
    return known.value?.of[kind];
  }

  async function load(): Promise<void> {
    const isNewest = reads.take();
    const result = await request('app.linkOpeners', undefined);
    if (!isNewest() || !result.ok) return;
    openers.value = result.value;
    if (!opensElsewhere.value) isRefused.value = false;
  }

  /** Where the system has a page for that, nothing is refused yet when it has opened. */
  async function openHere(): Promise<void> {
    const isNewest = reads.take();
    const result = await request('app.openLinksHere', undefined);
    if (!isNewest()) return;
    error.value = result.ok ? undefined : result.error;
    if (result.ok) openers.value = result.value;
    isRefused.value = result.ok && known.value?.changes === 'here' && opensElsewhere.value;
  }

  return { openers, known, error, isRefused, opensElsewhere, openerOf, load, openHere };
});
