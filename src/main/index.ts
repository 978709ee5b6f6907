import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { app, nativeTheme, powerMonitor, shell } from 'electron';
import type { Language, Settings, SettingsState } from '../preload/contract/index.ts';
import { startEmbeddedDemo } from './account/embedded-demo.ts';
import { inTurn } from './async/serial-queue.ts';
import { endCalls } from './calls/end-calls.ts';
import { Arrivals } from './electron/arrivals.ts';
import { registerScheme, serveApp } from './electron/app-protocol.ts';
import { prepareStart } from './electron/before-ready.ts';
import { Clipboard } from './electron/clipboard.ts';
import { desktop } from './electron/desktop.ts';
import { failStart } from './electron/failed-start.ts';
import { fileDialogs } from './electron/file-dialogs.ts';
import { createKeychain } from './electron/keychain.ts';
import { WindowDoor } from './electron/ipc.ts';
import { LinkOpening } from './electron/link-openers.ts';
import { linkSystem } from './electron/link-system.ts';
import { Links } from './electron/links.ts';
import { hostDialog } from './electron/host-dialog.ts';
import { looseningDialog } from './electron/loosening-dialog.ts';
import { lockDown } from './electron/lockdown.ts';
import { setMenu } from './electron/menu.ts';
import { notificationHealth, systemNetwork } from './electron/network.ts';
import { Presence } from './electron/presence.ts';
import { createShell } from './electron/shell.ts';
import { takeArguments } from './electron/starts.ts';
import { startTableProcess } from './electron/table-process.ts';
import { openLink } from './electron/open-link.ts';
import { phoneEventIn } from './electron/phone-event.ts';
import { searchTray, systemTraySearch } from './electron/tray-search.ts';
import { findTray } from './electron/tray-support.ts';
import { zoomAfter, type WindowKey } from './electron/window-keys.ts';
import { preloadPath, Windows } from './electron/windows.ts';
import { createWindowsSession } from './electron/windows-session.ts';
import { isAdministered } from './files/administered.ts';
import { restrictOncePerVersion } from './files/owner-only.ts';
import { programDataFolder } from './files/windows-security.ts';
import { managedPhonePath } from './phone/managed-file.ts';
import { createRouter } from './ipc/router.ts';
import { createRoutes } from './ipc/routes.ts';
import type { Broadcast } from './ipc/broadcast.ts';
import { scrubEnvironment } from './network/environment.ts';
import { isReadingAuthorities, readAuthoritiesBy } from './network/system-authorities.ts';
import { openLog, whereOf, type Log, type LogLevel } from './log/log.ts';
import { createServices, type Services } from './services.ts';
import { tableFileReader } from './table-files/table-file.ts';

/** Before anything reads certificates, starts a thread or writes a file. */
const environment = scrubEnvironment(process.env, app.isPackaged);
process.umask(0o077);

const here = import.meta.dirname;
readAuthoritiesBy(join(here, 'authorities-worker.js'));
const icons = join(app.getAppPath(), 'resources/icons');

/** Links and second starts may come before the app is ready. */
const arrivals = new Arrivals();
app.on('open-url', (_event, link) => arrivals.add({ is: 'link', link }));
app.on('second-instance', (_event, argv, _folder, handedOver) => {
  const event = phoneEventIn(handedOver);
  arrivals.add(event === undefined ? { is: 'start', argv } : { is: 'phone-event', event });
});
registerScheme();
const keychainScript = join(here, 'keychain-worker.js');
if (prepareStart(keychainScript)) void app.whenReady().then(start).catch(failStart);

/** Quitting waits for tidying up, but not for ever. */
const TIDY_MS = 3_000;
const LOG = 'logs/main.log';

async function start(): Promise<void> {
  const file = (name: string): string => join(app.getPath('userData'), name);
  let level: LogLevel = 'info';
  const log = openLog(file(LOG), { level: () => level });
  process.on('uncaughtException', (error) => log('error', 'uncaught', { at: whereOf(error) }));
  process.on('unhandledRejection', (error) => log('error', 'unhandled', { at: whereOf(error) }));
  if (process.platform !== 'win32') void restrictOncePerVersion(app.getPath('userData'), app.getVersion());
  lockDown();
  const windowsSession = await createWindowsSession();

  const door = new WindowDoor();
  const clipboard = new Clipboard();
  const settings = (): SettingsState => services.settings.get();
  const windows = new Windows({
    door,
    session: windowsSession,
    preload: preloadPath(here),
    icon: join(icons, 'app.png'),
    appearance: () => settings().appearance,
    zoom: () => settings().settings.zoomPercent / 100,
    pressed: (key) => obey(key, services),
    placesFile: file('windows.json'),
    hasTray: () => presence.hasTray,
    log,
  });
  const followSettings = (): void => {
    level = settings().settings.logLevel;
    setMenu(settings().appearance.language);
    windows.followSettings();
  };
  const broadcast: Broadcast = (name, payload) => {
    door.broadcast(name, payload);
    presence.hear(name, payload);
    if (name === 'account.changed') door.followAccount(services.account.who());
    if (name === 'settings.changed') followSettings();
  };
  const presence: Presence = new Presence({
    services: () => services,
    windows,
    broadcast,
    icons,
    log,
    noticesFile: file('notices.json'),
    loginFile: file('start-at-login.json'),
    health: notificationHealth,
  });
  const language = (): Language => settings().appearance.language;
  const managedPath = await managedPhonePath(process.platform, programDataFolder);
  const opensLinks = (): Settings['opensLinks'] => settings().settings.opensLinks;
  const linkOpening = new LinkOpening({ system: linkSystem(), opensLinks });
  const services = buildServices({ windows, presence, linkOpening, clipboard, managedPath, language, broadcast, log });
  const links = new Links({
    opensLinks,
    fill: (text) => windows.openMain(text, 'link'),
    refuse: (why) => windows.refuseLink(why),
    now: () => performance.now(),
  });

  await Promise.all([services.settings.start(), services.phone.start(), services.phoneCalls.start(), windows.start()]);
  followSettings();
  services.account.start();
  services.accessLog.start();
  services.vault.start();
  void services.updates.start();
  presence.start();
  door.answerWith(createRouter(createRoutes(services), log));
  serveApp(windowsSession, join(here, '../renderer'), services.recordings);
  nativeTheme.on('updated', () => services.settings.announce());
  if (app.commandLine.hasSwitch('demo')) await enterDemo(services, log);
  listenToDesktop(services, windows);
  tidyUpBeforeQuit(windows, () => [clipboard.clearSecret(), endCalls(services), windows.finish()]);
  await show({ windows, presence, links, services }, settings().settings.startsHidden);
}

