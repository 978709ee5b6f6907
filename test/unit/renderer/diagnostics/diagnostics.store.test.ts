import { beforeEach, describe, expect, it } from 'vitest';
import type { Check, DiagnosticsState, Result } from '../../../../src/preload/contract/index.ts';
import { useDiagnosticsStore } from '../../../../src/renderer/diagnostics/diagnostics.store.ts';
import { freshWindow, later, ok, type FakeCompanion } from '../fake-companion.ts';
import { endSession } from '../../../../src/renderer/session.ts';

const unseen: Check = { id: 'dns', isRunning: false };
const seen: Check = {
  id: 'proxy',
  isRunning: false,
  result: { verdict: 'bad', code: 'proxy-wants-login', facts: { status: 407 }, at: 0, ms: 3 },
};
const state = (checks: Check[], done = 0, of = 0): DiagnosticsState => ({ checks, progress: { done, of } });
let main: FakeCompanion;
beforeEach(() => {
  main = freshWindow();
  main.answer('diagnostics.get', () => ok(state([seen, unseen])));
  main.answer('diagnostics.cancel', () => ok(state([seen, unseen])));
  main.answer('diagnostics.run', () => ok(state([seen, { ...unseen, isRunning: true }], 0, 1)));
});

describe('the checks on the screen', () => {
  it('begin with what main knows, and start nothing', async () => {
    const store = useDiagnosticsStore();
    await store.load();
    expect(store.checks).toEqual([seen, unseen]);
    expect(store.counts).toEqual({ good: 0, warning: 0, bad: 1, 'not-applicable': 0 });
    expect([store.hasResults, store.isRunning]).toEqual([true, false]);
    expect(main.count('diagnostics.run')).toBe(0);
  });

  it('run one by one or all together, and can be stopped', async () => {
    const store = useDiagnosticsStore();
    await store.run('dns');
    expect(store.isRunning).toBe(true);
    await store.runAll();
    await store.cancel();
    expect(store.isRunning).toBe(false);
    expect(main.asked.map(({ name, input }) => [name, input])).toEqual([
      ['diagnostics.run', { checks: ['dns'] }],
      ['diagnostics.run', null],
      ['diagnostics.cancel', undefined],
    ]);
  });

  it('follow main, also where news overtakes an answer', async () => {
    const store = useDiagnosticsStore();
    const answer = later<Result<DiagnosticsState>>();
    main.answer('diagnostics.run', () => answer.promise);
    const running = store.runAll();
    main.emit('diagnostics.changed', state([seen], 3, 18));
    answer.resolve(ok(state([seen], 0, 18)));
    await running;
    expect(store.progress).toEqual({ done: 3, of: 18 });
    endSession();
    main.emit('diagnostics.changed', state([], 0, 0));
    expect(store.progress).toEqual({ done: 3, of: 18 });
    expect(useDiagnosticsStore().state).toEqual({ is: 'loading' });
  });

  it('say why they cannot be shown', async () => {
    main.answer('diagnostics.get', () => ({ ok: false, error: { code: 'forbidden' } }));
    const store = useDiagnosticsStore();
    await store.load();
    expect(store.state).toEqual({ is: 'failed', error: { code: 'forbidden' } });
  });
});

describe('the report', () => {
  it('is saved under the name that main tells, or not at all', async () => {
    const store = useDiagnosticsStore();
    main.answer('diagnostics.saveReport', () => ok({ name: 'report.json' }));
    await store.saveReport('json');
    expect(store.report).toEqual({ is: 'saved', name: 'report.json' });
    main.answer('diagnostics.saveReport', () => ok(null));
    await store.saveReport('text');
    expect(store.report).toBeUndefined();
    main.answer('diagnostics.saveReport', () => ({ ok: false, error: { code: 'disk', message: 'x: ENOSPC' } }));
    await store.saveReport('text');
    expect(store.report).toEqual({ is: 'failed', error: { code: 'disk', message: 'x: ENOSPC' } });
  });
});
