import { expect, it } from 'vitest';
import { Revival } from '../../../../src/main/electron/revival.ts';

function dyingAt(...seconds: number[]): boolean[] {
  let now = 0;
  const revival = new Revival(() => now);
  return seconds.map((second) => {
    now = second * 1_000;
    return revival.isToLoad();
  });
}

it('a page that has died is loaded again at once', () => {
  expect(dyingAt(0)).toEqual([true]);
  expect(dyingAt(5_000)).toEqual([true]);
});

it('one that dies again within a minute waits until it is opened', () => {
  expect(dyingAt(10, 69)).toEqual([true, false]);
  expect(dyingAt(10, 69, 128)).toEqual([true, false, false]);
});

it('one that dies now and then is loaded again each time', () => {
  expect(dyingAt(0, 60, 3_600)).toEqual([true, true, true]);
});
