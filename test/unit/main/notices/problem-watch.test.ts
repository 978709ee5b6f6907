import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../../src/main/notices/notice.ts';
import { OFFLINE_MS, ProblemWatch } from '../../../../src/main/notices/problem-watch.ts';
import type { Account, HistoryState } from '../../../../src/preload/contract/index.ts';

function watch() {
  const told: Problem[] = [];
  const timers = new Set<() => void>();
  const problems = new ProblemWatch({
    tell: (problem) => void told.push(problem),
    after: (ms, run) => {
      expect(ms).toBe(OFFLINE_MS);
      timers.add(run);
      return () => void timers.delete(run);
    },
  });
  const history = (change: Partial<HistoryState>): void =>
    problems.history({
      sync: { is: 'idle' },
      complete: [],
      stored: 0,
      unreadable: [],
      unknownStates: [],
      forgotten: { customers: 0, isLost: false },
      store: { is: 'working' },
      readAt: 1,
      ...change,
    });
  const wait = (): void =>
    [...timers].forEach((run) => {
      timers.delete(run);
      run();
    });
  return { problems, told, history, wait };
}

const me: Account = {
  ...{ is: 'signed-in', host: 'https://api.example', agentId: '1', agentName: 'A' },
  ...{ tokenPlace: 'keychain', isDemo: false },
};
const offline = { sync: { is: 'paused', why: 'offline' } } as const;
const refreshing = { sync: { is: 'refreshing' } } as const;

describe('problems', () => {
  it('are told when they begin and again only after they had ended', () => {
    const { problems, told, history } = watch();
    problems.account({ ...me, isTokenDead: true });
    problems.account({ ...me, isTokenDead: true });
    problems.account(me);
    problems.account({ ...me, isTokenDead: true });
    history({ store: { is: 'read-only', message: 'ENOSPC' } });
    history({ store: { is: 'read-only', message: 'ENOSPC' } });
    expect(told).toEqual([{ is: 'token-dead' }, { is: 'token-dead' }, { is: 'store-read-only' }]);
  });

  it('tells of a line that is away for long, once, through all the tries in between', () => {
    const { told, history, wait } = watch();
    history(offline);
    history({ ...refreshing, error: { code: 'offline' } });
    history(offline);
    wait();
    history(refreshing);
    history(offline);
    wait();
    expect(told).toEqual([{ is: 'offline' }]);
    history({ readAt: 2 });
    history({ ...offline, readAt: 2 });
    wait();
    expect(told).toHaveLength(2);
  });

  it('says nothing of a line that comes back, of a sleeping computer or of an agent who has left', () => {
    const { problems, told, history, wait } = watch();
    history(offline);
    history({ readAt: 2 });
    wait();
    history({ ...offline, readAt: 2 });
    history({ sync: { is: 'paused', why: 'asleep' }, readAt: 2 });
    wait();
    history({ ...offline, readAt: 2 });
    problems.account({ is: 'signed-out', lastHost: '', keychain: 'working' });
    wait();
    expect(told).toEqual([]);
  });
});
