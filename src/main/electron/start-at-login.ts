import { app } from 'electron';
import type { Log } from '../log/log.ts';
import { autostartEntry } from './autostart-entry.ts';
import { writeAutostart } from './autostart-file.ts';

/** Follows the setting with what the system has for it. From a working folder it would be the folder's Electron: never there. */
export class StartAtLogin {
  readonly #log: Log;
  #isOn: boolean | undefined;

  constructor(log: Log) {
    this.#log = log;
  }

  get isPossible(): boolean {
    return app.isPackaged && (process.platform !== 'linux' || entry() !== undefined);
  }

  /**
   * Only a change of the setting changes the system, so that whoever takes the app out of the system's own list is not overruled at the next
   * start. A Linux entry is written anew: an AppImage may have moved.
   */
  async use(isOn: boolean): Promise<void> {
    const before = this.#isOn;
    this.#isOn = isOn;
    if (!this.isPossible || isOn === before) return;
    if (process.platform !== 'linux') {
      if (before !== undefined) app.setLoginItemSettings({ openAtLogin: isOn });
    } else if (isOn || before !== undefined) {
      await writeAutostart(app.getPath('appData'), isOn ? entry() : undefined).catch((error: unknown) => {
        this.#log('warn', 'login.refused', {
          code: error instanceof Error && 'code' in error ? String(error.code) : '',
        });
      });
    }
  }
}

/** An AppImage runs from a folder that is gone after the run: what is to be started is the image itself. */
function entry(): string | undefined {
  return autostartEntry({ name: app.getName(), path: process.env['APPIMAGE'] ?? process.execPath });
}
