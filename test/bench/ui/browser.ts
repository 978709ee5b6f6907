import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright';
import { findChromium } from '../../../scripts/chromium.ts';
import { putBridge, type BridgeData } from './bridge.ts';

const SWITCHES = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The system's Chromium without a window; `flags` are V8's. */
export async function startBrowser(flags: string[] = []): Promise<Browser> {
  const args = [...SWITCHES, `--js-flags=${flags.join(' ')}`];
  const browser = await chromium.launch({ executablePath: findChromium(), args });
  console.log(`In the system's Chromium ${browser.version()}, without Electron.`);
  return browser;
}

/** A page in a context of its own: nothing is cached, nothing is compiled, and it knows nothing of the page before it. */
export class FreshPage implements AsyncDisposable {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, page: Page, cdp: CDPSession) {
    [this.#context, this.page, this.cdp] = [context, page, cdp];
  }

  static async open(browser: Browser, data: BridgeData, viewport = { width: 420, height: 720 }): Promise<FreshPage> {
    const context = await browser.newContext({ viewport, locale: 'zh-CN', colorScheme: 'light' });
    await context.addInitScript(putBridge, data);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
    return new FreshPage(context, page, cdp);
  }

  /** Bytes of the JavaScript heap that are still held after everything else has been collected. */
  async heldHeap(): Promise<number> {
    for (let round = 0; round < 3; round++) await this.cdp.send('HeapProfiler.collectGarbage');
    return (await this.cdp.send('Runtime.getHeapUsage')).usedSize;
  }

  /** The counters of Chromium's Performance domain, e.g. `LayoutCount`; times are the thread's own (s), without what it waited for. */
  async metrics(): Promise<ReadonlyMap<string, number>> {
    await this.cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    const { metrics } = await this.cdp.send('Performance.getMetrics');
    return new Map(metrics.map(({ name, value }) => [name, value]));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#context.close();
  }
}
