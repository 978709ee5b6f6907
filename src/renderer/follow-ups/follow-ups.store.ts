import { computed, shallowRef } from 'vue';
import type { AppError, FollowUp, FollowUpOrigin, Result } from '../../preload/contract/index.ts';
import { useAnswer } from '../answer.ts';
import { request, useMainEvent } from '../bridge.ts';
import { defineAgentStore } from '../session.ts';

/** What the dialog is about: a new follow-up, or another time for one. */
export interface Draft {
  number: string;
  origin: FollowUpOrigin;
  changes?: FollowUp;
}

/** The open follow-ups, and the one that is being written. */
export const useFollowUpsStore = defineAgentStore('follow-ups', () => {
  const { state, value, ask, accept: show } = useAnswer<FollowUp[]>();
  const problem = shallowRef<AppError>();
  const draft = shallowRef<Draft>();
  const open = computed(() => value.value ?? []);

  async function load(): Promise<void> {
    await ask(request('followUps.list', undefined));
  }

  function accept(result: Result<FollowUp[]>): boolean {
    problem.value = result.ok ? undefined : result.error;
    if (result.ok) show(result.value);
    return result.ok;
  }

  async function settle(id: string, isDone: boolean): Promise<boolean> {
    return accept(await request('followUps.settle', { id, isDone }));
  }

  /** Writes the draft; it stays open where that fails. */
  async function save(dueAt: number, note: string): Promise<boolean> {
    const { value: wanted } = draft;
    if (!wanted) return false;
    const { number, origin, changes } = wanted;
    const result = await (changes
      ? request('followUps.change', { id: changes.id, dueAt, note })
      : request('followUps.add', { customerNumber: number, dueAt, note, origin }));
    const isSaved = accept(result);
    if (isSaved && draft.value === wanted) draft.value = undefined;
    return isSaved;
  }

  function begin(next: Draft | undefined): void {
    problem.value = undefined;
    draft.value = next;
  }

  useMainEvent('followUps.changed', (next) => accept({ ok: true, value: next }));

  return { state, open, problem, draft, load, settle, save, begin };
});
