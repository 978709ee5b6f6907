import type { ElectronApplication } from 'playwright/test';

/**
 * What the app has given to the desktop, and what the desktop does to the app: no system lets a test see its notifications or press its global
 * keys. The stand-in runtime hands them out (`__standIn`); with Electron's own binary these calls fail and say why.
 */
interface StandIn {
  notifications: { title: string; body: string; isShown: boolean; emit(event: string, details?: object): void }[];
  opened: { method: string; target: string }[];
  pressShortcut(accelerator: string): boolean;
  setDisplays(areas: object[]): void;
}
interface WithStandIn {
  __standIn: StandIn;
}

/** Titles and bodies, oldest first. */
export function notifications(app: ElectronApplication): Promise<{ title: string; body: string }[]> {
  return app.evaluate((electron) =>
    (electron as unknown as WithStandIn).__standIn.notifications.map(({ title, body }) => ({ title, body })),
  );
}

/** Clicks the newest notification, or its n-th button. */
export function clickNotification(app: ElectronApplication, button?: number): Promise<void> {
  return app.evaluate((electron, actionIndex) => {
    const newest = (electron as unknown as WithStandIn).__standIn.notifications.at(-1);
    if (actionIndex === undefined) newest?.emit('click');
    else newest?.emit('action', { actionIndex });
  }, button);
}

/** False when nobody listens to these keys. */
export function pressShortcut(app: ElectronApplication, accelerator: string): Promise<boolean> {
  return app.evaluate(
    (electron, keys) => (electron as unknown as WithStandIn).__standIn.pressShortcut(keys),
    accelerator,
  );
}

/** Folders and links that the desktop was asked to open. */
export function opened(app: ElectronApplication): Promise<string[]> {
  return app.evaluate((electron) => (electron as unknown as WithStandIn).__standIn.opened.map(({ target }) => target));
}

export function setDisplays(
  app: ElectronApplication,
  areas: { x: number; y: number; width: number; height: number }[],
): Promise<void> {
  return app.evaluate((electron, list) => (electron as unknown as WithStandIn).__standIn.setDisplays(list), areas);
}

/** The agent looks at another program. */
export function lookAway(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.blur());
}

/** The window that shows this page: where it stands and whether it can be seen. */
export function windowState(app: ElectronApplication, page: 'index.html' | 'quick-dial.html') {
  return app.evaluate(({ BrowserWindow }, name) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes(name));
    if (!window) throw new Error(`no window shows ${name}`);
    return {
      bounds: window.getBounds(),
      isVisible: window.isVisible(),
      isFocused: window.isFocused(),
      zoom: window.webContents.getZoomFactor(),
    };
  }, page);
}
