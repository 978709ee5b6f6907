import { describe, expect, it } from 'vitest';
import { StoreError } from '../../../../../src/main/calls/store/store-shape.ts';
import { without } from '../../../../../src/main/calls/sync/periods.ts';
import { Fault } from '../../../../../src/main/fault.ts';
import { aCall, DAY, HOUR, hourly, SyncWorld } from './sync-world.ts';

const all = (count: number): number[] => Array.from({ length: count }, (_unused, id) => id);

describe('a first load', () => {
  it('fetches everything that is kept, and says of which period nothing is missing', async () => {
    const world = await SyncWorld.of(hourly(900));
    expect(await world.run('deep')).toMatchObject({ is: 'complete', added: 30 * 24, changed: 0 });
    expect(world.ids()).toEqual(all(30 * 24));
    const kept = { from: world.now() - 30 * DAY, to: world.now() - HOUR / 4 };
    expect(without(kept, world.trial.store.completePeriods())).toEqual([]);
  });

  it('says nothing of the last quarter of an hour, whose calls may not be listed yet', async () => {
    const world = await SyncWorld.of(hourly(3));
    await world.run('deep');
    expect(world.trial.store.completePeriods().at(-1)?.to).toBe(world.now() - HOUR / 4);
  });

  it('has the newest calls in the store before it asks for the others', async () => {
    const world = await SyncWorld.of(hourly(600));
    const seen: number[][] = [];
    world.answer = (usual, { startTime }) => {
      if (startTime !== undefined) seen.push(world.ids());
      return usual();
    };
    await world.run('deep');
    expect(seen[0]).toEqual([]);
    expect(seen[1]?.slice(0, 24)).toEqual(all(24));
    expect(seen.at(-1)?.length).toBeGreaterThan(300);
  });

  it('tells how far it has come, and that there is news', async () => {
    const world = await SyncWorld.of(hourly(600));
    await world.run('deep');
    const backs = world.progress.flatMap(({ sync }) => (sync.is === 'loading' ? [sync.back] : []));
    expect(backs).toEqual(backs.toSorted((a, b) => b - a));
    expect(new Set(backs).size).toBeGreaterThan(3);
    const counts = world.progress.flatMap(({ sync }) => (sync.is === 'loading' ? [sync.stored] : []));
    expect([counts[0], counts.at(-1)]).toEqual([0, 600]);
    expect(world.progress.some(({ hasNews }) => hasNews)).toBe(true);
    expect(world.progress.at(-1)).toEqual({ sync: { is: 'idle' }, readAt: world.now(), hasNews: false });
  });

  it('of an agent without calls is complete after a few requests', async () => {
    const world = await SyncWorld.of([]);
    expect(await world.run('deep')).toMatchObject({ is: 'complete', added: 0 });
    expect(world.queries.length).toBeLessThan(20);
  });

  it('goes on where a cancelled one has stopped', async () => {
    const world = await SyncWorld.of(hourly(700), { cap: 50 });
    const cancelling = new AbortController();
    world.answer = (usual) => {
      if (world.queries.length === 20) cancelling.abort(new Error('enough'));
      return usual();
    };
    expect(await world.run('deep', cancelling.signal)).toMatchObject({ is: 'cancelled' });
    const before = world.ids().length;
    expect(before).toBeGreaterThan(0);
    expect(await world.run('quick')).toMatchObject({ is: 'complete', added: 700 - before });
  });

  it('that was stopped still brings what is new, and leaves what is older until it is wanted', async () => {
    const fresh = [aCall(900, 2 * HOUR), aCall(901, 3 * DAY)];
    const world = await SyncWorld.of([...hourly(700), ...fresh], { cap: 50 });
    const stop = new AbortController();
    world.answer = (usual) => {
      if (world.queries.length === 20) stop.abort(new Error('enough'));
      return usual();
    };
    await world.run('deep', stop.signal);
    const [first] = world.trial.store.completePeriods();
    for (const moment of [3 * HOUR, 4 * DAY]) {
      world.moment = moment;
      const wasFound = world.ids().length;
      expect(await world.run('deep', undefined, true)).toMatchObject({ is: 'complete', added: 1 });
      expect(world.ids().length).toBe(wasFound + 1);
    }
    const complete = world.trial.store.completePeriods();
    // From full hours on, as always.
    expect((first?.from ?? 0) - (complete[0]?.from ?? 0)).toBeLessThan(HOUR);
    expect(without({ from: first?.from ?? 0, to: world.now() - HOUR / 4 }, complete)).toEqual([]);
    expect(world.progress.at(-1)).toMatchObject({ sync: { is: 'idle' }, readAt: world.now() });
    expect(await world.run('quick')).toMatchObject({ is: 'complete' });
    expect(world.ids()).toEqual([...all(26 * 24), ...fresh.map(({ id }) => id)]);
  });

  it('that was stopped before anything was known reads the last day', async () => {
    const world = await SyncWorld.of(hourly(700));
    expect(await world.run('quick', undefined, true)).toMatchObject({ is: 'complete' });
    expect(world.trial.store.completePeriods()[0]?.from).toBe(world.now() - DAY);
  });

  it('that was stopped fills its gaps when a round that leaves them is joined by one that does not', async () => {
    const world = await SyncWorld.of(hourly(700));
    await Promise.all([world.run('quick', undefined, true), world.run('quick')]);
    expect(world.ids()).toEqual(all(700));
  });

  it('waits with indexes while most is missing, and only then', async () => {
    const world = await SyncWorld.of(hourly(100));
    const told: string[] = [];
    const { store } = world.trial;
    const watched = Object.assign(Object.create(store) as typeof store, {
      beginBulk: () => void told.push('begin'),
      endBulk: () => void told.push('end'),
    });
    for (const name of [
      'upsert',
      'addComplete',
      'completePeriods',
      'stored',
      'noteOdd',
      'isAgentFilterIgnored',
      'isForgotten',
    ] as const)
      Object.assign(watched, { [name]: store[name].bind(store) });
    const sync = world.newProcess(watched);
    await sync.run('deep', new AbortController().signal);
    expect(told).toEqual(['begin', 'end']);
    world.moment += 3 * DAY;
    await sync.run('deep', new AbortController().signal);
    expect(told).toEqual(['begin', 'end']);
  });
});

