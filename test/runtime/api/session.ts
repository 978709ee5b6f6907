import { chromium } from '../chromium/running.ts';
import { toElectron } from '../page/addresses.ts';
import { protocol } from './protocol.ts';
import { complete, StrictEmitter } from './strict.ts';

type RequestHandler = (
  contents: object | null,
  permission: string,
  answer: (granted: boolean) => void,
  details: object,
) => void;
type CheckHandler = (contents: object | null, permission: string, origin: string, details: object) => boolean;
type Listener = (...args: unknown[]) => unknown;

/** Electron's names of permissions, and Chromium's for those that a page can ask for. */
const permissions: Record<string, string[]> = {
  media: ['camera', 'microphone'],
  geolocation: ['geolocation'],
  notifications: ['notifications'],
  midi: ['midi'],
  'clipboard-read': ['clipboard-read'],
  'clipboard-sanitized-write': ['clipboard-write'],
  'display-capture': ['display-capture'],
  'idle-detection': ['idle-detection'],
  'storage-access': ['storage-access'],
  'window-management': ['window-management'],
};

/** Recorded, never called: `webRequest` would need every request of every page to wait for main. */
function recorder(store: Record<string, unknown>, names: string[]): Record<string, Listener> {
  return Object.fromEntries(names.map((name) => [name, (...args: unknown[]) => void (store[name] = args)]));
}

function proxyFromEnvironment(url: string): string {
  const { protocol: scheme, hostname } = new URL(url);
  const env = (name: string): string => process.env[name] ?? process.env[name.toUpperCase()] ?? '';
  const isDirect = env('no_proxy')
    .split(',')
    .some((end) => end !== '' && (end === '*' || hostname.endsWith(end.trim())));
  const proxy = scheme === 'https:' ? env('https_proxy') : env('http_proxy');
  return proxy === '' || isDirect ? 'DIRECT' : `PROXY ${new URL(proxy).host}`;
}

let proxyAnswer: string | undefined;

/** What a test says that the system's proxy settings, or their script, now answer for every address (`PROXY 127.0.0.1:8080`). */
export function setProxyAnswer(answer: string | undefined): void {
  proxyAnswer = answer;
}

class Session extends StrictEmitter {
  readonly protocol = protocol;
  /** What the app has set, by the setter's name without `set`: for tests to look at and to call. */
  readonly recorded: Record<string, unknown> = {};
  readonly webRequest = complete(
    'webRequest',
    recorder(this.recorded, [
      'onBeforeRequest',
      'onBeforeSendHeaders',
      'onSendHeaders',
      'onHeadersReceived',
      'onBeforeRedirect',
      'onCompleted',
      'onErrorOccurred',
    ]),
  );
  private requestHandler: RequestHandler | null = null;
  private checkHandler: CheckHandler | null = null;
  private rules: string | undefined;
  /** The origins that Chromium has been told about. */
  private readonly asked = new Set<string>();

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.requestHandler = this.recorded['permissionRequestHandler'] = handler;
    this.asked.clear();
  }
  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.checkHandler = this.recorded['permissionCheckHandler'] = handler;
    this.asked.clear();
  }
  setDevicePermissionHandler = (handler: unknown): void => void (this.recorded['devicePermissionHandler'] = handler);
  setDisplayMediaRequestHandler = (handler: unknown): void =>
    void (this.recorded['displayMediaRequestHandler'] = handler);
  setUSBProtectedClassesHandler = (handler: unknown): void =>
    void (this.recorded['usbProtectedClassesHandler'] = handler);
  setBluetoothPairingHandler = (handler: unknown): void => void (this.recorded['bluetoothPairingHandler'] = handler);
  setCertificateVerifyProc = (handler: unknown): void => void (this.recorded['certificateVerifyProc'] = handler);
  setSpellCheckerEnabled = (isEnabled: boolean): void => void (this.recorded['spellCheckerEnabled'] = isEnabled);
  setSpellCheckerLanguages = (languages: string[]): void => void (this.recorded['spellCheckerLanguages'] = languages);
  setUserAgent = (userAgent: string): void => void (this.recorded['userAgent'] = userAgent);
  setPreloads = (preloads: string[]): void => void (this.recorded['preloads'] = preloads);
  getStoragePath = (): string | null => null;
  isPersistent = (): boolean => false;
  clearStorageData = async (): Promise<void> => Promise.resolve();
  clearCache = async (): Promise<void> => Promise.resolve();
  clearData = async (): Promise<void> => Promise.resolve();
  clearAuthCache = async (): Promise<void> => Promise.resolve();
  closeAllConnections = async (): Promise<void> => Promise.resolve();
  flushStorageData = (): void => undefined;

  async setProxy(config: { mode?: string; proxyRules?: string }): Promise<void> {
    this.rules = config.mode === 'direct' ? 'direct' : config.proxyRules;
    await Promise.resolve();
  }

  async resolveProxy(url: string): Promise<string> {
    await Promise.resolve();
    if (proxyAnswer !== undefined) return proxyAnswer;
    if (this.rules === undefined) return proxyFromEnvironment(url);
    return this.rules === 'direct' ? 'DIRECT' : `PROXY ${this.rules.replace(/^\w+:\/\//, '')}`;
  }

  /** Asks the app's handlers once per origin, when it is first opened, and gives Chromium the answers. */
  async applyPermissions(chromiumOrigin: string): Promise<void> {
    if (!/^https?:/.test(chromiumOrigin) || this.asked.has(chromiumOrigin)) return;
    this.asked.add(chromiumOrigin);
    const origin = toElectron(chromiumOrigin);
    const set = async (name: string, granted: boolean): Promise<void> => {
      const permission = { name };
      const setting = granted ? 'granted' : 'denied';
      await chromium.cdp.root.send('Browser.setPermission', { permission, setting, origin: chromiumOrigin });
    };
    const settings = Object.entries(permissions).map(async ([permission, names]) => {
      const granted = await this.isGranted(permission, origin);
      await Promise.all(names.map((name) => set(name, granted).catch(() => undefined)));
    });
    await Promise.all(settings);
  }

  /** Electron grants what no handler refuses. */
  private async isGranted(permission: string, origin: string): Promise<boolean> {
    const details = {
      requestingUrl: `${origin}/`,
      isMainFrame: true,
      mediaTypes: ['audio', 'video'],
      mediaType: 'audio',
    };
    if (this.checkHandler && !this.checkHandler(null, permission, origin, details)) return false;
    const handler = this.requestHandler;
    if (!handler) return true;
    return new Promise((resolve) => handler(null, permission, resolve, details));
  }
}

export const defaultSession = new Session();

/** One Chromium profile for all: partitions are told apart by name only. */
const partitions = new Map<string, Session>();
export const session = complete('session', {
  defaultSession,
  fromPartition: (name: string): Session => {
    const known = partitions.get(name) ?? new Session();
    partitions.set(name, known);
    return known;
  },
});
