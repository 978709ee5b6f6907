import inspector from 'node:inspector';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { chromium } from './chromium/running.ts';
import {
  appArguments,
  appMain,
  electronVersion,
  executable,
  preloaded,
  rawArguments,
  switches,
} from './command-line.ts';
import { app } from './api/app.ts';
import { serveElectron } from './electron.ts';

const inspect = switches.get('inspect');
if (inspect !== undefined) inspector.open(Number(inspect));

Object.defineProperty(process, 'versions', { value: { ...process.versions, electron: electronVersion } });
Object.assign(process, { type: 'browser', resourcesPath: '', execPath: executable });
serveElectron();

/** Playwright says when it is attached, so that a test sees everything from the first page on. */
function waitForPlaywright(): Promise<unknown> {
  if (preloaded.length > 0 || inspect === undefined || !switches.has('remote-debugging-port')) return Promise.resolve();
  const attached = Promise.withResolvers<undefined>();
  Object.assign(globalThis, { __playwright_run: attached.resolve });
  setTimeout(() => attached.resolve(undefined), 5000);
  return attached.promise;
}

const attached = waitForPlaywright();
process.argv = [executable, ...rawArguments];
const require = createRequire(import.meta.url);
// eslint-disable-next-line security/detect-non-literal-require -- Electron's own -r
for (const module of preloaded) require(module);
process.argv = [executable, ...appArguments];

async function run(): Promise<void> {
  const { root } = chromium.cdp;
  root.setMaxListeners(0);
  // A window that got past the injected window.open: main decides what opens (web-contents.ts).
  root.on('Target.targetCreated', ({ targetInfo: { targetId, type, openerId } }) => {
    if (type === 'page' && openerId !== undefined)
      void root.send('Target.closeTarget', { targetId }).catch(() => undefined);
  });
  const watching = root.send('Target.setDiscoverTargets', { discover: true });
  // eslint-disable-next-line no-unsanitized/method -- running the app that it is given is this program's purpose
  const loading: Promise<unknown> = import(pathToFileURL(appMain).href);
  // Electron too is only ready when main has loaded to its end: a top-level await of whenReady() never returns.
  await Promise.all([watching, loading]);
  const { product } = await root.send('Browser.getVersion');
  const chrome = product.replace(/^.*\//, '');
  Object.defineProperty(process.versions, 'chrome', { value: chrome, enumerable: true });
  console.error(`runtime: stand-in (Node ${process.versions.node}, Chromium ${chrome})`);
  if (chromium.isHeadless) console.error(noDisplay);
  await attached;
  app.start();
}

const noDisplay =
  'runtime: there is no display, so the windows are not shown; `npm run screenshots` takes pictures of them, `xvfb-run -a npm run demo` gives them a display';

try {
  await run();
} catch (error) {
  // Quitting before it was ready, as a second instance does, takes Chromium away from under it.
  if (!app.isOver) throw error;
}
