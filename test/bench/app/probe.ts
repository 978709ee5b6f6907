import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Loaded into Electron's main process before the app (`-r`): prints when the main window was shown, and when it could be used, in ms since
 * BENCH_SPAWNED_AT (epoch ms). Usable: it has a field and has painted a frame with it. Frames are painted for windows that can be seen only.
 */
const PROBE = `const { app } = require('electron');

const since = () => Date.now() - Number(process.env['BENCH_SPAWNED_AT']);
const USABLE = \`new Promise((done) => {
  const look = () => requestAnimationFrame(() => (document.querySelector('input') ? requestAnimationFrame(done) : look()));
  look();
}).then(() => true)\`;

app.on('browser-window-created', (_event, window) => {
  const { webContents } = window;
  window.once('show', () => console.log(\`BENCH shown \${since()}\`));
  webContents.once('dom-ready', () => {
    if (!webContents.getURL().includes('index.html')) return;
    void webContents.executeJavaScript(USABLE).then(() => console.log(\`BENCH usable \${since()}\`));
  });
});
`;

/** Writes it into `folder` and returns its path. */
export function makeProbe(folder: string): string {
  const path = join(folder, 'probe.cjs');
  writeFileSync(path, PROBE);
  return path;
}
