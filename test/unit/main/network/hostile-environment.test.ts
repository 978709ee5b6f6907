import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectProxyForTest } from '../../../support/connect-proxy-for-test.ts';
import { selfSigned } from '../../../support/self-signed.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const WAYS_OUT = join(import.meta.dirname, 'ways-out.ts');
/** Ways that a request of the app takes to a server. */
const WAYS = 12;
const run = promisify(execFile);

/** What an attacker who sets variables would give each, with a certificate that the server has. */
const HOSTILE: Record<string, (folder: string, port: number) => string> = {
  NODE_TLS_REJECT_UNAUTHORIZED: () => '0',
  NODE_EXTRA_CA_CERTS: (folder) => join(folder, 'cert.pem'),
  NODE_USE_SYSTEM_CA: () => '1',
  NODE_USE_ENV_PROXY: () => '1',
  NODE_OPTIONS: (folder) => `--use-openssl-ca --tls-keylog=${join(folder, 'keys.log')}`,
  NODE_PATH: (folder) => folder,
  NODE_DEBUG: () => 'tls,http,net',
  NODE_V8_COVERAGE: (folder) => join(folder, 'coverage'),
  ELECTRON_RUN_AS_NODE: () => '1',
  OPENSSL_CONF: (folder) => join(folder, 'none.cnf'),
  OPENSSL_MODULES: (folder) => folder,
  SSLKEYLOGFILE: (folder) => join(folder, 'keys.log'),
  SSL_CERT_FILE: (folder) => join(folder, 'cert.pem'),
  SSL_CERT_DIR: (folder) => folder,
  HTTPS_PROXY: (_folder, port) => `http://127.0.0.1:${port}`,
};

interface World {
  folder: string;
  port: number;
  proxyPort: number;
  /** What was said to the server inside TLS. */
  heard: string[];
}

async function startWorld(): Promise<World> {
  const folder = await tempFolder();
  await writeFile(join(folder, 'cert.pem'), selfSigned.cert);
  const heard: string[] = [];
  const server = createServer(selfSigned, (socket) => {
    socket.on('error', () => undefined).on('data', (data) => heard.push(String(data)));
    setTimeout(() => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'), 50);
  }).on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { folder, port, proxyPort: (await connectProxyForTest(port)).port, heard };
}

async function tryWaysOut({ port, proxyPort }: World, variables: Record<string, string>, ...more: string[]) {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...variables };
  const args = [WAYS_OUT, String(port), String(proxyPort), ...more];
  const { stdout } = await run(process.execPath, args, { env, timeout: 60_000 });
  return JSON.parse(stdout) as { tried: number; open: string[] };
}

describe.runIf(process.platform !== 'win32')('a self-signed server', () => {
  it.each(Object.keys(HOSTILE))('gets no token by any way out with a hostile %s', { timeout: 60_000 }, async (name) => {
    const world = await startWorld();
    const value = HOSTILE[name]?.(world.folder, world.proxyPort) ?? '';
    expect(await tryWaysOut(world, { [name]: value })).toEqual({ tried: WAYS, open: [] });
    expect(world.heard).toEqual([]);
  });

  it(
    'would get it by every way out if the app kept a variable that adds an authority',
    { timeout: 60_000 },
    async () => {
      const world = await startWorld();
      const { tried, open } = await tryWaysOut(world, { SSL_CERT_FILE: join(world.folder, 'cert.pem') }, '--keep');
      expect(open).toHaveLength(tried);
      expect(world.heard.join()).toContain('CANARY');
    },
  );
});
