import { setTimeout as sleep } from 'node:timers/promises';
import { startConnectProxy } from '../support/connect-proxy.ts';
import { watchConnections } from '../support/connections.ts';
import { playwrightsElectron } from '../support/companion.ts';
import { callButton, expect, field, goTo, numberField, onLinux, signIn, test, words } from './companion.ts';
import { synced } from './history.ts';

onLinux('strace watches what the app opens');
test.setTimeout(120_000);

/** Chromium looks for what it would fetch within this time after a start. */
const FIRST_MOMENTS_MS = 4_000;

test('connects to nobody while signed out, and to the configured host alone from then on, after a second start too', async ({
  companion,
  centre,
}) => {
  const proxy = await startConnectProxy(Number(new URL(centre.host).port));
  const watch = await watchConnections(playwrightsElectron(), companion.folder);
  companion.executable = watch.executable;
  const address = `http://127.0.0.1:${proxy.port}`;
  // Whatever asks for a name that only the internet knows asks the proxy, which notes it.
  const office = { http_proxy: address, https_proxy: address };
  try {
    const page = await companion.start([], office);
    await expect(field(page, words.account.hostTitle)).toBeVisible();
    await companion.window('quick-dial.html');
    await sleep(FIRST_MOMENTS_MS);
    expect({ asked: proxy.asked, connected: await watch.seen() }).toEqual({ asked: [], connected: [] });

    await signIn(page, centre);
    await synced(page);
    for (const screen of ['calls', 'seat', 'settings', 'dial'] as const) await goTo(page, screen);
    await numberField(page).fill('15405714321');
    await callButton(page).click();
    await expect(page.getByText(words.dial.ended).first()).toBeVisible({ timeout: 20_000 });
    await companion.stop();
    const host = new URL(centre.host).host;
    expect({ asked: proxy.asked, connected: await watch.seen() }).toEqual({ asked: [], connected: [host] });

    await watch.forget();
    const begun = Date.now();
    const again = await companion.start([], office);
    await expect(numberField(again)).toBeVisible();
    await synced(again, 30_000, begun);
    await sleep(FIRST_MOMENTS_MS);
    await companion.stop();
    expect({ asked: proxy.asked, connected: await watch.seen() }).toEqual({ asked: [], connected: [host] });
  } finally {
    await proxy.close();
  }
});
