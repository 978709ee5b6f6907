import { describe, expect, it } from 'vitest';
import type { HistoryState } from '../../../../src/preload/contract/index.ts';
import { freshnessOf, loadedPart, noticeOf } from '../../../../src/renderer/calls/freshness.ts';
import { formatsFor } from '../../../../src/renderer/i18n/formats.ts';
import { en } from '../../../../src/renderer/i18n/en.ts';
import { noonOf } from './call-rows.ts';

const NOW = noonOf(31);
const state = (over: Partial<HistoryState>): HistoryState => ({
  sync: { is: 'idle' },
  complete: [],
  stored: 10,
  unreadable: [],
  unknownStates: [],
  forgotten: { customers: 0, isLost: false },
  store: { is: 'working' },
  readAt: NOW - 120_000,
  completeSince: noonOf(24),
  ...over,
});
const line = (over: Partial<HistoryState>): string => freshnessOf(en, formatsFor('en'), state(over), NOW).words;

describe('the age of the list', () => {
  it('says from when it is complete and when the server was read', () => {
    expect(line({})).toBe('Complete since Mon, Aug 24 · read 2m ago');
    expect(freshnessOf(en, formatsFor('en'), state({}), NOW).tone).toBe('good');
  });

  it('says how old it is when the server cannot be reached', () => {
    expect(line({ sync: { is: 'paused', why: 'offline' } })).toBe(
      'Server not reached · Complete since Mon, Aug 24 · read 2m ago',
    );
  });

  it('never claims to be complete before main does', () => {
    const { completeSince, readAt, ...unknown } = state({});
    const fresh = freshnessOf(en, formatsFor('en'), unknown, NOW);
    expect([completeSince, readAt].every(Number.isFinite)).toBe(true);
    expect(fresh).toEqual({ tone: 'warning', words: 'Not read yet' });
  });

  it('says how far a first load has come', () => {
    const sync = { is: 'loading', stored: 5, back: noonOf(21), target: noonOf(11) } as const;
    expect(line({ sync })).toBe('Reading, back to Fri, Aug 21');
    expect(loadedPart(sync, NOW)).toBeCloseTo(0.5, 1);
    expect(loadedPart({ back: 0, target: noonOf(11) }, NOW)).toBe(1);
  });
});

describe('what the agent should know about the copy', () => {
  it('is nothing while all is well, or while there is just no network', () => {
    expect(noticeOf(en, state({}))).toBeUndefined();
    expect(noticeOf(en, state({ sync: { is: 'paused', why: 'offline' }, error: { code: 'offline' } }))).toBeUndefined();
  });

  it('is first of all that the disk takes nothing more', () => {
    const notice = noticeOf(
      en,
      state({ store: { is: 'read-only', message: 'SQLITE_FULL' }, sync: { is: 'paused', why: 'cancelled' } }),
    );
    expect(notice?.words).toContain('SQLITE_FULL');
    expect(notice).not.toHaveProperty('syncs');
  });

  it('names the file that was moved aside', () => {
    expect(noticeOf(en, state({ store: { is: 'rebuilt', movedTo: 'calls.damaged-1' } }))?.words).toContain(
      'calls.damaged-1',
    );
  });

  it('offers to go on with a first load that was stopped, and to try again after a failure', () => {
    expect(noticeOf(en, state({ sync: { is: 'paused', why: 'cancelled' } }))).toMatchObject({ syncs: 'Go on' });
    expect(noticeOf(en, state({ error: { code: 'refused', message: '余额不足' } }))).toMatchObject({
      words: expect.stringContaining('余额不足') as string,
      syncs: en.retry,
    });
  });
});
