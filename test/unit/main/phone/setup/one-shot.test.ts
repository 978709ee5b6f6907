import { request } from 'node:http';
import { spawn } from 'node:child_process';
import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { serveOnce, type OneShot } from '../../../../../src/main/phone/setup/one-shot.ts';

async function served(forMs = 60_000): Promise<OneShot> {
  const shot = await serveOnce({ content: '<secret/>', contentType: 'application/xml', forMs });
  onTestFinished(() => shot.close());
  return shot;
}

/** Status and body; headers as given, even a wrong Host. */
function get(
  url: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; body: string; type: string }> {
  return new Promise((resolve, reject) => {
    request(url, { agent: false, ...options }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body, type: response.headers['content-type'] ?? '' }),
      );
    })
      .on('error', reject)
      .end();
  });
}

describe('the one-shot server', () => {
  it('gives its text once, and is gone', async () => {
    const shot = await served();
    expect(shot.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}$/);
    expect(await get(shot.url)).toEqual({ status: 200, body: '<secret/>', type: 'application/xml' });
    expect(await shot.done).toEqual({ isFetched: true, wasRefused: false });
    await expect(get(shot.url)).rejects.toThrow('ECONNREFUSED');
  });

  it('gives it to one of many who come at once', async () => {
    const { url } = await served();
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => get(url)));
    expect(all.filter((each) => each.status === 'fulfilled' && each.value.status === 200)).toHaveLength(1);
  });

  it('knows no other path, method or host, and stays for the right one', async () => {
    const { url } = await served();
    const { origin, port } = new URL(url);
    const wrong = [
      get(`${origin}/`),
      get(`${url}/`),
      get(`${url}?x`),
      get(url.slice(0, -1)),
      get(url, { method: 'HEAD' }),
      get(url, { method: 'POST' }),
      get(url, { headers: { Host: `localhost:${port}` } }),
      get(url, { headers: { Host: 'evil.example' } }),
      get(url, { headers: { Host: '127.0.0.1' } }),
    ];
    for (const answer of await Promise.all(wrong)) expect([answer.status, answer.body]).toEqual([404, '']);
    expect((await get(url)).status).toBe(200);
  });

  it('ends by itself when nobody comes', async () => {
    const shot = await served(30);
    expect(await shot.done).toMatchObject({ isFetched: false });
    await expect(get(shot.url)).rejects.toThrow('ECONNREFUSED');
  });

  it('ends though somebody holds a connection open', async () => {
    const shot = await served(100);
    const socket = createConnection(Number(new URL(shot.url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    onTestFinished(() => void socket.destroy());
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.write('GET /slow HTTP/1.1\r\nHost: ');
    expect(await shot.done).toMatchObject({ isFetched: false });
  });

  it('serves its own user though more connections idle than it keeps', async () => {
    const { url } = await served();
    const idle = Array.from({ length: 40 }, () => createConnection(Number(new URL(url).port), '127.0.0.1'));
    for (const socket of idle) socket.on('error', () => undefined);
    onTestFinished(() => idle.forEach((socket) => void socket.destroy()));
    await Promise.all(idle.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    expect((await get(url)).status).toBe(200);
  });

  it('gives nothing to a process of another user, and says that one was refused', async () => {
    const shot = await serveOnce({
      content: '<secret/>',
      contentType: 'application/xml',
      forMs: 300,
      ownerOf: () => Promise.resolve('another-user'),
    });
    await expect(get(shot.url)).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect(await shot.done).toEqual({ isFetched: false, wasRefused: true });
  });
});

const NOBODY = 65_534;
const ROUNDS = 1_000;
/** Asks for every address on its input twice, and prints the first line of each answer. A connection closed on it does not end it. */
const RACER = `trap '' PIPE; while read -r port path; do for n in 1 2; do
  { exec 3<>/dev/tcp/127.0.0.1/$port && printf 'GET %s HTTP/1.1\\r\\nHost: 127.0.0.1:%s\\r\\n\\r\\n' "$path" "$port" >&3 && IFS= read -r line <&3; } 2>/dev/null
  echo "got \${line:-nothing}"; line=; exec 3>&-
done; done`;

// Only root can start a process of another user.
describe.runIf(process.platform === 'linux' && process.getuid?.() === 0)(
  'another user who races for the content',
  () => {
    it(`gets none of it in ${ROUNDS} rounds`, { timeout: 120_000 }, async () => {
      const racer = spawn('/bin/bash', ['-c', RACER], {
        uid: NOBODY,
        gid: NOBODY,
        cwd: '/',
        stdio: ['pipe', 'pipe', 'ignore'],
      });
      onTestFinished(() => void racer.kill());
      const answers = createInterface({ input: racer.stdout })[Symbol.asyncIterator]();
      const heard: string[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const shot = await serveOnce({ content: '<secret/>', contentType: 'application/xml', forMs: 10_000 });
        const { port, pathname } = new URL(shot.url);
        racer.stdin.write(`${port} ${pathname}\n`);
        const ours = round % 2 === 0 ? await get(shot.url) : undefined;
        for (let n = 0; n < 2; n++) heard.push(String((await answers.next()).value));
        expect((ours ?? (await get(shot.url))).status).toBe(200);
        await shot.done;
      }
      expect(heard).toHaveLength(2 * ROUNDS);
      expect(heard.filter((line) => line.includes('200'))).toEqual([]);
    });
  },
);
