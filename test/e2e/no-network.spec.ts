import { watchConnections } from '../support/connections.ts';
import { playwrightsElectron } from '../support/companion.ts';
import { startListeners, type Listeners } from '../support/listeners.ts';
import { expect, field, onLinux, test, words } from './companion.ts';
import { goOutside } from './hostile-page.ts';

onLinux('strace watches what the app opens');
test.setTimeout(120_000);

/** The proxy of the windows, where nobody listens; and where Chromium only asks the kernel for a route, by UDP sockets through which nothing is sent. */
const NOTHING_SENT: ReadonlySet<string> = new Set([
  '127.0.0.1:9',
  '127.0.0.1:443',
  '8.8.8.8:53',
  '2001:4860:4860::8888:53',
  '2001:4860:4860::8888:443',
]);
/** Gathering of WebRTC candidates and look-ups of names take their time. */
const LATE_MS = 5_000;

test('a hostile page reaches nobody: HTTP, DNS, STUN, TURN, SIP and every way that a page has to load something', async ({
  companion,
}) => {
  const listeners: Listeners = await startListeners();
  const watch = await watchConnections(playwrightsElectron(), companion.folder);
  companion.executable = watch.executable;
  try {
    for (const name of ['index.html', 'quick-dial.html'] as const) {
      const page = name === 'index.html' ? await companion.start() : await companion.window(name);
      if (name === 'index.html') await expect(field(page, words.account.hostTitle)).toBeVisible();
      const before = page.url();
      await page.evaluate(goOutside, listeners.ports);
      await page.waitForTimeout(LATE_MS);
      expect(page.url()).toBe(before);
    }
    companion.pageErrors.length = 0; // each refusal is reported there, as it should be
    const connected = (await watch.seen()).filter((address) => !NOTHING_SENT.has(address));
    expect({ reached: listeners.reached, connected }).toEqual({ reached: [], connected: [] });
    // What watches is not blind: main itself is seen.
    const address = `127.0.0.1:${listeners.ports.http}`;
    await companion.app.evaluate((_electron, url) => fetch(url).then(String, String), `http://${address}/`);
    await expect.poll(() => listeners.reached).toContain('http');
    await expect.poll(() => watch.seen()).toContain(address);
  } finally {
    listeners.close();
  }
});