describe('a window of several pages', () => {
  /** Pass by pass, what its pages have; the last pass for ever. All the calls began two hours ago. */
  async function completeAfter(passes: number[][][]): Promise<number> {
    const world = await SyncWorld.of([]);
    world.keepsCallsDays = 1;
    let pass = -1;
    world.answer = (_usual, { startTime, pageIndex = 0 }) => {
      if (startTime === undefined)
        return { data: pageIndex === 0 ? [world.record(aCall(0, 0))] : [], total: undefined };
      if (pageIndex === 0) pass++;
      const ids = passes[Math.min(pass, passes.length - 1)]?.[pageIndex] ?? [];
      return { data: ids.map((id) => world.record(aCall(id, -2 * HOUR - id))), total: undefined };
    };
    const { is } = await world.run('quick');
    return is === 'complete' ? pass + 1 : -1;
  }

  it('is complete when a second pass finds the same', async () => {
    expect(await completeAfter([[[1, 2], [3, 4], [5]]])).toBe(2);
  });

  it('is not while passes differ', async () => {
    const [one, other] = [
      [[1, 2], [3]],
      [
        [1, 2],
        [3, 4],
      ],
    ];
    expect(await completeAfter([one, other, other])).toBe(3);
  });

  it('is not when calls stood on two pages: another one may have stood on none, twice', async () => {
    const restless = [
      [1, 2],
      [2, 4],
    ];
    const whole = [
      [1, 2],
      [3, 4],
    ];
    expect(await completeAfter([restless, restless, whole])).toBe(4);
  });

  it('is at last where a server lists calls twice at all times', async () => {
    expect(
      await completeAfter([
        [
          [1, 2],
          [2, 3],
        ],
      ]),
    ).toBe(10);
  });

  it('that stands on one page is one picture of the server, and needs no second', async () => {
    expect(await completeAfter([[[1, 2, 3]]])).toBe(1);
  });
});

