import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import type { Work } from '../../../../src/preload/contract/index.ts';
import { AgentScope } from '../../../../src/main/account/agent-scope.ts';
import { Fault } from '../../../../src/main/fault.ts';
import type { LogFields } from '../../../../src/main/log/log.ts';
import type { WorkProgress, WorkRun } from '../../../../src/main/work/running-work.ts';
import { WorkService } from '../../../../src/main/work/work.service.ts';
import { faultOf } from '../../../support/fault-of.ts';

function service() {
  const told: Work[][] = [];
  const shown: string[] = [];
  const logged: (LogFields | undefined)[] = [];
  let id = 0;
  const work = new WorkService({
    scope: new AgentScope(),
    announce: (list) => told.push(list),
    newId: () => `w${++id}`,
    showInFolder: (path) => shown.push(path),
    log: (_level, _event, fields) => logged.push(fields),
  });
  const ended = (id: string) =>
    vi.waitUntil(() => work.list().find((one) => one.id === id && one.state.is !== 'running'), { timeout: 5000 });
  return { work, told, shown, logged, ended };
}

const order = (path: string) => ({ kind: 'export', path, total: 10 }) as const;
/** Runs until it is told to end, then tidies up for a moment. */
const untilCancelled: WorkRun = (signal) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => setTimeout(() => reject(signal.reason as Error), 20));
  });

/** Work that the test moves on by hand. */
function byHand() {
  let progress!: WorkProgress;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const run: WorkRun = (_signal, given) => ((progress = given), promise);
  return { run, progress: () => progress, finish: () => resolve(undefined) };
}

describe('long work', () => {
  it('is listed from its beginning to its end, with what was skipped', async () => {
    const { work, ended } = service();
    const hand = byHand();
    const begun = work.start(order(join('/a', 'calls.csv')), hand.run);
    const running = { id: 'w1', kind: 'export', target: 'calls.csv', done: 0, total: 10, state: { is: 'running' } };
    expect(begun).toEqual(running);
    hand.progress().total(12);
    hand.progress().done(7);
    expect(work.list()).toEqual([{ ...running, done: 7, total: 12 }]);
    const skipped = { name: '138****8000', error: { code: 'not-found' as const } };
    hand.progress().skip(skipped);
    hand.finish();
    expect(await ended('w1')).toMatchObject({ done: 7, total: 12, state: { is: 'finished', skipped: [skipped] } });
  });

  it('is what it was at its end, whatever its helpers still tell', async () => {
    const { work, ended } = service();
    const hand = byHand();
    work.start(order('/a'), hand.run);
    hand.finish();
    await ended('w1');
    hand.progress().done(9);
    hand.progress().skip({ name: 'late', error: { code: 'timeout' } });
    expect(work.list()[0]).toMatchObject({ done: 0, state: { is: 'finished', skipped: [] } });
  });

  it('is listed newest first', () => {
    const { work } = service();
    for (const path of ['/a', '/b', '/c']) work.start(order(path), byHand().run);
    expect(work.list().map(({ target }) => target)).toEqual(['c', 'b', 'a']);
  });

  it.each(['/a/calls.csv', '/a/./b/../calls.csv', '/A/Calls.csv'])(
    'is refused while other work writes to the same file, called %s',
    async (path) => {
      const { work, ended } = service();
      const hand = byHand();
      work.start(order('/a/calls.csv'), hand.run);
      const error = await faultOf(() => work.start(order(path), hand.run));
      expect(error).toEqual({ code: 'disk', message: `${path.split('/').at(-1)}: EBUSY` });
      expect(work.list()).toHaveLength(1);
      hand.finish();
      await ended('w1');
      expect(work.start(order(path), hand.run).state).toEqual({ is: 'running' });
    },
  );

  it('fails with the fault that it met', async () => {
    const { work, ended, logged } = service();
    work.start(order('/a'), () => Promise.reject(new Fault('offline', { message: 'ENOTFOUND' })));
    expect(await ended('w1')).toMatchObject({
      state: { is: 'failed', error: { code: 'offline', message: 'ENOTFOUND' } },
    });
    expect(logged).toEqual([]);
  });

  it('fails with the errno of the disk and the name of the file, not its path', async () => {
    const { work, ended } = service();
    work.start(order('/home/somebody/calls.csv'), () => {
      throw Object.assign(new Error('EACCES: /home/somebody/calls.csv'), { code: 'EACCES' });
    });
    const error = { code: 'disk', message: 'calls.csv: EACCES' };
    expect((await ended('w1')).state).toEqual({ is: 'failed', error });
  });

  it('fails as unexpected on a fault of ours, of which only the place is written down', async () => {
    const { work, ended, logged } = service();
    work.start(order('/a'), () => Promise.reject(new TypeError('13800138000')));
    expect((await ended('w1')).state).toEqual({ is: 'failed', error: { code: 'unexpected' } });
    expect(logged).toHaveLength(1);
    expect(JSON.stringify(logged)).not.toContain('13800138000');
    expect(logged[0]?.at).toContain('work.service.test.ts');
  });

  it('keeps the last twenty that have ended, and all that run', async () => {
    const { work, ended } = service();
    work.start(order('/running'), byHand().run);
    for (let i = 0; i < 25; i++) work.start(order(`/${i}`), () => Promise.resolve());
    await ended('w26');
    const list = work.list().map(({ id }) => id);
    expect(list).toEqual([...Array.from({ length: 20 }, (_, i) => `w${26 - i}`), 'w1']);
  });

  it('tells at most 300 of what was skipped, however much it is', async () => {
    const { work, ended } = service();
    work.start(order('/a'), (_signal, progress) => {
      for (let i = 0; i < 1000; i++) progress.skip({ name: String(i), error: { code: 'not-found' } });
      return Promise.resolve();
    });
    const { state } = await ended('w1');
    expect(state.is === 'finished' && state.skipped.length).toBe(300);
  });
});

