import { computed, ref, shallowRef } from 'vue';
import type {
  AppError,
  ImportChoice,
  ImportField,
  ImportFile,
  ImportPlan,
  ImportResult,
  ImportTarget,
  ListChoice,
  OnEqual,
} from '../../preload/contract/index.ts';
import { request } from '../bridge.ts';
import { questions } from '../loadable.ts';
import { defineAgentStore } from '../session.ts';

/** Meanings that several columns can have. */
const REPEATED: readonly ImportField[] = ['number', 'column'];

/** An import from the choice of a file to what became of it. */
export const useImportStore = defineAgentStore('contacts-import', () => {
  const target = ref<ImportTarget>('contacts');
  const file = shallowRef<ImportFile>();
  const fields = ref<ImportField[]>([]);
  const hasHeader = ref(false);
  /** Where the rows of a call list go. */
  const list = shallowRef<ListChoice>();
  const plan = shallowRef<ImportPlan>();
  const result = shallowRef<ImportResult>();
  const problem = shallowRef<AppError>();
  const savedAs = ref<string>();
  const isBusy = ref(false);
  const reads = questions();
  const hasNumber = computed(() => file.value?.kind === 'vcard' || fields.value.includes('number'));

  function choice(): ImportChoice | undefined {
    const { value } = file;
    return (
      value && {
        id: value.id,
        target: target.value,
        hasHeader: hasHeader.value,
        fields: fields.value,
        ...(list.value && { list: list.value }),
      }
    );
  }

  /** `into`: the call list that gets the rows; without it, a new one is named after the file. */
  async function choose(what: ImportTarget, into?: string): Promise<void> {
    if (isBusy.value) return;
    close();
    isBusy.value = true;
    target.value = what;
    const chosen = await request('contacts.chooseFile', { target: what });
    isBusy.value = false;
    problem.value = chosen.ok ? undefined : chosen.error;
    if (!chosen.ok || !chosen.value) return;
    file.value = chosen.value;
    fields.value = chosen.value.fields;
    hasHeader.value = chosen.value.hasHeader;
    if (what === 'call-list')
      list.value =
        into === undefined ? { is: 'new', name: withoutEnding(chosen.value.name) } : { is: 'existing', id: into };
    await check();
  }

  /** What an import would do, as the columns are meant now. */
  async function check(): Promise<void> {
    const now = choice();
    const isNewest = reads.take();
    plan.value = undefined;
    if (!now || !hasNumber.value) return;
    const answer = await request('contacts.planImport', now);
    if (!isNewest()) return;
    problem.value = answer.ok ? undefined : answer.error;
    if (answer.ok) plan.value = answer.value;
  }

  /** A column has one meaning, and most meanings have one column. */
  function mean(column: number, field: ImportField): void {
    fields.value = fields.value.map((before, place) => {
      if (place === column) return field;
      return !REPEATED.includes(field) && before === field ? 'ignore' : before;
    });
    void check();
  }

  function setHeader(isHeader: boolean): void {
    hasHeader.value = isHeader;
    void check();
  }

  function nameList(name: string): void {
    list.value = { is: 'new', name };
  }

  async function run(onEqual: OnEqual): Promise<void> {
    const now = choice();
    if (!now || isBusy.value) return;
    isBusy.value = true;
    const answer = await request('contacts.runImport', { ...now, onEqual });
    isBusy.value = false;
    problem.value = answer.ok ? undefined : answer.error;
    if (answer.ok) result.value = answer.value;
  }

  async function saveOdd(): Promise<void> {
    const now = choice();
    if (!now) return;
    const answer = await request('contacts.saveOdd', now);
    problem.value = answer.ok ? undefined : answer.error;
    if (answer.ok && answer.value) savedAs.value = answer.value.name;
  }

  function close(): void {
    if (file.value) void request('contacts.dropFile', { id: file.value.id });
    reads.drop();
    file.value = plan.value = result.value = problem.value = savedAs.value = list.value = undefined;
  }

  return {
    target,
    file,
    fields,
    hasHeader,
    list,
    plan,
    result,
    problem,
    savedAs,
    isBusy,
    hasNumber,
    choose,
    mean,
    setHeader,
    nameList,
    run,
    saveOdd,
    close,
  };
});

function withoutEnding(name: string): string {
  return name.replace(/\.[^.]+$/, '');
}
