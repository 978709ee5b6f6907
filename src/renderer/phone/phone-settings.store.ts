import { computed, ref, shallowRef } from 'vue';
import type { AppError, CompanyFileProblem, PhoneSettings } from '../../preload/contract/index.ts';
import { request } from '../bridge.ts';
import { usePhoneStore } from './phone.store.ts';
import { defineAgentStore } from '../session.ts';

/** How the last import or export ended. */
export type FileOutcome =
  | { is: 'none' | 'imported' }
  | { is: 'exported'; name: string }
  | { is: 'refused'; problem: CompanyFileProblem }
  | { is: 'failed'; what: 'import' | 'export'; error: AppError };

/** Changes the phone's settings, by hand or with the company's file. */
export const usePhoneSettingsStore = defineAgentStore('phone-settings', () => {
  const phones = usePhoneStore();
  const isSaving = ref(false);
  const notSaved = shallowRef<AppError>();
  const file = shallowRef<FileOutcome>({ is: 'none' });
  /** Whether the form is open; kept here so that others can send the agent to it. */
  const isEditing = ref(false);
  /** The setting that main did not take. */
  const refusedField = computed(() => (notSaved.value?.code === 'bad-input' ? notSaved.value.field : undefined));

  /** True when main has taken it. One change at a time. */
  async function change(patch: Partial<PhoneSettings>): Promise<boolean> {
    if (isSaving.value) return false;
    isSaving.value = true;
    const result = await request('phone.change', patch);
    isSaving.value = false;
    notSaved.value = result.ok ? undefined : result.error;
    if (result.ok) phones.accept(result.value);
    return result.ok;
  }

  async function importFile(): Promise<void> {
    file.value = { is: 'none' };
    const result = await request('phone.importFile', undefined);
    if (!result.ok) file.value = { is: 'failed', what: 'import', error: result.error };
    else if (result.value.is === 'refused') file.value = result.value;
    else if (result.value.is === 'imported') {
      phones.accept(result.value.state);
      [notSaved.value, isEditing.value] = [undefined, false];
      file.value = { is: 'imported' };
    }
  }

  async function exportFile(): Promise<void> {
    file.value = { is: 'none' };
    const result = await request('phone.exportFile', undefined);
    if (!result.ok) file.value = { is: 'failed', what: 'export', error: result.error };
    else if (result.value) file.value = { is: 'exported', name: result.value.name };
  }

  /** The screen is left: what was not saved or went wrong is no news when it is opened again. */
  function leave(): void {
    [notSaved.value, isEditing.value] = [undefined, false];
    file.value = { is: 'none' };
  }

  return { isSaving, notSaved, refusedField, file, isEditing, change, importFile, exportFile, leave };
});
