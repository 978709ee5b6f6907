import { app, type Event } from 'electron';
import { isReload } from './origin.ts';
import { refusedSwitch } from './start-switches.ts';

/** For packaged apps: true when it was started with a switch that is not known to be harmless. */
export function isStartedUnsafely(): boolean {
  return app.isPackaged && refusedSwitch(process.argv, process.platform) !== undefined;
}

/** No page but the one that is shown, no new window, no webview, no WebRTC past a proxy: for every window there will ever be. */
export function lockDown(): void {
  app.on('web-contents-created', (_event, contents) => {
    // No CSP governs WebRTC: without a proxy that speaks UDP, nothing of it leaves.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    const stay = (event: Event<{ url: string; isMainFrame: boolean }>): void => {
      if (!isReload(event, contents.mainFrame.url)) event.preventDefault();
    };
    contents.on('will-navigate', stay);
    contents.on('will-frame-navigate', stay);
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}
