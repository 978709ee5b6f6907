import { beforeEach, describe, expect, it } from 'vitest';
import type { SupervisorSeat } from '../../../../src/preload/contract/index.ts';
import { en } from '../../../../src/renderer/i18n/en.ts';
import { useChangeLogStore } from '../../../../src/renderer/supervisor/change-log.store.ts';
import { becauseWords, problemWords } from '../../../../src/renderer/supervisor/problem-words.ts';
import { useSeatListStore } from '../../../../src/renderer/supervisor/seat-list.store.ts';
import { freshWindow, ok, type FakeCompanion } from '../fake-companion.ts';

const seats: SupervisorSeat[] = [
  { sip: '80010001', agentId: '9007199254740993', agentName: 'Ann', isOccupied: true, daysLeft: 14 },
  { sip: '80010002', agentId: '2', agentName: 'Ben', isOccupied: true, daysLeft: 15 },
  { sip: '80010003', agentId: '3', agentName: 'Cleo', isOccupied: true, daysLeft: -1 },
  { sip: '80010009', agentName: '', isOccupied: false },
];

let main: FakeCompanion;
beforeEach(() => {
  main = freshWindow();
  main.answer('supervisor.seats', () => ok({ seats, agents: [], readAt: 0 }));
});

describe('the seats', () => {
  it.each([
    ['all', ['80010001', '80010002', '80010003', '80010009']],
    ['occupied', ['80010001', '80010002', '80010003']],
    ['free', ['80010009']],
    ['expiring', ['80010001']],
    ['expired', ['80010003']],
  ] as const)('are filtered: %s', async (filter, sips) => {
    const list = useSeatListStore();
    await list.load();
    list.filter = filter;
    expect(list.shown.map(({ sip }) => sip)).toEqual(sips);
    expect(list.counts[filter]).toBe(sips.length);
  });

  it.each([
    [' 0002 ', ['80010002']],
    ['cLEO', ['80010003']],
    ['9007199254740993', ['80010001']],
    ['nobody', []],
  ])('are found by number, name and id: %j', async (search, sips) => {
    const list = useSeatListStore();
    await list.load();
    list.search = search;
    expect(list.shown.map(({ sip }) => sip)).toEqual(sips);
  });

  it('stay when reading them again fails, with the reason', async () => {
    const list = useSeatListStore();
    await list.load();
    main.answer('supervisor.seats', () => ({ ok: false, error: { code: 'offline' } }));
    await list.load(true);
    expect(list.shown).toHaveLength(4);
    expect(list.staleBecause).toEqual({ code: 'offline' });
  });
});

describe('the log of changes', () => {
  it('is read on from where it ends, and keeps what it has when that fails', async () => {
    const log = useChangeLogStore();
    const change = (id: string) => ({
      id,
      at: 0,
      by: { agentId: '1', name: '' },
      what: { is: 'bind' as const, sip: '8', agentId: '2', agentName: '' },
      outcome: 'done' as const,
    });
    main.answer('supervisor.log', ({ before }) =>
      ok({ changes: before === undefined ? [change('5'), change('4')] : [change('3')], hasMore: before === undefined }),
    );
    await log.load();
    expect(log.hasMore).toBe(true);
    await log.more();
    expect(log.changes.map(({ id }) => id)).toEqual(['5', '4', '3']);
    expect(main.asked.at(-1)?.input).toEqual({ before: '4' });
    main.answer('supervisor.log', () => ({ ok: false, error: { code: 'journal-unavailable' } }));
    await log.more();
    expect(log.changes).toHaveLength(3);
    expect(log.problem).toEqual({ code: 'journal-unavailable' });
  });
});

describe('the words for what went wrong', () => {
  it('speaks of the log of changes, not of calls', () => {
    expect(problemWords(en, { code: 'journal-unavailable' }).sentence).toBe(en.supervisor.log.unavailable);
  });

  it('never advises to try again what may have been done', () => {
    expect(becauseWords(en, 'failed', { code: 'timeout' })).toContain('Try again');
    expect(becauseWords(en, 'unknown', { code: 'timeout' })).toBe('');
    expect(becauseWords(en, 'unknown', { code: 'server-error', message: '内部错误' })).toBe('Server: 内部错误');
  });
});
