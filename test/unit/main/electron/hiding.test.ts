import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { hideWindow, type Hideable } from '../../../../src/main/electron/hiding.ts';

/** Leaves full screen as macOS does: some time after it was asked to. */
class FakeWindow extends EventEmitter implements Hideable {
  isFull: boolean;
  readonly hiddenInFullScreen: boolean[] = [];

  constructor(isFull: boolean) {
    super();
    this.isFull = isFull;
  }

  readonly isFullScreen = (): boolean => this.isFull;
  readonly hide = (): void => void this.hiddenInFullScreen.push(this.isFull);
  readonly setFullScreen = (isFull: boolean): void =>
    void setImmediate(() => {
      this.isFull = isFull;
      this.emit('leave-full-screen');
    });
}

describe('hiding a window', () => {
  it.each(['darwin', 'win32', 'linux'] as const)('is done at once on %s', (platform) => {
    const window = new FakeWindow(false);
    hideWindow(window, platform);
    expect(window.hiddenInFullScreen).toEqual([false]);
  });

  it('waits on macOS until the window has left full screen', async () => {
    const window = new FakeWindow(true);
    hideWindow(window, 'darwin');
    expect(window.hiddenInFullScreen).toEqual([]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(window.hiddenInFullScreen).toEqual([false]);
  });

  it.each(['win32', 'linux'] as const)('keeps the window in full screen on %s', (platform) => {
    const window = new FakeWindow(true);
    hideWindow(window, platform);
    expect(window.hiddenInFullScreen).toEqual([true]);
  });
});
