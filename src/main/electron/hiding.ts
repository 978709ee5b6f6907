/** What of a BrowserWindow hiding it takes. */
export interface Hideable {
  isFullScreen: () => boolean;
  setFullScreen: (isFull: boolean) => void;
  once: (event: 'leave-full-screen', left: () => void) => unknown;
  hide: () => void;
}

/** On macOS a full-screen window that is hidden leaves its Space behind, black (electron#39572): it leaves full screen first. */
export function hideWindow(window: Hideable, platform: NodeJS.Platform): void {
  if (platform !== 'darwin' || !window.isFullScreen()) {
    window.hide();
    return;
  }
  window.once('leave-full-screen', () => window.hide());
  window.setFullScreen(false);
}