describe('later rounds', () => {
  it('are one request when everything is known', async () => {
    const world = await SyncWorld.of(hourly(700));
    await world.run('deep');
    world.moment += 60_000;
    expect(await world.requestsOf('quick')).toBe(1);
  });

  it('find new calls, calls that appear hours late, and calls that have ended since', async () => {
    const late = aCall(1001, -2 * HOUR, { late: 5 * HOUR });
    const live = aCall(1002, -HOUR, { lasts: 2 * HOUR });
    const fresh = aCall(1003, HOUR);
    const world = await SyncWorld.of([...hourly(3), late, live, fresh]);
    await world.run('deep');
    expect(world.ids()).toEqual([0, 1, 2, 1002]);
    world.moment += 4 * HOUR;
    expect(await world.run('quick')).toMatchObject({ is: 'complete', added: 2, changed: 1 });
  });

  it('look again at a whole week of calls once an hour, and not oftener', async () => {
    const edited = aCall(1001, -6 * DAY, { edits: [6.5 * DAY] });
    const world = await SyncWorld.of([...hourly(200), edited]);
    await world.run('deep');
    world.moment += DAY;
    expect(await world.run('quick')).toMatchObject({ changed: 0 });
    expect(await world.run('deep')).toMatchObject({ changed: 1 });
    expect(await world.requestsOf('deep')).toBeLessThanOrEqual(3);
  });

  it('look again at what was fresh when the app was last used, however long ago that is', async () => {
    const edited = aCall(1001, -DAY, { edits: [5 * DAY] });
    const world = await SyncWorld.of([edited]);
    await world.run('deep');
    world.moment += 20 * DAY;
    expect(await world.run('deep')).toMatchObject({ changed: 1 });
  });

  it('keep a call that the server no longer lists', async () => {
    const world = await SyncWorld.of(hourly(5));
    await world.run('deep');
    world.moment += 2 * HOUR;
    world.answer = () => ({ data: [], total: 0 });
    expect(await world.run('deep')).toMatchObject({ is: 'complete' });
    expect(world.ids()).toEqual(all(5));
  });

  it('find the calls of a server whose clock is a day behind ours', async () => {
    const world = await SyncWorld.of([aCall(1, -DAY + HOUR)]);
    world.answer = () => ({ data: [], total: 0 });
    await world.run('deep');
    world.moment += 60_000;
    world.answer = (usual) => usual();
    expect(await world.run('quick')).toMatchObject({ added: 1 });
  });

  it('do not believe what was claimed while the clock was ahead', async () => {
    const world = await SyncWorld.of([aCall(1, 5 * DAY)]);
    world.moment = 20 * DAY;
    world.answer = () => ({ data: [], total: 0 });
    await world.run('deep');
    world.moment = 10 * DAY;
    world.answer = (usual) => usual();
    expect(await world.run('quick')).toMatchObject({ is: 'complete', added: 1 });
  });
});

describe('one round at a time', () => {
  it('makes a second wish part of the round under way', async () => {
    const world = await SyncWorld.of(hourly(700));
    const results = await Promise.all([world.run('quick'), world.run('deep'), world.run('quick')]);
    expect(new Set(results).size).toBe(1);
    expect(results[0]).toMatchObject({ is: 'complete', added: 700 });
  });

  it('reads the newest calls again when asked to in the middle of a long load', async () => {
    const world = await SyncWorld.of([...hourly(700), aCall(1000, 0)], { cap: 20 });
    let joined: Promise<unknown> | undefined;
    const order: number[] = [];
    world.answer = (usual, { startTime }) => {
      if (world.queries.length === 60) {
        world.moment += HOUR;
        joined = world.run('quick');
      }
      if (startTime !== undefined) order.push(Date.parse(startTime));
      return usual();
    };
    const result = await world.run('deep');
    expect(await joined).toBe(result);
    expect(world.ids()).toContain(1000);
    const asked = order.slice(60).findIndex((from) => from > world.now() - 2 * DAY);
    expect(asked).toBeGreaterThanOrEqual(0);
  });

  it('ends with the signal of the one who began it, even before it has begun', async () => {
    const world = await SyncWorld.of(hourly(10));
    expect(await world.run('deep', AbortSignal.abort())).toMatchObject({ is: 'cancelled', requests: 0 });
    expect(await world.run('deep')).toMatchObject({ is: 'complete' });
  });
});

