import { shallowRef } from 'vue';
import type { AppError, Settings, SettingsFileProblem, SettingsImport } from '../../preload/contract/index.ts';
import { request } from '../bridge.ts';
import { useKeepStore } from './keep.store.ts';
import { useSettingsStore } from './settings.store.ts';
import { defineAgentStore } from '../session.ts';

type Imported = Extract<SettingsImport, { is: 'imported' }>;

/** How the last export or import ended. */
export type Transfer =
  | { is: 'none' | 'undone' }
  | { is: 'exported'; name: string }
  /** `before`: what undoes it. */
  | (Omit<Imported, 'asksFor'> & { before: Partial<Settings> })
  | { is: 'refused'; problem: SettingsFileProblem }
  | { is: 'failed'; what: 'export' | 'import'; error: AppError };

/** Settings to a file and back; main asks where with the system's dialogs. */
export const useTransferStore = defineAgentStore('settings-transfer', () => {
  const [settings, keep] = [useSettingsStore(), useKeepStore()];
  const outcome = shallowRef<Transfer>({ is: 'none' });

  async function exportFile(): Promise<void> {
    const result = await request('settings.exportFile', undefined);
    if (!result.ok) outcome.value = { is: 'failed', what: 'export', error: result.error };
    else if (result.value) outcome.value = { is: 'exported', name: result.value.name };
  }

  async function importFile(): Promise<void> {
    const before = settings.settings;
    const result = await request('settings.importFile', undefined);
    if (!result.ok) outcome.value = { is: 'failed', what: 'import', error: result.error };
    else if (result.value?.is === 'refused') outcome.value = result.value;
    else if (result.value) await imported(result.value, before);
  }

  /** What the file shortens waits for a yes, and the telling of it all for the answer. */
  async function imported({ asksFor, ...done }: Imported, before: Settings | undefined): Promise<void> {
    const asking: Transfer = { is: 'none' };
    outcome.value = asking;
    const isChanged = asksFor !== undefined && (await keep.change(asksFor));
    if (outcome.value !== asking) return; // the agent has gone on
    const names = Object.keys(asksFor ?? {}) as (keyof Settings)[];
    const changed = isChanged ? [...done.changed, ...names] : done.changed;
    const kept = isChanged ? [] : names.map((name) => ({ name, why: 'not-confirmed' as const }));
    outcome.value = { ...done, changed, leftOut: [...done.leftOut, ...kept], before: only(before, changed) };
  }

  /** Puts back what the import has changed; all of it or, where that needs a yes and does not get it, nothing. */
  async function undo(): Promise<void> {
    if (outcome.value.is === 'imported' && (await keep.change(outcome.value.before))) outcome.value = { is: 'undone' };
  }

  /** An old outcome says nothing to somebody who comes back. */
  function forget(): void {
    outcome.value = { is: 'none' };
  }

  return { outcome, exportFile, importFile, undo, forget };
});

function only(settings: Settings | undefined, names: readonly (keyof Settings)[]): Partial<Settings> {
  return Object.fromEntries(settings ? names.map((name) => [name, settings[name]]) : []);
}
