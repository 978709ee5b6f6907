import { onScopeDispose, shallowReactive, shallowRef } from 'vue';
import type { AppError, NoteTarget, OwnNote } from '../../preload/contract/index.ts';
import { request } from '../bridge.ts';
import { questions, type Loadable } from '../loadable.ts';
import { debounce, type Debounced } from '../ui/debounce.ts';
import { defineAgentStore } from '../session.ts';
import { useTimers } from '../ui/timers.ts';

const PAUSE_MS = 800;

export interface NoteDraft {
  target: NoteTarget;
  note: OwnNote;
  saving:
    { is: 'unchanged' } | { is: 'waiting' } | { is: 'saving' } | { is: 'saved' } | { is: 'failed'; error: AppError };
}

const keyOf = (target: NoteTarget): string =>
  target.is === 'call' ? `call ${target.uuid}` : `number ${target.number}`;

/** A draft that main does not have yet; it outlives the screen. */
function isOwed({ saving }: NoteDraft): boolean {
  return saving.is === 'waiting' || saving.is === 'saving' || saving.is === 'failed';
}

/** The agent's own words. Written a moment after the last key and on leaving; what could not be written is kept. */
export const useNotesStore = defineAgentStore('calls-notes', () => {
  /** The uuid whose notes are here. */
  const opened = shallowRef<Loadable<string>>({ is: 'loading' });
  const drafts = shallowReactive(new Map<string, NoteDraft>());
  const after = useTimers();
  const timers = new Map<string, Debounced>();
  /** One write at a time for each, so that an older one never comes last. */
  const writing = new Set<string>();
  const reads = questions();

  const draftOf = (target: NoteTarget): NoteDraft | undefined => drafts.get(keyOf(target));

  function put(target: NoteTarget, note: OwnNote, saving: NoteDraft['saving']): void {
    drafts.set(keyOf(target), { target, note, saving });
  }

  /** Reads the notes on a call and on its number (which may be empty: then there is none to keep one on). */
  async function open(uuid: string, number: string): Promise<void> {
    const isNewest = reads.take();
    saveAll();
    opened.value = { is: 'loading' };
    const result = await request('calls.notes', { uuid });
    if (!isNewest()) return;
    for (const [key, draft] of drafts) if (!isOwed(draft)) drafts.delete(key);
    if (!result.ok) {
      opened.value = { is: 'failed', error: result.error };
      return;
    }
    const read: [NoteTarget, OwnNote][] = [[{ is: 'call', uuid }, result.value.call]];
    if (number !== '') read.push([{ is: 'number', number }, result.value.number]);
    for (const [target, note] of read) if (!draftOf(target)) put(target, note, { is: 'unchanged' });
    opened.value = { is: 'ready', value: uuid };
  }

  /** Only what was read can be changed: nothing is written over words that nobody has seen. */
  function change(target: NoteTarget, note: OwnNote): void {
    const key = keyOf(target);
    if (!drafts.has(key)) return;
    put(target, note, { is: 'waiting' });
    const timer = timers.get(key) ?? debounce(() => void save(target), PAUSE_MS, after);
    timers.set(key, timer);
    timer();
  }

  async function save(target: NoteTarget): Promise<void> {
    const key = keyOf(target);
    const draft = draftOf(target);
    timers.get(key)?.cancel();
    if (!draft || writing.has(key)) return;
    writing.add(key);
    const { note } = draft;
    put(target, note, { is: 'saving' });
    const result = await request('calls.saveNote', { target, note });
    writing.delete(key);
    const now = draftOf(target);
    if (!now) return;
    // Changed while it was being written: the newer words go after it.
    if (now.note !== note) return save(target);
    put(target, note, result.ok ? { is: 'saved' } : { is: 'failed', error: result.error });
  }

  /** Writes at once what waits: the agent leaves. */
  function saveAll(): void {
    for (const draft of drafts.values()) if (draft.saving.is === 'waiting') void save(draft.target);
  }

  /** Nothing of these is written any more. */
  function discard(targets: readonly NoteTarget[]): void {
    for (const key of targets.map(keyOf)) {
      timers.get(key)?.cancel();
      drafts.delete(key);
    }
  }

  // An editor that goes with the session saves what waits: by then it would be another agent's note.
  onScopeDispose(() => drafts.clear());

  return { opened, draftOf, open, change, save, saveAll, discard };
});
