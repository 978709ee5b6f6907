import { session, type Session } from 'electron';

/** Nobody listens there: who may is only root, and the discard protocol has no proxy. */
const NOBODY = '127.0.0.1:9';
const OUTSIDE = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*'];

/**
 * The session of all windows, which keeps nothing on the disk. Windows have no network: no CSP governs WebRTC, name look-ups and preconnections, so
 * every way out leads to a proxy that is not there. The default session keeps the system's proxy settings, which main asks for.
 */
export async function createWindowsSession(): Promise<Session> {
  const windows = session.fromPartition('windows');
  refuseEverything(windows);
  refuseEverything(session.defaultSession);
  windows.webRequest.onBeforeRequest({ urls: OUTSIDE }, (_details, answer) => answer({ cancel: true }));
  await windows.setProxy({ mode: 'fixed_servers', proxyRules: NOBODY, proxyBypassRules: '<-loopback>' });
  return windows;
}

function refuseEverything(one: Session): void {
  one.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  one.setPermissionCheckHandler(() => false);
  one.setDevicePermissionHandler(() => false);
  // Else every start fetches a dictionary from a server of Google, even with `spellcheck: false`; `setSpellCheckerEnabled` does not stop it.
  one.setSpellCheckerLanguages([]);
  one.on('will-download', (event) => event.preventDefault());
}
