import { pathToFileURL } from 'node:url';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { Place } from '../page/viewport.ts';
import { app } from './app.ts';
import { createEvent, StrictEmitter } from './strict.ts';
import { type Owner, WebContents } from './web-contents.ts';

const all: BrowserWindow[] = [];
let focused: BrowserWindow | undefined;
let lastId = 0;

const turnFocusTo = (window: BrowserWindow): void => void (focused = window);

export class BrowserWindow extends StrictEmitter {
  readonly id = ++lastId;
  readonly webContents: WebContents;
  private readonly options: BrowserWindowConstructorOptions;
  private place: Place;
  private title: string;
  private background = '#FFFFFF';
  private isShown = false;
  private isGone = false;
  private state: 'normal' | 'minimized' | 'maximized' | 'fullscreen' = 'normal';

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    if (!app.isStarted) throw new Error('Cannot create BrowserWindow before app is ready');
    this.options = options;
    const { width = 800, height = 600, x, y, webPreferences = {} } = options;
    this.place = { x, y, width, height };
    this.title = options.title ?? app.name;
    this.background = options.backgroundColor ?? this.background;
    const page = {
      preload: webPreferences.preload,
      allFrames: webPreferences.nodeIntegrationInSubFrames ?? false,
      additionalArguments: webPreferences.additionalArguments ?? [],
    };
    this.webContents = new WebContents(page, this.asOwner());
    this.connect();
    all.push(this);
    app.emit('web-contents-created', createEvent(), this.webContents);
    app.emit('browser-window-created', createEvent(), this);
    if (options.show !== false) this.show();
  }

  private connect(): void {
    const contents = this.webContents;
    contents.once('dom-ready', () => this.emit('ready-to-show'));
    contents.on('page-title-updated', (event: { defaultPrevented: boolean }, title: string) => {
      this.emit('page-title-updated', event, title, true);
      if (!event.defaultPrevented) this.title = title;
    });
  }

  private asOwner(): Owner {
    return {
      bounds: () => this.place,
      isShown: () => this.isVisible(),
      onClose: () => this.destroy(),
      onLost: () => {
        this.close();
        if (!this.isGone) this.webContents.reopen();
      },
      onUserResize: (size) => {
        Object.assign(this.place, size);
        this.emit('resize');
      },
      openWindow: (details, options) => {
        const window = new BrowserWindow(options);
        this.webContents.emit('did-create-window', window, details);
        void window.loadURL(details.url).catch(() => undefined);
      },
    };
  }

  static getAllWindows = (): BrowserWindow[] => [...all];
  static getFocusedWindow = (): BrowserWindow | null => focused ?? null;
  static fromId = (id: number): BrowserWindow | null => all.find((window) => window.id === id) ?? null;
  static fromWebContents = (contents: unknown): BrowserWindow | null =>
    all.find(({ webContents }) => webContents === contents) ?? null;

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  loadFile(path: string): Promise<void> {
    return this.webContents.loadURL(pathToFileURL(path).href);
  }

  show(): void {
    this.showInactive();
    this.focus();
  }

  showInactive(): void {
    if (this.isShown) return;
    this.isShown = true;
    this.webContents.update();
    this.emit('show');
  }

  hide(): void {
    if (!this.isShown) return;
    this.isShown = false;
    this.webContents.update();
    this.blur();
    this.emit('hide');
  }

  focus(): void {
    if (focused === this || !this.isShown) return;
    focused?.blur();
    turnFocusTo(this);
    this.emit('focus');
    app.emit('browser-window-focus', createEvent(), this);
  }

  blur(): void {
    if (focused !== this) return;
    focused = undefined;
    this.emit('blur');
    app.emit('browser-window-blur', createEvent(), this);
  }

  close(): void {
    if (this.isGone) return;
    const event = createEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.isGone) return;
    this.isGone = true;
    this.isShown = false;
    if (focused === this) focused = undefined;
    all.splice(all.indexOf(this), 1);
    this.webContents.destroy();
    this.emit('closed');
    if (all.length === 0) app.lastWindowClosed();
  }

  setBounds(change: Partial<Rectangle>): void {
    const before = this.place;
    const { minWidth = 0, minHeight = 0 } = this.options;
    const { x, y, width, height } = { ...before, ...change };
    this.place = { x, y, width: Math.max(width, minWidth), height: Math.max(height, minHeight) };
    this.webContents.update();
    if (x !== before.x || y !== before.y) this.emit('move');
    if (this.place.width === before.width && this.place.height === before.height) return;
    this.emit('resize');
    this.emit('resized');
  }

  // The window is all content here: a frame around it would be the window manager's.
  getBounds = (): Rectangle => ({ ...this.place, x: this.place.x ?? 0, y: this.place.y ?? 0 });
  getContentBounds = (): Rectangle => this.getBounds();
  getNormalBounds = (): Rectangle => this.getBounds();
  setContentBounds = (bounds: Partial<Rectangle>): void => this.setBounds(bounds);
  getSize = (): number[] => [this.place.width, this.place.height];
  getContentSize = (): number[] => this.getSize();
  setSize = (width: number, height: number): void => this.setBounds({ width, height });
  setContentSize = (width: number, height: number): void => this.setBounds({ width, height });
  getPosition = (): number[] => [this.place.x ?? 0, this.place.y ?? 0];
  setPosition = (x: number, y: number): void => this.setBounds({ x, y });
  getMinimumSize = (): number[] => [this.options.minWidth ?? 0, this.options.minHeight ?? 0];

  setMinimumSize = (minWidth: number, minHeight: number): void =>
    void Object.assign(this.options, { minWidth, minHeight });
  center = (): void => this.setBounds({ x: undefined, y: undefined } as object);

  private enter(state: typeof this.state, event: string): void {
    if (this.state === state) return;
    this.state = state;
    this.webContents.update();
    this.emit(event);
  }
  minimize = (): void => this.enter('minimized', 'minimize');
  maximize = (): void => this.enter('maximized', 'maximize');
  unmaximize = (): void => this.enter('normal', 'unmaximize');
  restore = (): void => this.enter('normal', 'restore');
  setFullScreen = (isFull: boolean): void =>
    isFull ? this.enter('fullscreen', 'enter-full-screen') : this.enter('normal', 'leave-full-screen');
  isMinimized = (): boolean => this.state === 'minimized';
  isMaximized = (): boolean => this.state === 'maximized';
  isFullScreen = (): boolean => this.state === 'fullscreen';
  isNormal = (): boolean => this.state === 'normal';

  isVisible = (): boolean => this.isShown && this.state !== 'minimized';
  isFocused = (): boolean => focused === this;
  isDestroyed = (): boolean => this.isGone;
  getTitle = (): string => this.title;
  setTitle = (title: string): void => void (this.title = title);
  getParentWindow = (): BrowserWindow | null => null;
  getChildWindows = (): BrowserWindow[] => [];
  getNativeWindowHandle = (): Buffer => Buffer.alloc(8);
  getMediaSourceId = (): string => `window:${this.id}:0`;
  reload = (): void => this.webContents.reload();

  /** Wishes to a window manager: remembered, for tests to ask. */
  readonly wishes: Record<string, unknown> = {};
  private wish = (name: string, value: unknown): void => void (this.wishes[name] = value);
  setAlwaysOnTop = (isOnTop: boolean): void => this.wish('alwaysOnTop', isOnTop);
  isAlwaysOnTop = (): boolean => Boolean(this.wishes['alwaysOnTop'] ?? this.options.alwaysOnTop);
  setVisibleOnAllWorkspaces = (isVisible: boolean): void => this.wish('visibleOnAllWorkspaces', isVisible);
  isVisibleOnAllWorkspaces = (): boolean => Boolean(this.wishes['visibleOnAllWorkspaces']);
  setSkipTaskbar = (isSkipped: boolean): void => this.wish('skipTaskbar', isSkipped);
  setMenu = (menu: unknown): void => this.wish('menu', menu);
  removeMenu = (): void => this.wish('menu', null);
  setMenuBarVisibility = (isVisible: boolean): void => this.wish('menuBarVisibility', isVisible);
  setAutoHideMenuBar = (isHidden: boolean): void => this.wish('autoHideMenuBar', isHidden);
  setBackgroundColor = (color: string): void => void (this.background = color);
  getBackgroundColor = (): string => this.background;
  setOpacity = (opacity: number): void => this.wish('opacity', opacity);
  setProgressBar = (progress: number): void => this.wish('progressBar', progress);
  setOverlayIcon = (image: unknown, description: string): void => this.wish('overlayIcon', { image, description });
  setIcon = (icon: unknown): void => this.wish('icon', icon);
  flashFrame = (isFlashing: boolean): void => this.wish('flashFrame', isFlashing);
  setContentProtection = (isProtected: boolean): void => this.wish('contentProtection', isProtected);
  setResizable = (isResizable: boolean): void => this.wish('resizable', isResizable);
  isResizable = (): boolean => Boolean(this.wishes['resizable'] ?? this.options.resizable ?? true);
  setFocusable = (isFocusable: boolean): void => this.wish('focusable', isFocusable);
  moveTop = (): void => this.wish('moveTop', true);
}
