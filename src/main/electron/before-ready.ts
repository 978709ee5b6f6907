import { join } from 'node:path';
import { app, shell } from 'electron';
import { whyNoLock } from '../files/lock.ts';
import { appUserModelId, TOAST_ACTIVATOR } from './app-user-model-id.ts';
import { endDamaged, isInstallationWhole } from './installation.ts';
import { isStartedUnsafely } from './lockdown.ts';
import { enforcesSandbox } from './os-sandbox.ts';
import { fileToVerify } from './command-line.ts';
import { failStart } from './failed-start.ts';
import { mendStartMenuEntry } from './start-menu-entry.ts';
import { sayUnsafeStart } from './unsafe-start.ts';
import { verifyAndEnd } from './verify-start.ts';
import { keepDataLocal } from './windows-data.ts';

/** What must happen before the app is ready. False: it is not to start here, and has ended or will. */
export function prepareStart(keychainScript: string): boolean {
  // Looked at first: enforcing the sandbox takes the switch off the command line.
  if (isStartedUnsafely()) {
    sayUnsafeStart();
    app.exit(0);
    return false;
  }
  if (!isInstallationWhole()) {
    void endDamaged();
    return false;
  }
  const start = {
    isPackaged: app.isPackaged,
    isRoot: process.getuid?.() === 0,
    hasNoSandbox: app.commandLine.hasSwitch('no-sandbox'),
  };
  if (enforcesSandbox(start)) app.enableSandbox();
  // `<link rel="dns-prefetch">` asks name servers past every proxy and CSP.
  app.commandLine.appendSwitch('blink-settings', 'dnsPrefetchingEnabled=false');
  app.commandLine.appendSwitch('disable-background-networking');
  if (process.platform === 'win32') nameForWindows();
  if (process.platform === 'win32') keepDataLocal();
  const toVerify = fileToVerify(process.argv);
  if (toVerify !== undefined) {
    void verifyAndEnd(toVerify, keychainScript);
    return false;
  }
  if (app.requestSingleInstanceLock()) return true;
  const obstacle = whyNoLock(app.getPath('userData'));
  if (obstacle === undefined) app.exit(0);
  else void app.whenReady().then(() => failStart(obstacle));
  return false;
}

/** Notifications of an installed app come under the ids that its shortcut has; from a working folder Electron makes up one for each run. */
function nameForWindows(): void {
  app.setAppUserModelId(appUserModelId(app.isPackaged, process.execPath));
  if (!app.isPackaged) return;
  app.setToastActivatorCLSID(TOAST_ACTIVATOR);
  void app.whenReady().then(mendOwnEntry);
}

function mendOwnEntry(): void {
  const menu = join(app.getPath('appData'), String.raw`Microsoft\Windows\Start Menu\Programs`, `${app.getName()}.lnk`);
  const ids = { appUserModelId: appUserModelId(true, ''), toastActivatorClsid: TOAST_ACTIVATOR };
  mendStartMenuEntry(
    menu,
    { target: process.execPath, ...ids },
    {
      read: (path) => shell.readShortcutLink(path),
      update: (path, link) => shell.writeShortcutLink(path, 'update', link),
    },
  );
}
