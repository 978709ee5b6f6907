import { describe, expect, it } from 'vitest';
import type { RecordsQuery } from '../../../../../src/main/call-api/call-api.ts';
import { readRecord, type WireRecord, type WireRecords } from '../../../../../src/main/call-api/wire.ts';
import { PageWalk, type Walk } from '../../../../../src/main/calls/sync/page-walk.ts';
import { Fault } from '../../../../../src/main/fault.ts';

const row = (id: number): WireRecord => readRecord({ call_uuid: `call-${id}` });
const rows = (count: number): WireRecord[] => Array.from({ length: count }, (_unused, id) => row(id));
const refusal = (status = 400): Fault => new Fault('refused', { status });

interface Server {
  rows: WireRecord[];
  /** The most rows that a page has. */
  cap: number;
  /** Counts pages by the size that was asked for, whatever it gives. */
  countsAsAsked: boolean;
  total: number | undefined;
  /** For a page that has no rows. */
  beyond: (last: WireRecord[]) => WireRecord[];
  refusesSizesOver: number;
}

/** Walks once over all pages of a server that counts from 0; what it saw, what it asked. */
async function walkOver(server: Partial<Server>): Promise<{ walk: Walk; seen: number; asked: RecordsQuery[] }> {
  const s: Server = {
    rows: [],
    cap: 500,
    countsAsAsked: false,
    total: undefined,
    beyond: () => [],
    refusesSizesOver: Infinity,
    ...server,
  };
  const asked: RecordsQuery[] = [];
  const seen = new Set<string>();
  const walking = new PageWalk((query) => Promise.resolve().then(() => answer(s, query)));
  await walking.learn({}, false);
  const walk = await walking.walk({ startTime: 'then' }, (page) =>
    page.data.forEach((one) => seen.add(one.call_uuid ?? '')),
  );
  return { walk, seen: seen.size, asked };

  function answer(
    { rows: all, cap, countsAsAsked, total, beyond, refusesSizesOver }: Server,
    query: RecordsQuery,
  ): WireRecords {
    const { pageIndex = 0, pageSize = 20 } = query;
    if (query.startTime !== undefined) asked.push(query);
    if (pageSize > refusesSizesOver) throw refusal();
    const size = Math.min(pageSize, cap);
    const step = countsAsAsked ? pageSize : size;
    const page = all.slice(pageIndex * step, pageIndex * step + size);
    const last = all.slice(Math.max(0, Math.ceil(all.length / step) - 1) * step);
    return { data: page.length > 0 ? page : beyond(last), total };
  }
}

