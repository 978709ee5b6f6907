import { beforeEach, describe, expect, it } from 'vitest';
import type { AppError, Result } from '../../../../src/preload/contract/index.ts';
import { RowWindows, WINDOW, type Row } from '../../../../src/renderer/calls/row-windows.ts';
import { callRow } from './call-rows.ts';

const COUNT = 200_000;
let asked: { from: number; count: number; answer: (result: Result<Row[]>) => void }[] = [];
let failures: AppError[] = [];
let arrivals = 0;
let rows: RowWindows;

const windowsAsked = (): number[] => asked.map(({ from }) => from / WINDOW);

/** Main answers the question asked at this turn. */
async function answer(turn: number): Promise<void> {
  const question = asked[turn];
  if (!question) throw new Error(`nobody has asked ${turn + 1} times`);
  const found = Array.from({ length: question.count }, (_, index) => callRow(`c${question.from + index}`));
  question.answer({ ok: true, value: found });
  await Promise.resolve();
  await Promise.resolve();
}

beforeEach(() => {
  asked = [];
  failures = [];
  arrivals = 0;
  rows = new RowWindows(
    COUNT,
    (from, count) => new Promise((resolve) => asked.push({ from, count, answer: resolve })),
    { arrived: () => arrivals++, failed: (error) => failures.push(error) },
  );
});

describe('the rows of a list', () => {
  it('are asked for in windows of a hundred, as many as there are in the last one', () => {
    rows.show(95, 105);
    expect(asked.map(({ from, count }) => [from, count])).toEqual([
      [0, 100],
      [100, 100],
    ]);
    const short = new RowWindows(
      130,
      (from, count) => new Promise((resolve) => asked.push({ from, count, answer: resolve })),
      {
        arrived: () => undefined,
        failed: () => undefined,
      },
    );
    short.show(120, 140);
    expect(asked[2]).toMatchObject({ from: 100, count: 30 });
  });

  it('are there when they have come, and not before', async () => {
    rows.show(245, 255);
    expect(rows.get(250)).toBeUndefined();
    await answer(0);
    expect(rows.get(250)).toMatchObject({ uuid: 'c250' });
    expect(arrivals).toBe(1);
    rows.show(245, 255);
    expect(asked).toHaveLength(1);
  });

  it('are asked for before they come into view, after those that are in it', () => {
    rows.show(280, 290);
    expect(windowsAsked()).toEqual([2, 3]);
    rows.show(10, 20);
    expect(windowsAsked()).toEqual([2, 3]);
  });

  it('come for where the agent is now, not for what has been scrolled past', async () => {
    for (let first = 0; first < 100_000; first += 1000) rows.show(first, first + 12);
    expect(asked).toHaveLength(2);
    await answer(0);
    expect(windowsAsked()).toEqual([0, 10, 990]);
  });

  it('are forgotten again, the ones seen longest ago first', async () => {
    for (let window = 0; window < 41; window++) {
      if (window === 40) rows.show(0, 1);
      rows.show(window * WINDOW, window * WINDOW + 1);
      await answer(window);
    }
    expect(rows.get(0)).toBeDefined();
    expect(rows.get(WINDOW)).toBeUndefined();
    expect(rows.get(40 * WINDOW)).toBeDefined();
  });

  it('that could not be read are told of, and asked for again only on a retry', async () => {
    rows.show(0, 10);
    asked[0]?.answer({ ok: false, error: { code: 'unexpected' } });
    await Promise.resolve();
    await Promise.resolve();
    rows.show(0, 10);
    expect(failures).toEqual([{ code: 'unexpected' }]);
    expect(rows.problem).toEqual({ code: 'unexpected' });
    expect(asked).toHaveLength(1);
    rows.retry();
    rows.show(0, 10);
    expect(asked).toHaveLength(2);
    expect(rows.problem).toBeUndefined();
  });

  it('of a list that is shown no more change nothing', async () => {
    rows.show(0, 10);
    rows.stop();
    await answer(0);
    expect([rows.get(0), arrivals]).toEqual([undefined, 0]);
  });
});
