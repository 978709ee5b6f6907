import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium } from '../chromium/running.ts';
import { appArguments, appFolder, appPackage, electronVersion, executable, locale, switches } from '../command-line.ts';
import { SingleInstance } from './single-instance.ts';
import { complete, createEvent, StrictEmitter } from './strict.ts';

/** What the app needs of its windows to quit. */
interface Closable {
  close: () => void;
  isDestroyed: () => boolean;
  destroy: () => void;
}

class App extends StrictEmitter {
  readonly isPackaged = false;
  readonly dock = undefined;
  userAgentFallback = '';
  badgeCount = 0;
  applicationMenu: unknown = null;
  accessibilitySupportEnabled = false;
  name = appPackage.productName ?? appPackage.name ?? 'Electron';
  /** Calls that leave no trace in a process of this kind: what was asked for, by the method's name. */
  readonly recorded: Record<string, unknown[]> = {};
  /** Filled by the windows' module. */
  windows: () => Closable[] = () => [];
  readonly commandLine = complete('commandLine', {
    appendSwitch: (name: string, value = '') => void switches.set(name, value),
    appendArgument: () => undefined,
    hasSwitch: (name: string) => switches.has(name),
    getSwitchValue: (name: string) => switches.get(name) ?? '',
    removeSwitch: (name: string) => void switches.delete(name),
  });
  private readonly paths = new Map<string, string>();
  private readonly whenReadyPromise = Promise.withResolvers<undefined>();
  private hasStarted = false;
  private isQuitting = false;
  private isEnding = false;
  private instance: SingleInstance | undefined;
  private loginItem: object = { openAtLogin: false };

  /** When main has loaded and Chromium is up. Playwright's loader replaces `emit`, so it must go through it. */
  start(): void {
    this.hasStarted = true;
    this.emit('will-finish-launching');
    this.emit('ready', createEvent(), {});
    this.whenReadyPromise.resolve(undefined);
  }

  get isStarted(): boolean {
    return this.hasStarted;
  }

  isReady(): boolean {
    return this.hasStarted;
  }

  whenReady(): Promise<undefined> {
    return this.whenReadyPromise.promise;
  }

  quit(): void {
    if (this.isQuitting || this.isEnding) return;
    const event = createEvent();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.isQuitting = true;
    for (const window of this.windows()) window.close();
    if (this.windows().some((window) => !window.isDestroyed())) {
      this.isQuitting = false; // A window refused to close.
      return;
    }
    this.finishQuitting();
  }

  private finishQuitting(): void {
    const event = createEvent();
    this.emit('will-quit', event);
    if (event.defaultPrevented) this.isQuitting = false;
    else void this.end(Number(process.exitCode ?? 0));
  }

  exit(code = 0): void {
    for (const window of this.windows()) window.destroy();
    void this.end(code);
  }

  private async end(code: number): Promise<void> {
    if (this.isEnding) return;
    this.isEnding = true;
    this.emit('quit', createEvent(), code);
    this.instance?.release();
    if (this.hasStarted) await chromium.close();
    process.exit(code);
  }

  get isOver(): boolean {
    return this.isEnding;
  }

  /** As in Electron, an app that does not listen quits with its last window. */
  lastWindowClosed(): void {
    if (this.isQuitting || this.isEnding || this.emit('window-all-closed')) return;
    this.quit();
  }

  private get singleInstance(): SingleInstance {
    return (this.instance ??= new SingleInstance(this.getPath('userData')));
  }

  requestSingleInstanceLock(additionalData: unknown = null): boolean {
    const isFirst = this.singleInstance.take(({ argv, workingDirectory, additionalData: data }) =>
      this.emit('second-instance', createEvent(), argv, workingDirectory, data),
    );
    if (!isFirst) {
      this.singleInstance.tellHolder({ argv: process.argv, workingDirectory: process.cwd(), additionalData });
    }
    return isFirst;
  }

  hasSingleInstanceLock(): boolean {
    return this.instance?.isHeld ?? false;
  }

