import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallRow, Result } from '../../../../src/preload/contract/index.ts';
import { usePaletteStore } from '../../../../src/renderer/palette/palette.store.ts';
import { freshWindow, later, ok, type FakeCompanion } from '../fake-companion.ts';
import { reading } from '../dialer/dialer-world.ts';
import { call } from './palette-world.ts';
import { endSession } from '../../../../src/renderer/session.ts';

let main: FakeCompanion;
beforeEach(() => {
  vi.useFakeTimers();
  main = freshWindow();
  main.answer('dialer.read', ({ text }) => ok(reading(text)));
  main.answer('calls.first', () => ok(Array.from({ length: 9 }, (_, index) => ({ ...call, uuid: `c${index}` }))));
});
afterEach(() => vi.useRealTimers());

async function typeAndRest(text: string): Promise<void> {
  usePaletteStore().type(text);
  await vi.runAllTimersAsync();
}
const command = (id: string) => ({ id, group: 'app' as const, title: id, words: '', run: () => undefined });

describe('typing into the palette', () => {
  it('looks for calls once the agent rests, and shows a few', async () => {
    const palette = usePaletteStore();
    for (const text of ['80', '800', '8000']) palette.type(text);
    expect(main.count('calls.first')).toBe(0);
    expect(palette.found.is).toBe('searching');
    await vi.runAllTimersAsync();
    expect(main.asked.filter(({ name }) => name === 'calls.first')).toEqual([
      { name: 'calls.first', input: { filter: { search: '8000' } } },
    ]);
    expect(palette.found).toMatchObject({ is: 'ready', isOld: false });
    expect(palette.found.is === 'ready' && palette.found.calls.length).toBe(6);
  });

  it('asks nothing for one letter, but for one Chinese character', async () => {
    await typeAndRest('a');
    expect(main.asked).toEqual([]);
    await typeAndRest('杭');
    expect(main.count('calls.first')).toBe(1);
  });

  it('reads what may be a number, and never dials', async () => {
    await typeAndRest('theme');
    expect(main.count('dialer.read')).toBe(0);
    await typeAndRest('15405718000');
    expect(usePaletteStore().reading?.is).toBe('dialable');
    expect(main.count('dialer.dial')).toBe(0);
  });

  it('drops the late answer for a text that was typed over', async () => {
    const slow = later<Result<CallRow[]>>();
    const palette = usePaletteStore();
    main.answer('calls.first', ({ filter }) => (filter.search === 'old' ? slow.promise : ok([])));
    await typeAndRest('old');
    await typeAndRest('new');
    slow.resolve(ok([call]));
    await vi.runAllTimersAsync();
    expect(palette.found).toEqual({ is: 'ready', calls: [], isOld: false });
  });

  it('keeps the calls that are shown while the next are looked for', async () => {
    const palette = usePaletteStore();
    await typeAndRest('80');
    palette.type('800');
    expect(palette.found).toMatchObject({ is: 'ready', isOld: true });
  });

  it('says that calls cannot be read', async () => {
    main.answer('calls.first', () => ({ ok: false, error: { code: 'unexpected' } }));
    await typeAndRest('8000');
    expect(usePaletteStore().found).toEqual({ is: 'failed' });
  });

  it('forgets what was typed when it is closed, and asks nothing more', async () => {
    const palette = usePaletteStore();
    palette.type('15405718000');
    palette.empty();
    await vi.runAllTimersAsync();
    expect(main.asked).toEqual([]);
    expect(JSON.stringify(palette.$state)).not.toContain('1540571');
  });
});

describe('the commands used lately', () => {
  it('are the last four, newest first, each once', () => {
    const palette = usePaletteStore();
    for (const id of ['a', 'b', 'c', 'a', 'd', 'e']) palette.remember(command(id));
    expect(palette.recent).toEqual(['e', 'd', 'a', 'c']);
  });

  it('never hold a number or a call', () => {
    const palette = usePaletteStore();
    for (const id of ['found:dial', 'found:call:c1']) palette.remember(command(id));
    expect(palette.recent).toEqual([]);
  });

  it('go with whoever signs out', () => {
    const palette = usePaletteStore();
    palette.remember(command('a'));
    endSession();
    expect(usePaletteStore().recent).toEqual([]);
  });
});
