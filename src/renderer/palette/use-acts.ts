import type { AppError, CallerId, Settings } from '../../preload/contract/index.ts';
import { request } from '../bridge.ts';
import { useCallListsStore } from '../call-lists/call-lists.store.ts';
import { useFilterStore } from '../calls/filter.store.ts';
import { useHistoryStore } from '../calls/history.store.ts';
import { useSectionStore, type Section } from '../calls/section.store.ts';
import { useImportStore } from '../contacts/import.store.ts';
import { errorWords } from '../i18n/error-words.ts';
import { useFormats } from '../i18n/formats.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { useCallerIdsStore } from '../caller-ids/caller-ids.store.ts';
import { useSettingsPageStore } from '../settings/settings-page.store.ts';
import { useSettingsStore } from '../settings/settings.store.ts';
import { useShellStore } from '../shell/shell.store.ts';
import { useSupervisorStore } from '../supervisor/supervisor.store.ts';
import { useOverlayStore } from './overlay.store.ts';
import { pausedUntil, type Pause } from './pauses.ts';
import type { Acts } from './palette-context.ts';

/** What commands do, with the stores that the screens use too, so that every screen sees it. */
export function useActs(): Acts {
  const [t, formats] = [useMessages(), useFormats()];
  const [settings, numbers, history] = [useSettingsStore(), useCallerIdsStore(), useHistoryStore()];
  const [shell, overlay, sections] = [useShellStore(), useOverlayStore(), useSectionStore()];

  function failed(error: AppError): void {
    shell.say(t.value.commands.notDone(errorWords(t.value, error).sentence), 'bad');
  }

  async function change(patch: Partial<Settings>): Promise<boolean> {
    const isTaken = await settings.change(patch);
    const [name] = Object.keys(patch) as (keyof Settings)[];
    const error = name && settings.refusals[name];
    if (error) failed(error);
    return isTaken;
  }

  async function chooseCallerId(callerId: CallerId): Promise<void> {
    await numbers.choose(callerId);
    if (numbers.notSaved) {
      failed(numbers.notSaved);
      return;
    }
    const name = callerId.is === 'number' ? numbers.nameOf(callerId.number) || callerId.number : undefined;
    shell.say(t.value.commands.callerId(name ?? t.value.callerId.automatic));
  }

  async function pause(pause: Pause): Promise<void> {
    const until = pausedUntil(pause, Date.now());
    if (!(await change({ doNotDisturbUntil: until }))) return;
    shell.say(until === 0 ? t.value.commands.pauseOver : t.value.commands.pausedUntil(formats.value.time(until)));
  }

  async function readCalls(): Promise<void> {
    await history.sync();
    if (history.problem) failed(history.problem);
    else shell.say(t.value.commands.reading);
  }

  async function exportCalls(): Promise<void> {
    const filter = useFilterStore().filterAt(Date.now());
    const result = await request('calls.outline', { filter });
    if (result.ok) overlay.show({ is: 'export', filter, count: result.value.count });
    else failed(result.error);
  }

  function workList(): void {
    shell.go('lists');
    useCallListsStore().isWorking = true;
  }

  async function importList(): Promise<void> {
    shell.go('lists');
    await useImportStore().choose('call-list');
  }

  async function openQuickDial(): Promise<void> {
    const result = await request('app.openQuickDial', undefined);
    if (!result.ok) failed(result.error);
  }

  function goToCalls(section: Section): void {
    sections.section = section;
    shell.go('calls');
  }

  return {
    go: (screen) => shell.go(screen),
    change,
    lockSupervisor: () => useSupervisorStore().lock(),
    showSetting: (entry) => useSettingsPageStore().show(entry),
    showHelp: (topic) => overlay.showHelp(topic),
    showKeys: () => overlay.show({ is: 'keys' }),
    goToCalls,
    chooseCallerId,
    pause,
    readCalls,
    exportCalls,
    workList,
    importList,
    openQuickDial,
  };
}