  releaseSingleInstanceLock(): void {
    this.instance?.release();
  }

  getPath(name: string): string {
    const known = this.paths.get(name);
    if (known !== undefined) return known;
    const env = process.env;
    const home = env['HOME'] ?? homedir();
    const configured = env['XDG_CONFIG_HOME'] ?? '';
    const appData = configured === '' ? join(home, '.config') : configured;
    if (name === 'userData' || name === 'sessionData') {
      return switches.get('user-data-dir') ?? join(this.getPath('appData'), this.name);
    }
    if (name === 'logs' || name === 'crashDumps')
      return join(this.getPath('userData'), name === 'logs' ? 'logs' : 'Crashpad');
    const folders: Record<string, string> = {
      home,
      appData,
      temp: tmpdir(),
      exe: executable,
      module: executable,
      assets: dirname(executable),
      desktop: join(home, 'Desktop'),
      documents: join(home, 'Documents'),
      downloads: join(home, 'Downloads'),
      music: join(home, 'Music'),
      pictures: join(home, 'Pictures'),
      videos: join(home, 'Videos'),
    };
    const folder = folders[name];
    if (folder === undefined) throw new Error(`Failed to get '${name}' path`);
    return folder;
  }

  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }

  getVersion = (): string => appPackage.version ?? electronVersion;
  getName = (): string => this.name;
  setName = (name: string): void => void (this.name = name);
  getAppPath = (): string => appFolder;
  getLocale = (): string => locale;
  getSystemLocale = (): string => locale;
  getLocaleCountryCode = (): string => locale.split('-')[1] ?? '';
  getPreferredSystemLanguages = (): string[] => (locale === 'en-US' ? [locale] : [locale, 'en-US']);
  getAppMetrics = (): never[] => [];
  getGPUFeatureStatus = (): object => ({});
  enableSandbox = (): void => this.record('enableSandbox');
  disableHardwareAcceleration = (): void => this.record('disableHardwareAcceleration');
  setAppUserModelId = (id: string): void => this.record('setAppUserModelId', id);
  setDesktopName = (name: string): void => this.record('setDesktopName', name);
  setAboutPanelOptions = (options: object): void => this.record('setAboutPanelOptions', options);
  setAccessibilitySupportEnabled = (enabled: boolean): void => void (this.accessibilitySupportEnabled = enabled);
  relaunch = (options: object = { args: appArguments }): void => this.record('relaunch', options);
  focus = (): void => this.record('focus');
  show = (): void => this.record('show');
  hide = (): void => this.record('hide');
  setLoginItemSettings = (settings: object): void => void (this.loginItem = settings);
  getLoginItemSettings = (): object => ({ openAtLogin: false, wasOpenedAtLogin: false, ...this.loginItem });
  setBadgeCount = (count = 0): boolean => ((this.badgeCount = count), true);
  getBadgeCount = (): number => this.badgeCount;

  private readonly clients = new Map<string, unknown[]>();
  setAsDefaultProtocolClient(scheme: string, ...rest: unknown[]): boolean {
    this.clients.set(scheme, rest);
    this.record('setAsDefaultProtocolClient', scheme, ...rest);
    return true;
  }
  removeAsDefaultProtocolClient(scheme: string): boolean {
    this.record('removeAsDefaultProtocolClient', scheme);
    return this.clients.delete(scheme);
  }
  isDefaultProtocolClient = (scheme: string): boolean => this.clients.has(scheme);

  private record(method: string, ...args: unknown[]): void {
    (this.recorded[method] ??= []).push(args);
  }
}

export const app = new App();

// Quitting may be asked for at any time, also while pages are still opening.
chromium.ended
  .then(() => {
    if (app.isOver) return;
    console.error('stand-in runtime: Chromium has ended, so the app ends too');
    app.exit(1);
  })
  .catch(() => undefined);
process.on('exit', () => {
  app.releaseSingleInstanceLock();
  chromium.kill();
});
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit());
