import type { CdpSession } from '../chromium/cdp.ts';
import { chromium } from '../chromium/running.ts';

/** Without a place, a window is centred. */
export interface Place {
  x: number | undefined;
  y: number | undefined;
  width: number;
  height: number;
}

interface Size {
  width: number;
  height: number;
}
type Measures = Size & { frame: Size; screen: Size };

const farAway = { left: -20_000, top: -20_000 };

/** Gives a page the size of its BrowserWindow's content, and on a display its window the place and the state. */
export class Viewport {
  private readonly cdp: CdpSession;
  private readonly targetId: string;
  private last: Promise<void> = Promise.resolve();
  private isPlacing = false;
  private wasShown = false;

  constructor(cdp: CdpSession, targetId: string) {
    this.cdp = cdp;
    this.targetId = targetId;
  }

  /** One at a time: each measures what the one before has done. */
  place(bounds: Place, zoom: number, isShown: boolean): Promise<void> {
    this.last = this.last.catch(() => undefined).then(() => this.placeNow(bounds, zoom, isShown));
    return this.last;
  }

  private async placeNow(bounds: Place, zoom: number, isShown: boolean): Promise<void> {
    this.isPlacing = true;
    if (chromium.isHeadless || !(await this.moveWindow(bounds, isShown)) || zoom !== 1) {
      const width = Math.round(bounds.width / zoom);
      const height = Math.round(bounds.height / zoom);
      const deviceScaleFactor = zoom === 1 ? 0 : zoom;
      await this.cdp.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile: false });
    }
    this.isPlacing = false;
  }

  /** True when the page has the size without being told: only then can the user resize the window. */
  private async moveWindow({ x, y, width, height }: Place, isShown: boolean): Promise<boolean> {
    await this.cdp.send('Emulation.clearDeviceMetricsOverride');
    if (isShown) await this.setBounds({ windowState: 'normal' });
    const before = await this.measure();
    const outer = { width: width + before.frame.width, height: height + before.frame.height };
    const { screen } = before;
    const left = x ?? Math.max(0, Math.round((screen.width - outer.width) / 2));
    const top = y ?? Math.max(0, Math.round((screen.height - outer.height) / 2));
    await this.setBounds({ ...outer, ...(isShown ? { left, top } : farAway) });
    // Where no window manager minimises it, it is at least out of sight.
    if (!isShown) await this.setBounds({ windowState: 'minimized' });
    if (isShown && !this.wasShown) await this.cdp.send('Page.bringToFront');
    this.wasShown = isShown;
    const after = await this.measure();
    return after.width === width && after.height === height;
  }

  /** Chromium needs a moment after a change. */
  private async measure(): Promise<Measures> {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const expression = `({
      width: innerWidth,
      height: innerHeight,
      frame: { width: outerWidth - innerWidth, height: outerHeight - innerHeight },
      screen: { width: screen.availWidth, height: screen.availHeight },
    })`;
    const { result } = await this.cdp.send('Runtime.evaluate', { expression, returnByValue: true });
    return result.value as Measures;
  }

  onUserResize(listener: (size: Size) => void): void {
    if (chromium.isHeadless) return;
    this.cdp.on('Page.frameResized', () => {
      if (this.isPlacing) return;
      this.measure().then(
        ({ width, height }) => listener({ width, height }),
        () => undefined,
      );
    });
  }

  private async setBounds(bounds: object): Promise<void> {
    const { root } = chromium.cdp;
    const { windowId } = await root.send('Browser.getWindowForTarget', { targetId: this.targetId });
    await root.send('Browser.setWindowBounds', { windowId, bounds });
  }
}
