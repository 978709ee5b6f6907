import type { ElectronApplication } from 'playwright/test';
import type { IpcMessage } from '../support/ipc-messages.ts';

/** What main answers to a window that it has not let in. */
export const NO_COMPANION = 'forbidden';

/** Opens a window that the app did not make, with the app’s own preload and session, as a hostile page would like to have one. Its id. */
export function openStranger(app: ElectronApplication, address: string): Promise<number> {
  return app.evaluate(async ({ app: main, BrowserWindow, session }, url) => {
    const preload = `${main.getAppPath()}/out/preload/index.cjs`;
    const window = new BrowserWindow({
      show: false,
      webPreferences: { preload, session: session.fromPartition('windows'), sandbox: true, contextIsolation: true },
    });
    await window.loadURL(url);
    return window.id;
  }, address);
}

/** Sends them from this window’s page, and counts the answers by their code. */
export function sendFrom(
  app: ElectronApplication,
  window: number,
  messages: readonly IpcMessage[],
): Promise<Record<string, number>> {
  return app.evaluate(
    async ({ BrowserWindow }, [id, text]) => {
      const script = `(async () => {
        const codes = {};
        for (const [name, input] of ${text}) {
          const result = await companion.request(name, input);
          const code = result.ok ? 'ok' : result.error.code;
          codes[code] = (codes[code] ?? 0) + 1;
        }
        return codes;
      })()`;
      return (await BrowserWindow.fromId(id)?.webContents.executeJavaScript(script)) as Record<string, number>;
    },
    [window, JSON.stringify(messages)] as const,
  );
}
