import { join } from 'node:path';
import { app, nativeTheme, powerMonitor } from 'electron';
import type { EventName } from '../preload/contract/index.ts';
import { startEmbeddedDemo } from './account/embedded-demo.ts';
import { loadKeytar } from './account/keychain.ts';
import { registerScheme, serveApp } from './electron/app-protocol.ts';
import { Clipboard } from './electron/clipboard.ts';
import { desktop } from './electron/desktop.ts';
import { WindowDoor } from './electron/ipc.ts';
import { Links } from './electron/links.ts';
import { isStartedUnsafely, lockDown } from './electron/lockdown.ts';
import { setMenu } from './electron/menu.ts';
import { findTray } from './electron/tray-support.ts';
import { trayView } from './electron/tray-view.ts';
import { AppTray } from './electron/tray.ts';
import { preloadPath, Windows } from './electron/windows.ts';
import { createRouter } from './ipc/router.ts';
import { createRoutes, type Services } from './ipc/routes.ts';
import type { Tell } from './ipc/tell.ts';
import { openLog, whereOf, type Log } from './log/log.ts';
import { createServices } from './services.ts';

const here = import.meta.dirname;
const icons = join(app.getAppPath(), 'resources/icons');

/** macOS may hand over the link that starts the app before it is ready. */
const earlyLinks: string[] = [];
app.once('open-url', (_event, link) => earlyLinks.push(link));
registerScheme();
app.enableSandbox();
if (isStartedUnsafely() || !app.requestSingleInstanceLock()) app.exit(0);
else void app.whenReady().then(start);

/** What the tray's menu shows comes from these. */
const SHOWN_IN_TRAY: ReadonlySet<EventName> = new Set<EventName>([
  'account.changed',
  'calls.changed',
  'numbers.callerIdChanged',
  'settings.changed',
]);

async function start(): Promise<void> {
  const log = openLog(join(app.getPath('userData'), 'logs/main.log'));
  process.on('uncaughtException', (error) => log('error', 'uncaught', { at: whereOf(error) }));
  process.on('unhandledRejection', (error) => log('error', 'unhandled', { at: whereOf(error) }));
  lockDown();
  setMenu();

  const door = new WindowDoor();
  const clipboard = new Clipboard();
  let tray: AppTray | undefined;
  const hasTray = (): boolean => tray !== undefined;
  const tell: Tell = (name, payload) => {
    door.tell(name, payload);
    if (SHOWN_IN_TRAY.has(name)) tray?.refresh();
    if (name === 'settings.changed') links.register();
  };
  const windows = new Windows({
    door,
    preload: preloadPath(here),
    icon: join(icons, 'app.png'),
    appearance: () => services.settings.get().appearance,
    hasTray,
  });
  const services = buildServices(windows, clipboard, hasTray, tell, log);
  const links = new Links({
    opensLinks: () => services.settings.get().settings.opensLinks,
    fill: (text) => windows.openMain(text, 'link'),
    now: () => performance.now(),
  });

  await services.settings.start();
  services.account.start();
  door.answerWith(createRouter(createRoutes(services), log));
  serveApp(join(here, '../renderer'), services.recordings);
  nativeTheme.on('updated', () => services.settings.announce());
  if (app.commandLine.hasSwitch('demo')) await enterDemo(services, log);
  listenToDesktop(windows, clipboard, links);
  powerMonitor.on('suspend', () => services.dialer.suspend());
  windows.openMain();
  takeFirstLink(links);
  if (await findTray()) tray = createTray(services, windows);
}

/** What started the app, and on macOS every later link. */
function takeFirstLink(links: Links): void {
  links.register();
  links.takeFromArguments(process.argv);
  for (const link of earlyLinks.splice(0)) links.takeLink(link);
  app.on('open-url', (_event, link) => void links.takeLink(link));
}

function buildServices(windows: Windows, clipboard: Clipboard, hasTray: () => boolean, tell: Tell, log: Log): Services {
  return createServices({
    folder: app.getPath('userData'),
    loadKeychain: loadKeytar,
    startDemo: startEmbeddedDemo,
    desktop,
    clipboard,
    shell: {
      info: () => ({ version: app.getVersion(), platform: process.platform, hasTray: hasTray() }),
      openMain: (text) => windows.openMain(text),
      openQuickDial: () => windows.openQuickDial(),
      hideQuickDial: () => windows.hideQuickDial(),
    },
    tell,
    log,
  });
}

/** `--demo` is for trying the app: somebody who is signed in stays who they are. */
async function enterDemo(services: Services, log: Log): Promise<void> {
  await services.account.enterDemo().catch((error: unknown) => log('warn', 'demo.refused', { at: whereOf(error) }));
}

function listenToDesktop(windows: Windows, clipboard: Clipboard, links: Links): void {
  app.on('second-instance', (_event, argv) => {
    if (argv.includes('--quick-dial')) windows.openQuickDial();
    else if (!links.takeFromArguments(argv)) windows.openMain();
  });
  app.on('activate', () => windows.openMain());
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    windows.quitting();
    if (!clipboard.hasSecret()) return;
    event.preventDefault(); // a password must not outlive the app on the clipboard
    void clipboard.clearSecret().finally(() => app.quit());
  });
}

function createTray(services: Services, windows: Windows): AppTray {
  return new AppTray({
    icons,
    view: () => trayView(services),
    openMain: (text) => windows.openMain(text, 'tray'),
    openQuickDial: () => windows.openQuickDial(),
    chooseCallerId: (callerId) => void services.numbers.chooseCallerId(callerId).catch(() => undefined),
    quit: () => app.quit(),
  });
}
