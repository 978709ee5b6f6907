import type { ElectronApplication } from 'playwright/test';

export type AppPage = 'index.html' | 'quick-dial.html' | 'call-card.html';

/** The window that shows this page: where it stands and whether it can be seen. */
export function windowState(app: ElectronApplication, page: AppPage) {
  return app.evaluate(({ BrowserWindow }, name) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes(name));
    if (!window) throw new Error(`no window shows ${name}`);
    return {
      bounds: window.getBounds(),
      isVisible: window.isVisible(),
      isFocused: window.isFocused(),
      zoom: window.webContents.getZoomFactor(),
    };
  }, page);
}

/** As the window's own button does. */
export function closeWindow(app: ElectronApplication, page: AppPage): Promise<void> {
  return app.evaluate(({ BrowserWindow }, name) => {
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().includes(name))
      ?.close();
  }, page);
}

/** The agent looks at another program. */
export function lookAway(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.blur());
}

/** What the system's next file dialog answers: a real one waits for a person. */
export function answerDialog(app: ElectronApplication, answer: object): Promise<void> {
  return app.evaluate(({ dialog }, given) => {
    for (const name of ['showOpenDialog', 'showSaveDialog'] as const)
      Object.assign(dialog, { [name]: () => Promise.resolve(given) });
  }, answer);
}

/** The agent's answer whenever the system's dialog asks whether a guard may be loosened. */
export function answerLoosening(app: ElectronApplication, isYes: boolean): Promise<void> {
  return app.evaluate(({ dialog }, response) => {
    Object.assign(dialog, { showMessageBox: () => Promise.resolve({ response, checkboxChecked: false }) });
  }, Number(isYes));
}

/** From now on folders are not opened, but noted. */
export function noteOpened(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ shell }) => {
    const noted: string[] = [];
    Object.assign(shell, {
      openPath: (path: string) => {
        noted.push(path);
        return Promise.resolve('');
      },
      noted: () => noted,
    });
  });
}

export function notedPaths(app: ElectronApplication): Promise<string[]> {
  return app.evaluate(({ shell }) => (shell as unknown as { noted(): string[] }).noted());
}

/** Displays cannot be plugged in and out by a test: the app is told of these from now on. */
export function setDisplays(app: ElectronApplication, areas: Electron.Rectangle[]): Promise<void> {
  return app.evaluate(({ screen }, list) => {
    const displays = list.map((area, id) => ({ id, bounds: area, workArea: area, size: area, workAreaSize: area }));
    Object.assign(screen, { getAllDisplays: () => displays });
  }, areas);
}
