import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NoteTarget, OwnNote, Result } from '../../../../src/preload/contract/index.ts';
import { useNotesStore } from '../../../../src/renderer/calls/notes.store.ts';
import { freshWindow, later, ok, type FakeCompanion } from '../fake-companion.ts';
import { endSession } from '../../../../src/renderer/session.ts';

const NUMBER = '15400010002';
const call: NoteTarget = { is: 'call', uuid: 'a' };
const note = (text: string, ...tags: string[]): OwnNote => ({ text, tags });
let main: FakeCompanion;
let written: Map<string, OwnNote>;

const keyOf = (target: NoteTarget): string => (target.is === 'call' ? target.uuid : target.number);
const saved = (): string[] =>
  main.asked.filter(({ name }) => name === 'calls.saveNote').map(({ input }) => (input as { note: OwnNote }).note.text);

beforeEach(() => {
  vi.useFakeTimers();
  main = freshWindow();
  written = new Map();
  const read = (key: string): OwnNote => written.get(key) ?? note('');
  main.answer('calls.notes', ({ uuid }) => ok({ call: read(uuid), number: read(NUMBER) }));
  main.answer('calls.saveNote', ({ target, note: words }) => {
    written.set(keyOf(target), words);
    return ok(null);
  });
});
afterEach(() => vi.useRealTimers());

describe('own notes', () => {
  it('are written when the agent pauses, once', async () => {
    const notes = useNotesStore();
    await notes.open('a', NUMBER);
    for (const text of ['h', 'he', 'hel']) notes.change(call, note(text));
    expect(notes.draftOf(call)?.saving).toEqual({ is: 'waiting' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(saved()).toEqual(['hel']);
    expect(notes.draftOf(call)?.saving).toEqual({ is: 'saved' });
  });

  it('are written at once when the agent goes to another call', async () => {
    const notes = useNotesStore();
    await notes.open('a', NUMBER);
    notes.change(call, note('left in a hurry', 'VIP'));
    await notes.open('b', NUMBER);
    expect(written.get('a')).toEqual(note('left in a hurry', 'VIP'));
  });

  it('of a number are the same on every call with it', async () => {
    const notes = useNotesStore();
    await notes.open('a', NUMBER);
    notes.change({ is: 'number', number: NUMBER }, note('prefers mornings'));
    await notes.open('b', NUMBER);
    expect(notes.draftOf({ is: 'number', number: NUMBER })?.note.text).toBe('prefers mornings');
  });

  it('are never written over words that were not read', async () => {
    const notes = useNotesStore();
    await notes.open('a', '');
    notes.change({ is: 'number', number: NUMBER }, note('over something unseen'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(saved()).toEqual([]);
  });

  it('are kept when they cannot be written, also over a visit elsewhere, and written on a second try', async () => {
    const notes = useNotesStore();
    await notes.open('a', NUMBER);
    main.answer('calls.saveNote', () => ({ ok: false, error: { code: 'disk' } }));
    notes.change(call, note('precious'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(notes.draftOf(call)?.saving).toEqual({ is: 'failed', error: { code: 'disk' } });
    await notes.open('b', NUMBER);
    await notes.open('a', NUMBER);
    expect(notes.draftOf(call)?.note.text).toBe('precious');
    main.answer('calls.saveNote', () => ok(null));
    await notes.save(call);
    expect(notes.draftOf(call)?.saving).toEqual({ is: 'saved' });
  });

  it('are written one after the other, so that the newest words come last', async () => {
    const slow = later<Result<null>>();
    main.answer('calls.saveNote', () => slow.promise);
    const notes = useNotesStore();
    await notes.open('a', NUMBER);
    notes.change(call, note('one'));
    await vi.advanceTimersByTimeAsync(1000);
    notes.change(call, note('two'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(saved()).toEqual(['one']);
    main.answer('calls.saveNote', () => ok(null));
    slow.resolve(ok(null));
    await vi.advanceTimersByTimeAsync(0);
    expect(saved()).toEqual(['one', 'two']);
    expect(notes.draftOf(call)?.saving).toEqual({ is: 'saved' });
  });

  it('that come late for a call left behind are not shown', async () => {
    const slow = later<Result<{ call: OwnNote; number: OwnNote }>>();
    main.answer('calls.notes', ({ uuid }) => (uuid === 'a' ? slow.promise : ok({ call: note('b'), number: note('') })));
    const notes = useNotesStore();
    const first = notes.open('a', '');
    await notes.open('b', '');
    slow.resolve(ok({ call: note('a'), number: note('') }));
    await first;
    expect(notes.opened).toEqual({ is: 'ready', value: 'b' });
    expect(notes.draftOf(call)).toBeUndefined();
  });

  it('are forgotten at sign-out, and nothing is written afterwards', async () => {
    const notes = useNotesStore();
    await notes.open('a', NUMBER);
    notes.change(call, note('mine'));
    endSession();
    await vi.advanceTimersByTimeAsync(5000);
    expect([useNotesStore().draftOf(call), saved()]).toEqual([undefined, []]);
  });
});
