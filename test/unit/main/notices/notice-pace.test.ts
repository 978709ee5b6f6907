import { describe, expect, it } from 'vitest';
import { NoticePace } from '../../../../src/main/notices/notice-pace.ts';
import type { Notice } from '../../../../src/main/notices/notice.ts';

function pace() {
  const shown: Notice[] = [];
  const shownAt: number[] = [];
  const timers: { at: number; run: () => void }[] = [];
  let now = 1_000;
  const notices = new NoticePace({
    show: (notice) => {
      shown.push(notice);
      shownAt.push(now);
    },
    now: () => now,
    after: (ms, run) => {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
  });
  const advance = (ms: number): void => {
    now += ms;
    for (const timer of timers.filter(({ at }) => at <= now)) {
      timers.splice(timers.indexOf(timer), 1);
      timer.run();
    }
  };
  return { notices, shown, shownAt, advance, timers };
}

const result = (intentId: string): Notice => ({
  kind: 'results',
  about: [{ intentId, callee: '15405710001', outcome: { is: 'failed' } }],
});
const problem: Notice = { kind: 'problems', about: [{ is: 'offline' }] };

describe('the pace of notifications', () => {
  it('shows at once what is rare', () => {
    const { notices, shown } = pace();
    for (const id of ['1', '2', '3']) notices.add(result(id));
    expect(shown).toEqual([result('1'), result('2'), result('3')]);
  });

  it('lets a promised call wait behind nothing, where it could be forgotten in a time of quiet', () => {
    const { notices, shown, timers } = pace();
    for (const id of ['1', '2', '3', '4']) notices.add(result(id));
    const due = {
      ...{ id: 'f', customerNumber: '15405710001', dueAt: 1, note: '' },
      origin: 'call',
      createdAt: 0,
    } as const;
    notices.add({ kind: 'followUps', about: [due] });
    expect(shown.at(-1)).toEqual({ kind: 'followUps', about: [due] });
    expect(timers).toHaveLength(1);
    notices.clear();
    expect(shown).toHaveLength(4);
  });

  it('gathers what is more than three in a minute into one per kind, without losing or repeating any', () => {
    const { notices, shown, advance, timers } = pace();
    for (const id of ['1', '2', '3', '4', '5']) notices.add(result(id));
    notices.add(problem);
    expect(shown).toHaveLength(3);
    advance(59_999);
    expect(shown).toHaveLength(3);
    advance(1);
    const about = [...result('4').about, ...result('5').about];
    expect(shown.slice(3)).toEqual([{ kind: 'results', about }, problem]);
    expect(timers).toEqual([]);
  });

  it('never shows more than three in any minute, and nothing is lost', () => {
    const { notices, shownAt, shown, advance } = pace();
    for (let second = 0; second < 600; second++) {
      notices.add(second % 2 === 0 ? problem : result(String(second)));
      advance(1_000);
    }
    advance(60_000);
    for (const [n, at] of shownAt.entries()) expect((shownAt[n + 3] ?? Infinity) - at).toBeGreaterThanOrEqual(60_000);
    expect(shown.flatMap<unknown>(({ about }) => about)).toHaveLength(600);
  });

  it('forgets what waits when it is no longer anybody’s', () => {
    const { notices, shown, advance } = pace();
    for (const id of ['1', '2', '3', '4']) notices.add(result(id));
    notices.clear();
    advance(120_000);
    expect(shown).toHaveLength(3);
  });
});
