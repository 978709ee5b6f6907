import { complete, StrictEmitter } from './strict.ts';

/** What the app has handed to the desktop through `shell`. Nothing is really opened. */
export const opened: { method: string; target: string }[] = [];
const hand = (method: string, target = ''): void => void opened.push({ method, target });
export const shell = complete('shell', {
  openExternal: async (url: string): Promise<void> => {
    hand('openExternal', url);
    await Promise.resolve();
  },
  openPath: async (path: string): Promise<string> => {
    hand('openPath', path);
    return Promise.resolve('');
  },
  trashItem: async (path: string): Promise<void> => {
    hand('trashItem', path);
    await Promise.resolve();
  },
  showItemInFolder: (path: string): void => hand('showItemInFolder', path),
  beep: (): void => hand('beep'),
});

const shortcuts = new Map<string, () => void>();
const sameKeys = (accelerator: string): string =>
  accelerator.toLowerCase().replace(/commandorcontrol|cmdorctrl|ctrl/g, 'control');
export const globalShortcut = complete('globalShortcut', {
  register: (accelerator: string, pressed: () => void): boolean => {
    if (shortcuts.has(sameKeys(accelerator))) return false;
    shortcuts.set(sameKeys(accelerator), pressed);
    return true;
  },
  registerAll: (accelerators: string[], pressed: () => void): void => {
    for (const accelerator of accelerators) shortcuts.set(sameKeys(accelerator), pressed);
  },
  isRegistered: (accelerator: string): boolean => shortcuts.has(sameKeys(accelerator)),
  unregister: (accelerator: string): void => void shortcuts.delete(sameKeys(accelerator)),
  unregisterAll: (): void => shortcuts.clear(),
});

/** As the user would; false when nobody listens to these keys. */
export function pressShortcut(accelerator: string): boolean {
  const pressed = shortcuts.get(sameKeys(accelerator));
  pressed?.();
  return pressed !== undefined;
}

/** `suspend`, `resume`, `lock-screen` and the like come from tests: `powerMonitor.emit('resume')`. */
class PowerMonitor extends StrictEmitter {
  getSystemIdleTime = (): number => 0;
  getSystemIdleState = (): string => 'active';
  getCurrentThermalState = (): string => 'unknown';
  isOnBatteryPower = (): boolean => false;
  readonly onBatteryPower = false;
}
export const powerMonitor = new PowerMonitor();

const blockers = new Set<number>();
let lastBlocker = 0;
export const powerSaveBlocker = complete('powerSaveBlocker', {
  start: (): number => {
    blockers.add(++lastBlocker);
    return lastBlocker;
  },
  stop: (id: number): boolean => blockers.delete(id),
  isStarted: (id: number): boolean => blockers.has(id),
});

const refuse = (): never => {
  throw new Error('stand-in runtime: safeStorage has no keychain');
};
export const safeStorage = complete('safeStorage', {
  isEncryptionAvailable: () => false,
  isAsyncEncryptionAvailable: async () => Promise.resolve(false),
  getSelectedStorageBackend: () => 'unknown',
  setUsePlainTextEncryption: refuse,
  encryptString: refuse,
  decryptString: refuse,
});

export const systemPreferences = complete('systemPreferences', {
  getAnimationSettings: () => ({
    shouldRenderRichAnimation: true,
    scrollAnimationsEnabledBySystem: true,
    prefersReducedMotion: false,
  }),
  getAccentColor: () => '',
  on: () => undefined,
});

export const crashReporter = complete('crashReporter', { start: () => undefined, addExtraParameter: () => undefined });
