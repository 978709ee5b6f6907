import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { startConnectProxy, type ConnectProxy } from '../support/connect-proxy.ts';
import { startHttpsGateway, type HttpsGateway } from '../support/https-gateway.ts';
import { companyRoot } from '../support/private-authority.ts';
import {
  callButton,
  callouts,
  expect,
  goTo,
  numberField,
  onLinux,
  signIn,
  test as base,
  typeHost,
  words,
} from './companion.ts';
import { ask } from './history.ts';

onLinux('proxy and authorities come from the environment there');

/** A host of a company's own: only the company's proxy knows where it is, and only the company's authority vouches for it. */
const HOST = 'https://api.test';

interface Office {
  proxy: ConnectProxy;
  /** What the system knows of it. */
  env: Record<'https_proxy' | 'SSL_CERT_FILE', string>;
}

const test = base.extend<{ gateway: HttpsGateway; office: Office }>({
  gateway: async ({ centre }, use) => {
    const gateway = await startHttpsGateway(centre.host);
    await use(gateway);
    await gateway.close();
  },
  office: async ({ companion, gateway }, use) => {
    const proxy = await startConnectProxy(gateway.port);
    const store = join(companion.folder, 'system.pem');
    await writeFile(store, companyRoot);
    await use({ proxy, env: { https_proxy: `http://127.0.0.1:${proxy.port}`, SSL_CERT_FILE: store } });
    await proxy.close();
  },
});

async function enterHost(page: Page): Promise<void> {
  await typeHost(page, HOST);
}

test('signs in and calls through the company’s proxy, with a certificate of the company’s own authority', async ({
  companion,
  centre,
  office,
}) => {
  const page = await companion.start([], office.env);
  await signIn(page, { ...centre, host: HOST });
  await numberField(page).fill('15405714321');
  await callButton(page).click();
  await expect(page.getByText(words.dial.ringing).first()).toBeVisible();
  expect(callouts(centre)).toHaveLength(1);
  await goTo(page, 'calls');
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
  expect(new Set(office.proxy.asked)).toEqual(new Set(['CONNECT api.test:443 HTTP/1.1']));
  expect(office.proxy.credentials).toEqual([]);

  await ask(page, 'diagnostics.run', { checks: ['proxy', 'tls'] });
  const found = async () =>
    (await ask(page, 'diagnostics.get', undefined)).checks
      .filter(({ id }) => id === 'proxy' || id === 'tls')
      .map(({ result }) => result?.code);
  await expect.poll(found).toEqual(['proxy-passes', 'tls-company']);
});

test('says at the host that the proxy wants a login, and goes on once it does not', async ({
  companion,
  centre,
  office,
}) => {
  office.proxy.manner = 'wants-login';
  const page = await companion.start([], office.env);
  await enterHost(page);
  await expect(page.getByText(words.errors['proxy-auth'])).toBeVisible();
  expect(centre.requests).toEqual([]);
  office.proxy.manner = 'tunnels';
  await page.getByRole('button', { name: words.retry, exact: true }).click();
  await expect(page.getByText(words.account.hostGood)).toBeVisible();
  expect(office.proxy.credentials).toEqual([]);
});

test('sends nothing to a host whose authority the system does not know, and says so', async ({
  companion,
  centre,
  office,
}) => {
  const page = await companion.start([], { https_proxy: office.env.https_proxy });
  await enterHost(page);
  await expect(page.getByText(words.errors.tls)).toBeVisible();
  expect(centre.requests).toEqual([]);
});
