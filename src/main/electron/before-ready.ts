import { app } from 'electron';
import { appUserModelId } from './app-user-model-id.ts';
import { isStartedUnsafely } from './lockdown.ts';
import { enforcesSandbox } from './os-sandbox.ts';
import { sayUnsafeStart } from './unsafe-start.ts';

/** What must happen before the app is ready. False: it is not to start here. */
export function prepareStart(): boolean {
  // Looked at first: enforcing the sandbox takes the switch off the command line.
  if (isStartedUnsafely()) {
    sayUnsafeStart();
    return false;
  }
  const start = {
    isPackaged: app.isPackaged,
    isRoot: process.getuid?.() === 0,
    hasNoSandbox: app.commandLine.hasSwitch('no-sandbox'),
  };
  if (enforcesSandbox(start)) app.enableSandbox();
  if (process.platform === 'win32') app.setAppUserModelId(appUserModelId(app.isPackaged, process.execPath));
  return app.requestSingleInstanceLock();
}