describe('what the windows are told', () => {
  it('is at most four lists a second, and the last state in any case', async () => {
    const { work, told, ended } = service();
    const begun = performance.now();
    work.start(order('/a'), async (_signal, progress) => {
      for (let i = 1; i <= 400; i++) {
        progress.done(i);
        await sleep(1);
      }
    });
    await ended('w1');
    await vi.waitUntil(() => told.at(-1)?.[0]?.state.is === 'finished', { timeout: 5000 });
    const quarters = (performance.now() - begun) / 240;
    expect(told.length).toBeGreaterThan(1);
    expect(told.length).toBeLessThanOrEqual(quarters + 1);
    expect(told.at(-1)?.[0]).toMatchObject({ done: 400, state: { is: 'finished' } });
  });

  it('is nothing when nothing happens', async () => {
    const { work, told, ended } = service();
    work.start(order('/a'), () => Promise.resolve());
    await ended('w1');
    await sleep(600);
    const before = told.length;
    await sleep(600);
    expect(told).toHaveLength(before);
  });
});

describe('cancelling', () => {
  it('waits until the work has tidied up', async () => {
    const { work } = service();
    work.start(order('/a'), untilCancelled);
    expect((await work.cancel('w1')).map(({ state }) => state)).toEqual([{ is: 'cancelled' }]);
  });

  it('comes too late for work that ends well all the same', async () => {
    const { work } = service();
    const hand = byHand();
    work.start(order('/a'), hand.run);
    const cancelling = work.cancel('w1');
    hand.finish();
    expect((await cancelling)[0]?.state.is).toBe('finished');
  });

  it('of work that has ended or is not known changes nothing', async () => {
    const { work, ended } = service();
    work.start(order('/a'), () => Promise.resolve());
    await ended('w1');
    expect((await work.cancel('w1'))[0]?.state.is).toBe('finished');
    expect(await work.cancel('nobody')).toHaveLength(1);
  });

  it('of all ends and forgets everything, for the next agent', async () => {
    const { work, told, ended } = service();
    work.start(order('/ended'), () => Promise.resolve());
    await ended('w1');
    work.start(order('/a'), untilCancelled);
    const hand = byHand();
    work.start(order('/b'), (signal, progress) =>
      Promise.race([untilCancelled(signal, progress), hand.run(signal, progress)]),
    );
    await work.cancelAll();
    hand.progress().done(5);
    expect(work.list()).toEqual([]);
    await vi.waitUntil(() => told.at(-1)?.length === 0, { timeout: 5000 });
  });
});

describe('the list', () => {
  it('loses ended work that is dismissed, and keeps what runs', async () => {
    const { work, ended } = service();
    work.start(order('/a'), byHand().run);
    work.start(order('/b'), () => Promise.resolve());
    await ended('w2');
    expect(work.dismiss('w1').map(({ id }) => id)).toEqual(['w2', 'w1']);
    expect(work.dismiss('w2').map(({ id }) => id)).toEqual(['w1']);
  });

  it('shows where a work wrote to', async () => {
    const { work, shown } = service();
    work.start(order('/a/calls.csv'), byHand().run);
    work.show('w1');
    expect(shown).toEqual(['/a/calls.csv']);
    expect(await faultOf(() => work.show('w9'))).toEqual({ code: 'not-found' });
  });
});