describe('what goes wrong', () => {
  it('is told, and what was read stays', async () => {
    const world = await SyncWorld.of(hourly(700), { cap: 50 });
    world.answer = (usual) => {
      if (world.queries.length > 10) throw new Fault('offline', { message: 'ENOTFOUND' });
      return usual();
    };
    const result = await world.run('deep');
    expect(result).toMatchObject({ is: 'failed', error: { code: 'offline', message: 'ENOTFOUND' } });
    expect(result.added).toBe(world.ids().length);
    expect(result.added).toBeGreaterThan(0);
    expect(world.progress.at(-1)).toMatchObject({ sync: { is: 'idle' }, error: { code: 'offline' } });
  });

  it('with the disk is told as such', async () => {
    const world = await SyncWorld.of(hourly(10));
    const full = { ...world.trial.store, completePeriods: () => [], stored: () => 0, beginBulk: () => undefined };
    const sync = world.newProcess({
      ...full,
      endBulk: () => undefined,
      ...{ noteOdd: () => undefined, isAgentFilterIgnored: () => false, isForgotten: () => false },
      upsert: () => {
        throw new StoreError('full', 'database or disk is full');
      },
    });
    expect(await sync.run('quick', new AbortController().signal)).toMatchObject({
      is: 'failed',
      error: { code: 'disk', message: 'database or disk is full' },
    });
    expect(world.progress.at(-1)?.sync).toEqual({ is: 'paused', why: 'store' });
  });
});

describe('a server', () => {
  it("that gives other agents' calls has them left out", async () => {
    const world = await SyncWorld.of([aCall(1, -HOUR), aCall(2, -HOUR, { agent: 'other' })], {
      isAgentFilterIgnored: true,
    });
    await world.run('deep');
    expect(world.ids()).toEqual([1]);
  });

  it('that gives calls without an id has them counted', async () => {
    const world = await SyncWorld.of([aCall(1, -HOUR), aCall(2, -2 * HOUR, { hasUuid: false })]);
    expect((await world.run('deep')).unidentified).toBeGreaterThan(0);
    expect(world.ids()).toEqual([1]);
  });

  it('that does not look at the times is read in one piece', async () => {
    const world = await SyncWorld.of(hourly(700), { cap: 100 });
    world.answer = (_usual, { startTime: _from, endTime: _to, ...query }) => world.ask(query);
    expect(await world.run('deep')).toMatchObject({ is: 'complete', added: 700 });
    expect(world.queries.length).toBeLessThan(60);
  });

  it('that gives the same page for ever is given up, with what it has given', async () => {
    const world = await SyncWorld.of(hourly(700), { cap: 100 });
    world.answer = (usual, query) => (query.pageIndex === 0 ? usual() : world.ask({ ...query, pageIndex: 0 }));
    expect(await world.run('deep')).toMatchObject({ is: 'failed', error: { code: 'bad-answer' } });
    expect(world.ids().length).toBeGreaterThan(100);
    expect(world.queries.length).toBeLessThan(300);
  });

  it('whose list never stands still is given up after a while', async () => {
    const world = await SyncWorld.of([]);
    let n = 0;
    world.answer = (_usual, { pageIndex = 0 }) => ({
      data: pageIndex > 3 ? [] : [1, 2, 3].map(() => ({ ...world.record(aCall(n++, -2 * DAY)) })),
      total: undefined,
    });
    expect(await world.run('quick')).toMatchObject({ is: 'failed', error: { code: 'bad-answer' } });
    expect(world.queries.length).toBeLessThan(10_001);
  });

  it('that gives a new page for ever is left after 10,000 requests', { timeout: 60_000 }, async () => {
    const world = await SyncWorld.of([]);
    let n = 0;
    world.answer = () => ({ data: [world.record(aCall(n++, -2 * DAY))], total: undefined });
    expect(await world.run('quick')).toMatchObject({ is: 'failed', requests: 10_000 });
  });
});

describe('a forgotten customer', () => {
  /** Ids 1 and 8 are calls with one number, in `server-call.ts`. */
  it('does not come back by a sync, and neither do records of theirs without an id; a later call is new', async () => {
    const calls = [aCall(1, -HOUR), aCall(2, -2 * HOUR), aCall(8, -3 * HOUR), aCall(15, 3 * HOUR)];
    const world = await SyncWorld.of([...calls, aCall(22, -4 * HOUR, { hasUuid: false })]);
    await world.run('deep');
    expect(world.ids()).toEqual([1, 2, 8]);
    expect(world.trial.store.forgetCustomer('+8613800000001')).toBe(2);
    world.moment += 2 * HOUR;
    const round = await world.run('deep');
    expect(round).toMatchObject({ is: 'complete', unidentified: 0 });
    expect(world.ids()).toEqual([2]);
    world.moment += 2 * HOUR;
    await world.run('deep');
    expect(world.ids()).toEqual([2, 15]);
    expect(world.trial.store.completePeriods()).not.toEqual([]);
  });
});