/** The tray is proven first only where the app is to begin in it: an agent who waits for a window gets it at once. */
async function show(
  { windows, presence, links, services }: { windows: Windows; presence: Presence; links: Links; services: Services },
  startsHidden: boolean,
): Promise<void> {
  if (startsHidden && (await findTray())) {
    presence.showTray();
    windows.loadHidden();
  } else windows.openMain();
  takeArguments(process.argv, windows, links);
  arrivals.deliverTo((arrival) => {
    if (arrival.is === 'phone-event') services.phone.hooks.take(arrival.event);
    else if (arrival.is === 'link') links.takeLink(arrival.link);
    else if (!takeArguments(arrival.argv, windows, links)) windows.openMain();
  });
  if (!presence.hasTray && (await searchTray({ ...systemTraySearch, isThere: findTray }))) presence.showTray();
}

const nameOfProgram = (link: string): string => app.getApplicationNameForProtocol(link);

interface Around {
  windows: Windows;
  presence: Presence;
  linkOpening: LinkOpening;
  clipboard: Clipboard;
  managedPath: string;
  language: () => Language;
  broadcast: Broadcast;
  log: Log;
}

function buildServices({
  windows,
  presence,
  linkOpening,
  clipboard,
  managedPath,
  language,
  broadcast,
  log,
}: Around): Services {
  const keychain = createKeychain(keychainScript);
  return createServices({
    folder: app.getPath('userData'),
    managedPhonePath: managedPath,
    isAdministered,
    loadKeychain: () => keychain.load(),
    startDemo: startEmbeddedDemo,
    desktop,
    clipboard,
    openLink: (address) => openLink(address, { nameOfProgram, open: (link) => shell.openExternal(link) }),
    files: { ...fileDialogs, show: (path) => shell.showItemInFolder(path) },
    readTableFile: tableFileReader(() => startTableProcess(join(here, 'table-worker.js'))),
    notify: { missed: (fresh) => presence.missed(fresh), followUps: (due) => presence.followUps(due) },
    network: { ...systemNetwork, environment },
    canNotify: notificationHealth.canNotify,
    confirmLoosening: looseningDialog(language),
    confirmHost: hostDialog(language),
    reloadWindows: () => windows.reload(),
    ownProgram: app.isPackaged ? [process.env['APPIMAGE'] ?? process.execPath] : [process.execPath, app.getAppPath()],
    callsThread: join(here, 'calls-worker.js'),
    shell: createShell({ windows, presence, linkOpening, logFolder: dirname(join(app.getPath('userData'), LOG)) }),
    broadcast,
    log,
  });
}

/** One after the other: keys come faster than settings are written. */
const resizing = inTurn();

/** A settings file that cannot be written is told where settings are changed. */
function obey(key: WindowKey, { settings }: Services): void {
  if (key === 'quit') {
    app.quit();
    return;
  }
  const resize = () => settings.change({ zoomPercent: zoomAfter(key, settings.get().settings.zoomPercent) });
  void resizing(resize).catch(() => undefined);
}

/** `--demo` is for trying the app: somebody who is signed in stays who they are. */
async function enterDemo(services: Services, log: Log): Promise<void> {
  await services.account.enterDemo().catch((error: unknown) => log('warn', 'demo.refused', { at: whereOf(error) }));
}

function listenToDesktop({ dialer, calls, followUps, supervisor }: Services, windows: Windows): void {
  app.on('activate', () => windows.openMain());
  app.on('window-all-closed', () => app.quit());
  // Everything is written by now, and the process would wait for a system call that takes macOS up to 100 s.
  app.on('quit', () => isReadingAuthorities() && process.kill(process.pid, 'SIGKILL'));
  powerMonitor.on('suspend', () => {
    dialer.suspend();
    calls.asleep(true);
    supervisor.lock('asleep');
  });
  // Told on Windows and macOS only.
  powerMonitor.on('lock-screen', () => void supervisor.lock('screen-locked'));
  powerMonitor.on('resume', () => {
    calls.asleep(false);
    followUps.resume();
  });
}

/** Before the app ends: no password outlives it on the clipboard, half-written files go, the calls' thread closes its own. */
function tidyUpBeforeQuit(windows: Windows, tidyUp: () => Promise<unknown>[]): void {
  let isTidy = false;
  app.on('before-quit', (event) => {
    windows.quitting();
    if (isTidy) return;
    event.preventDefault();
    void Promise.race([Promise.allSettled(tidyUp()), sleep(TIDY_MS)]).finally(() => {
      isTidy = true;
      app.quit();
    });
  });
}