describe('a walk over all pages', () => {
  it('takes an empty page for the end', async () => {
    const { walk, seen } = await walkOver({ rows: rows(1200) });
    expect(walk).toEqual({ isWhole: true, isCalm: true, isOnePage: false, isShort: false, pages: 3 });
    expect(seen).toBe(1200);
  });

  it('does not take a page that the server has cut short for the last', async () => {
    for (const countsAsAsked of [false, true]) {
      const { walk, seen } = await walkOver({ rows: rows(250), cap: 100, countsAsAsked });
      expect(walk).toMatchObject({ isWhole: true, isCalm: true });
      expect(seen).toBe(250);
    }
  });

  it('does not take a total for the end', async () => {
    const { seen } = await walkOver({ rows: rows(250), cap: 100, total: 100 });
    expect(seen).toBe(250);
  });

  it('ends without an empty page where a short page and the total agree', async () => {
    const { walk, asked } = await walkOver({ rows: rows(700), total: 700 });
    expect(walk).toMatchObject({ isWhole: true, pages: 2 });
    expect(asked).toHaveLength(2);
  });

  it('knows when everything stood on one page', async () => {
    expect((await walkOver({ rows: rows(30) })).walk).toMatchObject({ isWhole: true, isOnePage: true });
    expect((await walkOver({ rows: rows(500) })).walk).toMatchObject({ isWhole: true, isOnePage: true });
    expect((await walkOver({ rows: rows(501) })).walk).toMatchObject({
      isWhole: true,
      isOnePage: false,
      isShort: false,
    });
  });

  it('is not calm when a call stood on two pages', async () => {
    const shifted = [...rows(500), row(499), ...rows(520).slice(500)];
    expect((await walkOver({ rows: shifted })).walk).toMatchObject({ isWhole: true, isCalm: false });
    const nameless = readRecord({ start_time: '2026-11-22T04:00:30Z' });
    const shiftedToo = [...rows(499), nameless, nameless, row(500)];
    expect((await walkOver({ rows: shiftedToo })).walk).toMatchObject({ isWhole: true, isCalm: false });
  });

  it('asks for smaller pages where the larger ones are refused', async () => {
    const { walk, seen, asked } = await walkOver({ rows: rows(250), refusesSizesOver: 100 });
    expect([walk.isWhole, seen]).toEqual([true, 250]);
    expect(asked.map(({ pageSize }) => pageSize)).toEqual([500, 100, 100, 100, 100]);
  });

  it('takes no answer that came by chance for the end, however often', async () => {
    const nonsense = new Fault('bad-answer', { status: 200, message: '服务异常' });
    for (const bad of [3, 4, 6, 7]) {
      let count = 0;
      const walking = new PageWalk(({ pageIndex = 0, startTime }) => {
        const isBad = startTime !== undefined && ++count % bad === bad - 1 && pageIndex > 0;
        return isBad
          ? Promise.reject(nonsense)
          : Promise.resolve({
              data: rows(40)
                .slice(pageIndex * 4)
                .slice(0, 4),
              total: 0,
            });
      });
      await walking.learn({}, false);
      const seen = new Set<string>();
      const walk = await walking.walk({ startTime: 'then' }, ({ data }) =>
        data.forEach((one) => seen.add(one.call_uuid ?? '')),
      );
      expect([walk.isWhole, seen.size]).toEqual([true, 40]);
    }
  });

  it('does not believe a total of none beside calls', async () => {
    let asked = 0;
    const walking = new PageWalk(({ pageIndex = 0 }) => {
      asked++;
      if (pageIndex > 1) return Promise.reject(refusal());
      return Promise.resolve({
        data: rows(4)
          .slice(pageIndex * 2)
          .slice(0, 2),
        total: 0,
      });
    });
    await walking.learn({}, false);
    expect(await walking.walk({}, () => undefined)).toMatchObject({ isWhole: false });
    expect(asked).toBeLessThan(40);
  });

  it('is short where the page that should be the end speaks of more calls than the pages before it', async () => {
    const walking = new PageWalk(({ pageIndex = 0 }) =>
      Promise.resolve(
        pageIndex > 1
          ? { data: [], total: 180 }
          : {
              data: rows(4)
                .slice(pageIndex * 2)
                .slice(0, 2),
              total: 0,
            },
      ),
    );
    await walking.learn({}, false);
    // Not even after many lists: a total that is always wrong is the same on all pages.
    for (let n = 0; n < 6; n++)
      expect(await walking.walk({ startTime: String(n) }, () => undefined)).toMatchObject({ isShort: true });
  });

  it('believes no empty page 0 that speaks of calls, nor one that is filled the next time', async () => {
    const empty = { data: [], total: 180 };
    for (const later of [[], rows(3)]) {
      let zeros = 0;
      const walking = new PageWalk(({ pageIndex = 0, startTime }) => {
        if (startTime === undefined) return Promise.resolve({ data: [], total: 0 });
        if (pageIndex === 0) return Promise.resolve(zeros++ === 0 ? empty : { data: rows(6), total: 6 });
        return Promise.resolve({ data: pageIndex === 1 ? later : [], total: later.length });
      });
      await walking.learn({}, false);
      const walk = walking.walk({ startTime: 'then' }, () => undefined);
      expect((await walk.catch(() => ({ isWhole: false, pages: 0 }))).isWhole).toBe(later.length === 0);
    }
  });

  it('asks for the same once more where the first page was nonsense, before it asks for less', async () => {
    const sizes: (number | undefined)[] = [];
    const walking = new PageWalk(({ startTime, pageSize, pageIndex = 0 }) => {
      if (startTime !== undefined) sizes.push(pageSize);
      const isNonsense = startTime !== undefined && sizes.length === 1;
      if (isNonsense) return Promise.reject(new Fault('bad-answer', { status: 200 }));
      return Promise.resolve({ data: pageIndex === 0 ? rows(3) : [], total: 3 });
    });
    await walking.learn({}, false);
    await walking.walk({ startTime: 'then' }, () => undefined);
    expect(sizes.slice(0, 2)).toEqual([500, 500]);
  });

  it('ends where the last page comes again and again', async () => {
    const { walk, seen } = await walkOver({ rows: rows(730), total: 730, beyond: (last) => last });
    expect([walk.isWhole, walk.isCalm, seen]).toEqual([true, true, 730]);
  });

  it('is not whole where one page comes for ever and more are said to be there', async () => {
    const walking = new PageWalk(() => Promise.resolve({ data: rows(500), total: 900 }));
    await walking.learn({}, false);
    expect(await walking.walk({}, () => undefined)).toMatchObject({ isWhole: false, pages: 1 });
  });

  it('does not end where calls changed places for two pages, and the total is that of a page', async () => {
    // One call at the place of another for a moment, in pages of one row.
    const all = [row(0), row(1), row(1), row(1), row(2), row(3)];
    const { walk } = await walkOver({ rows: all, total: 1, refusesSizesOver: 1 });
    expect(walk.isWhole).toBe(false);
  });

  it('ends at a refused page only after a last page that was not full', async () => {
    const no = (): never => {
      throw refusal();
    };
    expect((await walkOver({ rows: rows(730), total: 730, beyond: no })).walk).toMatchObject({ isWhole: true });
    // A server that looks no further than its ten-thousandth row counts no further either.
    expect((await walkOver({ rows: rows(1000), total: 1000, beyond: no })).walk).toMatchObject({ isWhole: false });
  });

  it('lets a failure of the network through', async () => {
    const walking = new PageWalk(() => Promise.reject(new Fault('timeout')));
    await expect(walking.walk({}, () => undefined)).rejects.toMatchObject({ code: 'timeout' });
    const forbidden = new PageWalk(() => Promise.reject(refusal(403)));
    await expect(forbidden.walk({}, () => undefined)).rejects.toMatchObject({ code: 'refused' });
  });
});
