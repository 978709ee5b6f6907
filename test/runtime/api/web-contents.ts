import { chromium } from '../chromium/running.ts';
import { electronVersion } from '../command-line.ts';
import { toChromium, toElectron } from '../page/addresses.ts';
import { applyColorScheme } from '../page/color-scheme.ts';
import { relayConsole } from '../page/console-relay.ts';
import { type PageOptions, PageTarget } from '../page/page-target.ts';
import type { ToMain, ToPage } from '../page/preload-world.ts';
import type { Place } from '../page/viewport.ts';
import { ipcMain, toEvent } from './ipc-main.ts';
import { nativeTheme } from './native-theme.ts';
import { Navigation } from './navigation.ts';
import { defaultSession } from './session.ts';
import { createEvent, StrictEmitter } from './strict.ts';
import { FrameTree } from './web-frame.ts';

export interface OpenDetails {
  url: string;
  frameName: string;
  features: string;
  disposition: string;
  referrer: { url: string; policy: string };
}
type OpenHandler = (
  details: OpenDetails,
) => { action: 'deny' } | { action: 'allow'; overrideBrowserWindowOptions?: object };

/** What a page needs of its window. */
export interface Owner {
  bounds: () => Place;
  isShown: () => boolean;
  /** Main has closed the contents. */
  onClose: () => void;
  /** The page has gone by itself: on a display, the user has closed it. */
  onLost: () => void;
  onUserResize: (size: { width: number; height: number }) => void;
  openWindow: (details: OpenDetails, options: object) => void;
}

const all = new Map<number, WebContents>();
let lastId = 0;

export class WebContents extends StrictEmitter {
  readonly id = ++lastId;
  readonly session = defaultSession;
  readonly hostWebContents = null;
  private readonly options: PageOptions;
  private readonly owner: Owner;
  private readonly frames = new FrameTree();
  private readonly navigation = new Navigation(this, this.frames);
  private page: PageTarget | undefined;
  private opened: Promise<PageTarget>;
  private openHandler: OpenHandler | undefined;
  private title = '';
  private zoom = 1;
  private loading = false;
  private gone = false;
  private crashed = false;

  constructor(options: PageOptions, owner: Owner) {
    super();
    this.options = options;
    this.owner = owner;
    all.set(this.id, this);
    this.opened = this.open();
    nativeTheme.on('updated', () => void this.applyTheme().catch(() => undefined));
    chromium.cdp.root.on('Target.targetInfoChanged', ({ targetInfo }) => this.noteTitle(targetInfo));
    chromium.cdp.root.on('Target.targetDestroyed', ({ targetId }) => {
      if (targetId === this.page?.targetId && !this.gone) owner.onLost();
    });
  }

  static getAllWebContents = (): WebContents[] => [...all.values()];
  static fromId = (id: number): WebContents | undefined => all.get(id);
  /** Playwright finds the window of a page with it. */
  static fromDevToolsTargetId = (id: string): WebContents | undefined =>
    [...all.values()].find(({ page }) => page?.targetId === id);

  private open(): Promise<PageTarget> {
    const opened = PageTarget.open(this.options).then((page) => this.adopt(page));
    opened.catch((error: unknown) => {
      if (!this.gone && !chromium.cdp.isClosed) console.error('stand-in runtime: no page for the window:', error);
    });
    return opened;
  }

  private async adopt(page: PageTarget): Promise<PageTarget> {
    const { cdp, targetId, viewport } = page;
    this.page = page;
    this.frames.follow(cdp, targetId);
    this.navigation.follow(page);
    page.onMessage((frameId, message, reply) => this.receive(frameId, message, reply));
    relayConsole(cdp, (line) => {
      if (process.env['STAND_IN_VERBOSE']) console.error(`[window ${this.id}] ${line.level}: ${line.message}`);
      this.emit(
        'console-message',
        createEvent({ ...line, sourceId: toElectron(line.sourceId), frame: this.mainFrame }),
      );
    });
    this.listen(page);
    viewport.onUserResize(this.owner.onUserResize);
    await Promise.all([this.place(), this.applyTheme()]);
    return page;
  }

  private listen({ cdp, targetId }: PageTarget): void {
    cdp.on('Page.domContentEventFired', () => this.emit('dom-ready', createEvent()));
    cdp.on('Page.loadEventFired', () => {
      this.loading = false;
      this.emit('did-finish-load', createEvent());
      this.emit('did-stop-loading', createEvent());
    });
    cdp.on('Page.frameNavigated', ({ frame: { id, url } }) => {
      if (id !== targetId) return;
      this.crashed = false;
      void this.applyTheme().catch(() => undefined); // Playwright sets its own when it attaches.
      this.emit('did-navigate', createEvent(), toElectron(url), 200, 'OK');
    });
    // A window that got past the injected window.open: it is closed again (start.ts), and main is asked all the same.
    cdp.on('Page.windowOpen', ({ url, windowName }) => this.requestWindow(url, windowName, '', 'new-window'));
    cdp.on('Inspector.targetCrashed', () => {
      this.crashed = true;
      this.emit('render-process-gone', createEvent(), { reason: 'crashed', exitCode: 1 });
    });
  }

  private noteTitle({ targetId, title, url }: { targetId: string; title: string; url: string }): void {
    // Until a page has a title, Chromium gives its address.
    if (targetId !== this.page?.targetId || title === this.title || title === '' || url.endsWith(title)) return;
    this.title = title;
    this.emit('page-title-updated', createEvent(), title, true);
  }

