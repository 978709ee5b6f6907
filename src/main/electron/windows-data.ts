import { join } from 'node:path';
import { app } from 'electron';
import { moveToLocal } from '../files/local-data.ts';

/** Electron keeps data in the roaming profile. A data folder named on the command line, as in tests, stays. */
export function keepDataLocal(): void {
  const local = process.env['LOCALAPPDATA'] ?? '';
  if (local === '' || app.commandLine.hasSwitch('user-data-dir')) return;
  const folder = moveToLocal(app.getPath('userData'), join(local, app.getName()));
  app.setPath('userData', folder);
  app.setPath('sessionData', folder);
}
