import { join } from 'node:path';
import fc from 'fast-check';
import type { ElectronApplication, Page } from 'playwright/test';
import { createRoutes } from '../../src/main/ipc/routes.ts';
import type { Routes } from '../../src/main/ipc/router.ts';
import { ipcMessages, type IpcMessage } from '../support/ipc-messages.ts';
import { createTestWorld } from '../support/world.ts';
import { expect } from './companion.ts';

interface Tally {
  /** By code; `ok` for what was done. */
  codes: Record<string, number>;
  /** Names of what was done. */
  done: string[];
  /** What of another agent stood in an answer. */
  leaks: string[];
  /** Requests that main had no answer for. */
  crashes: string[];
}

export function allRoutes(folder: string): Routes {
  return createRoutes(createTestWorld(join(folder, 'routes-only')).services);
}

export function messagesOf(world: Parameters<typeof ipcMessages>[0], seed: number): (count: number) => IpcMessage[] {
  const message = ipcMessages(world);
  let round = 0;
  return (count) => fc.sample(message, { numRuns: count, seed: seed + round++ * 7_919 });
}

/** All of them, twenty at a time, as this window’s page can; a look for `needles` in each answer. */
export function send(from: Page, messages: IpcMessage[], needles: string[]): Promise<Tally> {
  return from.evaluate(
    async ([list, forbidden]) => {
      const tally: Tally = { codes: {}, done: [], leaks: [], crashes: [] };
      const waiting = [...list];
      const work = async (): Promise<void> => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const result = await window.companion.request(next[0] as never, next[1] as never);
          const code = result.ok ? 'ok' : result.error.code;
          tally.codes[code] = (tally.codes[code] ?? 0) + 1;
          if (result.ok) tally.done.push(String(next[0]));
          if (code === 'unexpected') tally.crashes.push(`${String(next[0])} ${JSON.stringify(next[1])}`);
          // As words of their own: numbers that customers see may hold the digits of an id.
          const said = new Set(JSON.stringify(result).split(/[^\w-]+/));
          const leaked = forbidden.find((text) => said.has(text));
          if (leaked !== undefined) tally.leaks.push(`${String(next[0])}: ${leaked}`);
        }
      };
      await Promise.all(Array.from({ length: 20 }, work));
      return tally;
    },
    [messages, needles] as const,
  );
}

/** Presses a key in the windows all the time, answers the system’s dialogs (half of the questions with yes), and opens nothing. */
export function actForTheAgent(app: ElectronApplication, folder: string): Promise<void> {
  return app.evaluate(({ BrowserWindow, dialog, shell }, to) => {
    let n = 0;
    const done = (): Promise<void> => Promise.resolve();
    const chosen = () =>
      n++ % 3 === 0
        ? { canceled: false, filePath: `${to}/saved-${n % 20}`, filePaths: [to] }
        : { canceled: true, filePaths: [] };
    Object.assign(dialog, {
      showMessageBox: () => Promise.resolve({ response: n++ % 2, checkboxChecked: false }),
      showOpenDialog: () => Promise.resolve(chosen()),
      showSaveDialog: () => Promise.resolve(chosen()),
    });
    Object.assign(shell, {
      openExternal: done,
      openPath: () => Promise.resolve(''),
      showItemInFolder: () => undefined,
    });
    let ticks = 0;
    setInterval(() => {
      const windows = BrowserWindow.getAllWindows();
      for (const window of windows)
        if (window.isFocused()) window.webContents.sendInputEvent({ type: 'keyDown', keyCode: 'F15' });
      // Messages open the quick dial: the agent goes back to the main window.
      const ours = windows.find((one) => one.webContents.getURL().includes('index.html') && one.isVisible());
      if (ticks++ % 200 === 0 && ours?.isFocused() === false) ours.focus();
    }, 3);
  }, folder);
}

/** Asked again where the dialog has said no, or the last press was used up by another message. */
export async function untilDone(page: Page, name: string, input: unknown): Promise<void> {
  await expect
    .poll(
      async () => {
        const result = await page.evaluate(([n, i]) => window.companion.request(n as never, i as never), [
          name,
          input,
        ] as const);
        return result.ok ? 'ok' : result.error.code;
      },
      { timeout: 60_000, intervals: [50] },
    )
    .toBe('ok');
}
