import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useDetailStore } from '../../../../src/renderer/calls/detail.store.ts';
import { useFilterStore } from '../../../../src/renderer/calls/filter.store.ts';
import { useForgetStore } from '../../../../src/renderer/calls/forget.store.ts';
import { useNotesStore } from '../../../../src/renderer/calls/notes.store.ts';
import { freshWindow, ok, type FakeCompanion } from '../fake-companion.ts';

const NUMBER = '15400010002';
const CALL = { uuid: 'a', customerNumber: NUMBER };
let main: FakeCompanion;
const names = () => main.asked.map(({ name }) => name).filter((name) => /saveNote|forget/.test(name));

beforeEach(async () => {
  vi.useFakeTimers();
  main = freshWindow();
  main.answer('calls.notes', () => ok({ call: { text: '', tags: [] }, number: { text: '', tags: [] } }));
  main.answer('calls.saveNote', () => ok(null));
  main.answer('calls.get', () => ({ ok: false, error: { code: 'not-found' } }));
  await useNotesStore().open('a', NUMBER);
  await useDetailStore().open('a');
});
afterEach(() => vi.useRealTimers());

it('writes what is still to be written before it, and nothing after it', async () => {
  const notes = useNotesStore();
  main.answer('calls.forgetCustomer', () => ok({ calls: 3 }));
  notes.change({ is: 'number', number: NUMBER }, { text: 'half a word', tags: [] });
  useFilterStore().only(NUMBER);
  await useForgetStore().forget(CALL);
  notes.saveAll();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(names()).toEqual(['calls.saveNote', 'calls.forgetCustomer']);
  expect(notes.draftOf({ is: 'number', number: NUMBER })).toBeUndefined();
  expect(useDetailStore().state).toEqual({ is: 'none' });
  expect(useFilterStore().customerNumber).toBe('');
});

it('says how many calls have gone, and where it failed leaves everything open', async () => {
  main.answer('calls.forgetCustomer', () => ({ ok: false, error: { code: 'disk', message: 'ENOSPC' } }));
  expect(await useForgetStore().forget(CALL)).toBeUndefined();
  expect(useForgetStore().problem).toMatchObject({ code: 'disk' });
  expect(useDetailStore().state.is).toBe('failed');
  main.answer('calls.forgetCustomer', () => ok({ calls: 3 }));
  expect(await useForgetStore().forget(CALL)).toBe(3);
  expect(useForgetStore().problem).toBeUndefined();
});
