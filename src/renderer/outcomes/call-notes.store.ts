import { computed, shallowReactive, shallowRef } from 'vue';
import type { AppError, CallNote } from '../../preload/contract/index.ts';
import { useAnswer } from '../answer.ts';
import { request, useMainEvent } from '../bridge.ts';
import { defineAgentStore } from '../session.ts';
import { throttle } from '../ui/throttle.ts';

/** The first letter is written at once, those behind it this often. */
const PAUSE_MS = 300;

interface CallDraft {
  text: string;
  saving: { is: 'unchanged' } | { is: 'saving' } | { is: 'saved' } | { is: 'failed'; error: AppError };
}

/** What is written while a call runs, by the click that placed it; and the notes of calls that have no record. */
export const useCallNotesStore = defineAgentStore('call-notes', () => {
  const drafts = shallowReactive(new Map<string, CallDraft>());
  /** What main does not have yet. */
  const owed = new Set<string>();
  const writing = new Set<string>();
  const { value, ask, accept } = useAnswer<CallNote[]>();
  const waiting = computed(() => value.value ?? []);
  const problem = shallowRef<AppError>();
  const writeSoon = throttle(() => writeAll(), PAUSE_MS);

  async function load(): Promise<void> {
    await ask(request('callNotes.waiting', undefined));
  }

  async function open(intentId: string): Promise<void> {
    if (drafts.has(intentId)) return;
    const result = await request('callNotes.of', { intentId });
    if (drafts.has(intentId)) return;
    if (result.ok) drafts.set(intentId, { text: result.value.text, saving: { is: 'unchanged' } });
    else drafts.set(intentId, { text: '', saving: { is: 'failed', error: result.error } });
  }

  function change(intentId: string, text: string): void {
    drafts.set(intentId, { text, saving: { is: 'saving' } });
    owed.add(intentId);
    writeSoon();
  }

  /** Writes at once what waits: the agent leaves, or tries again. */
  function writeAll(): void {
    for (const intentId of owed) void write(intentId);
  }

  /** One write at a time for each, so that an older text never comes last. */
  async function write(intentId: string): Promise<void> {
    const draft = drafts.get(intentId);
    if (!draft || writing.has(intentId)) return;
    writing.add(intentId);
    owed.delete(intentId);
    const result = await request('callNotes.write', { intentId, text: draft.text });
    writing.delete(intentId);
    if (owed.has(intentId)) writeSoon();
    else drafts.set(intentId, { text: draft.text, saving: result.ok ? { is: 'saved' } : failed(result.error) });
    if (!result.ok) owed.add(intentId);
  }

  async function settle(intentId: string, to: 'number' | 'nowhere'): Promise<boolean> {
    const result = await request('callNotes.settle', { intentId, to });
    problem.value = result.ok ? undefined : result.error;
    if (result.ok) accept(result.value);
    return result.ok;
  }

  useMainEvent('callNotes.changed', accept);

  return { drafts, waiting, problem, load, open, change, writeAll, settle };
});

function failed(error: AppError): CallDraft['saving'] {
  return { is: 'failed', error };
}
