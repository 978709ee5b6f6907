import { generateKeyPairSync } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Agent } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { UpdatesState } from '../../../../src/preload/contract/index.ts';
import { JsonFile } from '../../../../src/main/files/json-file.ts';
import { downloadManifest, MANIFEST_CAP } from '../../../../src/main/updates/download.ts';
import { storedUpdates } from '../../../../src/main/updates/judge-release.ts';
import { PRODUCT, writeManifest } from '../../../../src/main/updates/release-manifest.ts';
import type { PolicyReading } from '../../../../src/main/updates/update-policy.ts';
import { UpdatesService } from '../../../../src/main/updates/updates.service.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const key = generateKeyPairSync('ed25519');
const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 28, 12);

interface Said {
  version?: string;
  /** Days from NOW. */
  issued?: number;
  expires?: number;
}

const utc = (days: number): string => new Date(NOW + days * DAY).toISOString().replace('.000Z', 'Z');

function manifest({ version = '0.3.0', issued = 0, expires = 30 }: Said = {}, signer = key.privateKey): string {
  return writeManifest({ product: PRODUCT, version, issuedAt: utc(issued), expiresAt: utc(expires) }, signer);
}

/** A real server, whose answer can be changed, and the service that asks it. */
async function company(folder?: string, memory = 'updates.json') {
  const home = folder ?? (await tempFolder());
  let answer: RequestListener = (_request, response) => response.end(manifest());
  let asked = 0;
  const server = createServer((request, response) => {
    asked++;
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const agent = new Agent();
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await agent.destroy();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const policy = {
    manifest: `${origin}/release.json`,
    publicKey: key.publicKey,
    keyId: 'a',
    page: 'https://it.example/app',
  };
  let reading: PolicyReading = { is: 'on', policy };
  let now = NOW;
  const [told, opened, events]: [UpdatesState[], string[], string[]] = [[], [], []];
  const service = new UpdatesService({
    version: '0.2.0',
    readPolicy: () => Promise.resolve(reading),
    file: new JsonFile(join(home, memory), storedUpdates),
    download: (address) => downloadManifest(address, { kept: () => Promise.resolve(agent), limitMs: 2_000 }),
    openLink: (address) => Promise.resolve(void opened.push(address)),
    announce: (state) => told.push(state),
    now: () => now,
    random: () => 0.5,
    log: (_level, event) => events.push(event),
  });
  return {
    ...{ home, service, told, opened, events, origin, policy },
    asked: () => asked,
    says: (next: string | RequestListener) => {
      answer = typeof next === 'string' ? (_request, response) => response.end(next) : next;
    },
    setPolicy: (next: PolicyReading) => (reading = next),
    setNow: (days: number) => (now = NOW + days * DAY),
  };
}

const why = (state: UpdatesState): string => (state.is === 'failed' ? state.why : state.is);

describe('without an address in the company’s file', () => {
  it('nothing is asked, not even on command', async () => {
    const it_ = await company();
    it_.setPolicy({ is: 'off' });
    await it_.service.start();
    expect(await it_.service.check()).toEqual({ is: 'off' });
    expect(it_.asked()).toBe(0);
  });

  it('a file that cannot be used says so, and asks nothing', async () => {
    const it_ = await company();
    it_.setPolicy({ is: 'misconfigured' });
    await it_.service.start();
    expect(await it_.service.check()).toEqual({ is: 'misconfigured' });
    expect(it_.asked()).toBe(0);
  });
});

describe('a check', () => {
  it('tells about a newer version, with the page that the company names', async () => {
    const it_ = await company();
    await it_.service.start();
    expect(await it_.service.check()).toEqual({ is: 'newer', checkedAt: NOW, version: '0.3.0', hasPage: true });
    expect(it_.told.at(-1)?.is).toBe('newer');
    await it_.service.openPage();
    expect(it_.opened).toEqual(['https://it.example/app']);
  });

  it('tells nothing where the newest is what runs, or older', async () => {
    for (const version of ['0.2.0', '0.1.9']) {
      const it_ = await company();
      it_.says(manifest({ version }));
      await it_.service.start();
      expect((await it_.service.check()).is).toBe('current');
    }
  });

  it('remembers over a restart what was told, until that expires', async () => {
    const first = await company();
    await first.service.start();
    await first.service.check();
    const second = await company(first.home);
    await second.service.start();
    expect(second.service.get()).toMatchObject({ is: 'newer', version: '0.3.0' });
    const third = await company(first.home);
    third.setNow(31);
    await third.service.start();
    expect(third.service.get()).toEqual({ is: 'waiting' });
  });

  it.each<[string, string | RequestListener, string]>([
    ['a forged manifest', manifest({}, generateKeyPairSync('ed25519').privateKey), 'forged'],
    ['an expired one', manifest({ issued: -40, expires: -1 }), 'expired'],
    ['one from the future', manifest({ issued: 3, expires: 30 }), 'malformed'],
    ['something else', '<html>please sign in</html>', 'malformed'],
    ['an oversized one', `${manifest()}${' '.repeat(MANIFEST_CAP)}`, 'too-large'],
    [
      'one that never ends',
      (_request, response) => void setInterval(() => response.write('x'.repeat(8192)), 5).unref(),
      'too-large',
    ],
    ['a redirect', (_request, response) => response.writeHead(302, { location: '/other.json' }).end(), 'redirected'],
    ['a page that is gone', (_request, response) => response.writeHead(404).end(manifest()), 'unreachable'],
    ['no answer', (request) => request.socket.destroy(), 'unreachable'],
  ])('ignores %s, logs it and keeps it for the diagnostics', async (_what, answer, expected) => {
    const it_ = await company();
    it_.says(answer);
    await it_.service.start();
    const state = await it_.service.check();
    expect(state).toEqual({ is: 'failed', checkedAt: NOW, why: expected });
    expect(it_.events).toEqual([`updates.${expected}`]);
    expect(it_.asked()).toBe(1);
  });

  it('believes neither an older manifest nor an older version after a newer one, also after a restart', async () => {
    const first = await company();
    first.says(manifest({ version: '0.4.0', issued: 0 }));
    await first.service.start();
    await first.service.check();
    const it_ = await company(first.home);
    await it_.service.start();
    it_.says(manifest({ version: '0.5.0', issued: -1 }));
    expect(why(await it_.service.check())).toBe('replayed');
    it_.says(manifest({ version: '0.3.0', issued: 0.5 }));
    const state = await it_.service.check();
    expect(state).toMatchObject({ is: 'failed', why: 'downgraded', newer: { version: '0.4.0' } });
    it_.says(manifest({ version: '0.4.1', issued: 0.5 }));
    expect(await it_.service.check()).toMatchObject({ is: 'newer', version: '0.4.1' });
  });

  it('does not bring an expired manifest to life when the clock is set back', async () => {
    const it_ = await company();
    const old = manifest({ version: '0.3.0', issued: -20, expires: -10 });
    await it_.service.start();
    await it_.service.check();
    it_.setNow(-15);
    it_.says(old);
    expect(why(await it_.service.check())).toBe('expired');
  });

  it('begins anew where the company pins another key', async () => {
    const it_ = await company();
    it_.says(manifest({ version: '0.9.0' }));
    await it_.service.start();
    await it_.service.check();
    const other = await company(it_.home);
    other.setPolicy({ is: 'on', policy: { ...other.policy, keyId: 'b' } });
    other.says(manifest({ version: '0.3.0', issued: -1 }));
    await other.service.start();
    expect(await other.service.check()).toMatchObject({ is: 'newer', version: '0.3.0' });
  });

  it('believes nothing new where it cannot keep what it has seen', async () => {
    const home = await tempFolder();
    await writeFile(join(home, 'no-folder'), '');
    const it_ = await company(home, 'no-folder/updates.json');
    await it_.service.start();
    expect((await it_.service.check()).is).toBe('current');
  });

  it('is due again after most of a day and some hours of chance', async () => {
    const it_ = await company();
    await it_.service.start();
    await it_.service.check();
    const { nextAt } = JSON.parse(await readFile(join(it_.home, 'updates.json'), 'utf8')) as { nextAt: number };
    expect(nextAt - NOW).toBe(24 * 3_600_000);
  });

  it('bears a damaged memory', async () => {
    const it_ = await company();
    await writeFile(join(it_.home, 'updates.json'), '{"version": 7, "issuedAt": "x"}');
    await it_.service.start();
    expect((await it_.service.check()).is).toBe('newer');
  });
});
