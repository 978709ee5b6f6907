import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** As little as an app with two windows can be: sandboxed as ours are, one shown, one loaded out of sight. */
const MAIN = `import { app, BrowserWindow, Menu } from 'electron';
Menu.setApplicationMenu(null);
void app.whenReady().then(() => {
  const open = (page, size) => {
    const window = new BrowserWindow({ ...size, show: false, webPreferences: { sandbox: true, spellcheck: false } });
    void window.loadFile(page);
    return window;
  };
  const main = open('index.html', { width: 420, height: 720 });
  main.show();
  main.webContents.once('did-finish-load', () => open('second.html', { width: 380, height: 362, frame: false }));
});
`;
const PAGE = '<!doctype html><meta charset="utf-8"><title>Empty</title><p>Nothing</p><input autofocus>';

/** Writes it into `folder` and returns that. */
export async function makeEmptyApp(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const packageJson = { name: 'empty', productName: 'Empty', version: '1.0.0', type: 'module', main: 'main.js' };
  await writeFile(join(folder, 'package.json'), JSON.stringify(packageJson));
  await writeFile(join(folder, 'main.js'), MAIN);
  for (const page of ['index.html', 'second.html']) await writeFile(join(folder, page), PAGE);
  return folder;
}
