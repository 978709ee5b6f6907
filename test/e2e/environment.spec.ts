import { createServer } from 'node:https';
import { readdir, stat, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { selfSigned } from '../support/self-signed.ts';
import { expect, field, numberField, onLinux, signIn, test, typeHost, words } from './companion.ts';
import { ask } from './history.ts';

onLinux('modes of files, and variables that Linux programs read');

test('what the app writes is for their owner only, beside databases too', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  await ask(page, 'calls.sync', undefined);
  const folder = join(companion.folder, 'config/Softphone Companion');
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
    // What Chromium itself makes (its lock is a link) lies beside ours.
    (entry) => entry.isFile() || entry.isDirectory(),
  );
  const names = entries.map((entry) => join(entry.parentPath, entry.name));
  expect(names.filter((name) => /\.sqlite-(?:wal|shm)$/.test(name)).length).toBeGreaterThan(1);
  const open: string[] = [];
  for (const name of names) {
    const mode = await stat(name).then(
      (found) => found.mode & 0o077,
      () => 0,
    ); // gone meanwhile
    if (mode !== 0) open.push(`${name} ${mode.toString(8)}`);
  }
  expect(open).toEqual([]);
});

test('variables that weaken TLS or load code are gone, and no token reaches a self-signed server', async ({
  companion,
}) => {
  const heard: (string | undefined)[] = [];
  const server = createServer(selfSigned, (request, response) => {
    heard.push(request.headers.authorization);
    response.end('{}');
  }).on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const authority = join(companion.folder, 'authority.pem');
  await writeFile(authority, selfSigned.cert);
  const hostile = {
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
    NODE_EXTRA_CA_CERTS: authority,
    NODE_USE_SYSTEM_CA: '1',
    NODE_USE_ENV_PROXY: '1',
    NODE_PATH: companion.folder,
    NODE_DEBUG: 'tls,http',
    OPENSSL_CONF: join(companion.folder, 'none.cnf'),
    OPENSSL_MODULES: companion.folder,
    SSLKEYLOGFILE: join(companion.folder, 'keys.log'),
  };
  try {
    const page = await companion.start([], hostile);
    const left = await companion.app.evaluate(
      (_electron, names) => names.filter((name) => process.env[name] !== undefined),
      Object.keys(hostile),
    );
    expect(left).toEqual([]);
    const host = `https://localhost:${(server.address() as AddressInfo).port}`;
    await typeHost(page, host);
    await expect(field(page, words.account.hostTitle)).toHaveValue(host);
    const sent = await page.evaluate((input) => window.companion.request('account.testToken', input), {
      host,
      token: 'CANARY-4f1c9a7e2b5d8063',
    });
    expect(sent).toMatchObject({ ok: false, error: { code: 'tls' } });
    expect(heard).toEqual([]);
    await expect(numberField(page)).toBeHidden();
    expect(await readdir(companion.folder)).not.toContain('keys.log');
  } finally {
    server.close();
    server.closeAllConnections();
  }
});
