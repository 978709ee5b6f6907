import { request } from 'node:http';
import { createConnection } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { serveOnce, type OneShot } from '../../../../../src/main/phone/setup/one-shot.ts';

async function served(forMs = 60_000): Promise<OneShot> {
  const shot = await serveOnce('<secret/>', 'application/xml', forMs);
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
    expect(await shot.done).toBe(true);
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
    expect(await shot.done).toBe(false);
    await expect(get(shot.url)).rejects.toThrow('ECONNREFUSED');
  });

  it('ends though somebody holds a connection open', async () => {
    const shot = await served(100);
    const socket = createConnection(Number(new URL(shot.url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    onTestFinished(() => void socket.destroy());
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.write('GET /slow HTTP/1.1\r\nHost: ');
    expect(await shot.done).toBe(false);
  });
});
