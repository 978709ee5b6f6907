import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Running, start } from './launch.ts';

let running: Running;
beforeAll(async () => (running = await start()));
afterAll(() => running[Symbol.asyncDispose]());

test("answers the page's requests from the app's handler, with status and headers", async () => {
  const told = await running.page.evaluate(async () => {
    const response = await fetch('/echo', { method: 'POST', body: 'hello' });
    return [response.status, response.headers.get('x-fixture'), await response.text()];
  });
  expect(told).toEqual([201, 'yes', 'echo hello']);
  const { requests } = await running.seen();
  expect(requests[0]?.url).toBe('app://bundle/index.html');
  expect(requests.map(({ url }) => url)).toContain('app://bundle/script.js');
});

test('styles the page and calls it a secure context', async () => {
  const told = await running.page.evaluate(() => [
    getComputedStyle(document.querySelector('button') ?? document.body).color,
    isSecureContext,
  ]);
  expect(told).toEqual(['rgb(1, 2, 3)', true]);
});

test('lets a sound be asked for in ranges', async () => {
  const told = await running.page.evaluate(async () => {
    const response = await fetch('/sound.wav', { headers: { range: 'bytes=0-3' } });
    const start = [response.status, response.headers.get('content-range'), await response.text()];
    const audio = document.querySelector('audio') ?? new Audio();
    audio.src = '/sound.wav';
    audio.currentTime = 0.5;
    await new Promise((resolve, reject) => {
      audio.addEventListener('canplaythrough', resolve);
      audio.addEventListener('error', reject);
    });
    return [...start, Math.round(audio.duration), audio.currentTime];
  });
  expect(told).toEqual([206, 'bytes 0-3/8044', 'RIFF', 1, 0.5]);
  const ranges = (await running.seen()).requests.filter(({ url }) => url.endsWith('.wav')).map(({ range }) => range);
  expect(ranges).toContain('bytes=0-');
});
