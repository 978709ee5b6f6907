import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { throttleAtRest } from '../../../../src/main/electron/throttling.ts';

function hiddenWindow() {
  const told: boolean[] = [];
  const waiting: (() => void)[] = [];
  const contents = Object.assign(new EventEmitter(), {
    setBackgroundThrottling: (isThrottled: boolean) => told.push(isThrottled),
  });
  const window = Object.assign(new EventEmitter(), {
    webContents: contents,
    isGone: false,
    isDestroyed: (): boolean => window.isGone,
  });
  throttleAtRest(window, (_ms, run) => waiting.push(run));
  return { window, contents, told, rest: () => waiting.splice(0).forEach((run) => run()) };
}

it('a window that is loaded and never shown is throttled when it has come to rest, not before', () => {
  const { contents, told, rest } = hiddenWindow();
  rest();
  contents.emit('did-finish-load');
  expect(told).toEqual([]);
  rest();
  expect(told).toEqual([true]);
});

it('one that is shown and hidden at once is throttled with that', () => {
  const { window, told } = hiddenWindow();
  window.emit('hide');
  expect(told).toEqual([true]);
});

it('one that has gone meanwhile is left alone', () => {
  const { window, contents, told, rest } = hiddenWindow();
  contents.emit('did-finish-load');
  window.isGone = true;
  rest();
  expect(told).toEqual([]);
});
