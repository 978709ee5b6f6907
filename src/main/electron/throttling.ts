/** Enough for the page to have painted what it shows first and fetched what comes later. */
const REST_MS = 10_000;

/** What of a BrowserWindow it takes. */
export interface Throttled {
  webContents: {
    once: (event: 'did-finish-load', loaded: () => void) => unknown;
    setBackgroundThrottling: (isThrottled: boolean) => void;
  };
  once: (event: 'hide', hidden: () => void) => unknown;
  isDestroyed: () => boolean;
}

/** Throttles a window that was made unthrottled, so that it paints out of sight: when it is hidden, or has come to rest without ever being shown. */
export function throttleAtRest(window: Throttled, after: (ms: number, run: () => void) => unknown): void {
  const throttle = (): void => {
    if (!window.isDestroyed()) window.webContents.setBackgroundThrottling(true);
  };
  window.webContents.once('did-finish-load', () => after(REST_MS, throttle));
  window.once('hide', throttle);
}