  private receive(frameId: string, { from, message }: ToMain, reply: (message: ToPage) => void): void {
    const senderFrame = this.frames.get(frameId);
    senderFrame.moveTo(from.url, from.origin);
    if (message.is === 'navigate') {
      this.navigation.ask(message.url, senderFrame);
      return;
    }
    if (message.is === 'open') {
      const { url, frameName, features, isLink } = message;
      this.requestWindow(url, frameName, features, isLink ? 'foreground-tab' : 'new-window');
      return;
    }
    const event = {
      type: 'frame' as const,
      sender: this,
      senderFrame,
      processId: senderFrame.processId,
      frameId: senderFrame.routingId,
      ports: [],
      reply: (channel: string, ...args: unknown[]) => this.page?.send(frameId, toEvent(channel, args)),
    };
    void ipcMain.receive(event, message).then((answer) => answer && reply(answer));
  }

  private requestWindow(address: string, frameName: string, features: string, disposition: string): void {
    const referrer = { url: this.getURL(), policy: 'strict-origin-when-cross-origin' };
    const details = { url: toElectron(address), frameName, features, disposition, referrer };
    const answer = this.openHandler?.(details) ?? { action: 'allow' };
    if (answer.action === 'deny') return;
    this.owner.openWindow(details, 'overrideBrowserWindowOptions' in answer ? answer.overrideBrowserWindowOptions : {});
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  async loadURL(url: string): Promise<void> {
    const { cdp } = await this.opened;
    const address = new URL(toChromium(url));
    await this.session.applyPermissions(address.origin);
    this.loading = true;
    this.navigation.expected = address.href;
    this.emit('did-start-loading', createEvent());
    const finished = new Promise<void>((resolve) => this.once('did-finish-load', () => resolve()));
    const { errorText, loaderId } = await cdp.send('Page.navigate', { url: address.href });
    if (errorText !== undefined) this.failToLoad(url, errorText.replace('net::', ''));
    if (loaderId !== undefined) await finished;
  }

  private failToLoad(url: string, description: string): never {
    this.loading = false;
    const errno = description === 'ERR_ABORTED' ? -3 : -2;
    this.emit('did-fail-load', createEvent(), errno, description, url, true);
    throw Object.assign(new Error(`${description} (${errno}) loading '${url}'`), { errno, code: description, url });
  }

  send(channel: string, ...args: unknown[]): void {
    const message = toEvent(channel, args);
    this.page?.send(this.page.targetId, message);
  }

  async executeJavaScript(expression: string): Promise<unknown> {
    const { cdp } = await this.opened;
    const options = { awaitPromise: true, returnByValue: true, userGesture: true };
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', { expression, ...options });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as unknown;
  }

  async insertText(text: string): Promise<void> {
    await (await this.opened).cdp.send('Input.insertText', { text });
  }

  /** Main is not asked about what it does itself. */
  reload(): void {
    this.navigation.expected = toChromium(this.getURL());
    this.emit('did-start-loading', createEvent());
    void this.opened.then(({ cdp }) => cdp.send('Page.reload')).catch(() => undefined);
  }

  forcefullyCrashRenderer(): void {
    void this.opened.then(({ cdp }) => cdp.send('Page.crash')).catch(() => undefined);
  }

  /** The owner's size, place or visibility has changed. */
  update(): void {
    if (!this.page || this.gone) return;
    void this.place().catch(() => undefined);
  }

  private async place(): Promise<void> {
    await this.page?.viewport.place(this.owner.bounds(), this.zoom, this.owner.isShown());
  }

  private async applyTheme(): Promise<void> {
    if (this.page) await applyColorScheme(this.page.cdp, nativeTheme.shouldUseDarkColors);
  }

  setZoomFactor(factor: number): void {
    this.zoom = factor;
    this.update();
  }
  getZoomFactor = (): number => this.zoom;
  setZoomLevel = (level: number): void => this.setZoomFactor(1.2 ** level);
  getZoomLevel = (): number => Math.log(this.zoom) / Math.log(1.2);

  close(): void {
    this.owner.onClose();
  }

  /** The user has closed the page, but the app keeps its window: a new page, loaded anew. */
  reopen(): void {
    const url = this.getURL();
    this.page = undefined;
    this.opened = this.open();
    void this.loadURL(url).catch(() => undefined);
  }

  /** Closes the page; the window has told everybody already. */
  destroy(): void {
    if (this.gone) return;
    this.gone = true;
    this.mainFrame.detached = true;
    all.delete(this.id);
    const { root } = chromium.cdp;
    void this.opened.then(({ targetId }) => root.send('Target.closeTarget', { targetId })).catch(() => undefined);
    this.emit('destroyed');
  }

  get mainFrame(): FrameTree['main'] {
    return this.frames.main;
  }

  getURL = (): string => this.mainFrame.url || toElectron(this.navigation.expected ?? '');
  getTitle = (): string => this.title;
  isDestroyed = (): boolean => this.gone;
  isLoading = (): boolean => this.loading;
  isLoadingMainFrame = (): boolean => this.loading;
  isCrashed = (): boolean => this.crashed;
  getOSProcessId = (): number => process.pid;
  getType = (): string => 'window';
  getUserAgent = (): string => `Electron/${electronVersion}`;
  /** Remembered, not done: pages here are never throttled. */
  private throttled = true;
  setBackgroundThrottling = (allowed: boolean): void => void (this.throttled = allowed);
  getBackgroundThrottling = (): boolean => this.throttled;
  openDevTools = (): void => undefined;
  closeDevTools = (): void => undefined;
  isDevToolsOpened = (): boolean => false;
  focus = (): void => undefined;
}
