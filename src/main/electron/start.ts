import { app } from 'electron';
import { handedOver, isPhoneEvent, readPhoneEvent } from './phone-event.ts';
import { refusedSwitch } from './start-switches.ts';
import { keepDataLocal } from './windows-data.ts';

/**
 * The first script. A phone waits for what it starts, so its event is handed to the app that runs before anything of the app is loaded, and this process
 * ends; where no app runs, nothing happens. Every other start goes on with the app.
 */
const before = app.isPackaged ? 1 : 2;
if (isPhoneEvent(process.argv, before)) {
  tellTheAppThatRuns();
  process.exit(0);
}
await import('../index.ts');

function tellTheAppThatRuns(): void {
  const event = readPhoneEvent(process.argv, before, process.ppid);
  if (!event || (app.isPackaged && refusedSwitch(process.argv, process.platform) !== undefined)) return;
  // The lock is found by the folder.
  if (process.platform === 'win32') keepDataLocal();
  app.requestSingleInstanceLock(handedOver(event));
}
