import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DemoServer } from '../../src/main/demo/demo-server.ts';
import { startDemoServer } from '../../src/main/demo/server.ts';
import { expect, goTo, signIn, test, words } from './companion.ts';
import { ask, callRows, firstCalls, synced } from './history.ts';
import { answerDialog } from './windows.ts';

/** The demo invents its past at the first question, for seconds with so many calls: that is not the app's time. */
async function inventPast({ host, token }: DemoServer): Promise<void> {
  const asked = await fetch(`${host}/unified-api/call/openapi/ent/v1/records`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ page_size: 1 }),
  });
  expect(asked.status).toBe(200);
}

test.describe('200,000 calls', () => {
  test.use({
    demoOptions: { calls: 210_000, isOneAgents: true, inbound: false, speed: 20, token: 'CANARY-4f1c9a7e2b5d8063' },
  });
  test.setTimeout(600_000);

  test('can be seen from the first page on, filtered and searched while they come, over a cut network and a restart', async ({
    companion,
    centre,
  }) => {
    await inventPast(centre);
    const page = await companion.start();
    await signIn(page, centre);
    await goTo(page, 'calls');
    await expect(callRows(page).first()).toBeVisible();
    expect((await ask(page, 'calls.history', undefined)).sync.is).toBe('loading');
    await expect(page.getByRole('progressbar', { name: words.calls.history.progress })).toBeVisible();
    const early = await firstCalls(page, { direction: 'inbound', outcome: 'talked', search: '154' });
    expect(early.length).toBeGreaterThan(0);

    await expect
      .poll(async () => (await ask(page, 'calls.history', undefined)).stored, { timeout: 60_000 })
      .toBeGreaterThan(20_000);
    const port = Number(new URL(centre.host).port);
    await centre.close();
    await expect
      .poll(async () => (await ask(page, 'calls.history', undefined)).sync, { timeout: 30_000 })
      .toEqual({ is: 'paused', why: 'offline' });
    const { stored } = await ask(page, 'calls.history', undefined);
    await companion.app.close();

    const offline = await companion.start();
    await goTo(offline, 'calls');
    await expect(callRows(offline).first()).toBeVisible();
    expect((await ask(offline, 'calls.history', undefined)).stored).toBe(stored);

    const back = await startDemoServer({
      calls: 210_000,
      isOneAgents: true,
      inbound: false,
      port,
      token: centre.token,
    });
    await inventPast(back);
    try {
      const begun = Date.now();
      await ask(offline, 'calls.sync', undefined);
      const state = await synced(offline, 400_000, begun);
      expect(state.stored).toBeGreaterThan(195_000);
      expect(state.complete).toHaveLength(1);
      await offline.getByLabel(words.calls.searchLabel).fill('1540');
      const { count } = await ask(offline, 'calls.outline', {
        filter: { search: '1540' },
      });
      expect(count).toBeGreaterThan(0);
      await expect(callRows(offline).first()).toBeVisible();
    } finally {
      await back.close();
    }
  });
});

test('exports what the filter shows, as another program reads it', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  await goTo(page, 'calls');
  await synced(page);
  const path = join(companion.folder, 'my calls.csv');
  await answerDialog(companion.app, { canceled: false, filePath: path });
  await page.getByRole('button', { name: words.calls.more }).click();
  await page.getByRole('menuitem', { name: words.calls.export }).click();
  await page.getByRole('button', { name: words.work.export.yes }).click();
  const { count } = await ask(page, 'calls.outline', { filter: {} });
  await expect(
    page.getByText(words.work.finished.export(count.toLocaleString('zh-CN')), { exact: true }),
  ).toBeVisible();

  const script =
    'import csv,sys;rows=list(csv.reader(open(sys.argv[1],encoding="utf-8-sig",newline="")));print(len(rows));print(rows[1][-1])';
  const python = spawnSync('python3', ['-c', script, path], { encoding: 'utf8' });
  const [length, uuid] = python.stdout.trim().split('\n');
  expect(Number(length)).toBe(count + 1);
  expect(uuid).toBe((await firstCalls(page))[0]?.uuid);
  expect(await readFile(path, 'utf8')).toContain('****');
});

test('saves the recordings of a filter with their hashes', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  await synced(page);
  const from = Date.now() - 7 * 86_400_000;
  const folder = await mkdtemp(join(companion.folder, 'recordings-'));
  await answerDialog(companion.app, { canceled: false, filePaths: [folder] });
  const recorded = (await firstCalls(page, { from, outcome: 'talked' })).filter(({ isRecorded }) => isRecorded);
  const oldest = recorded[Math.min(4, recorded.length - 1)]?.startedAt ?? 0;
  await ask(page, 'calls.saveRecordings', { filter: { from: oldest, outcome: 'talked' } });
  await expect
    .poll(async () => (await ask(page, 'work.list', undefined))[0]?.state.is, { timeout: 60_000 })
    .toBe('finished');
  const names = (await readdir(folder)).filter((name) => name !== 'SHA256SUMS');
  expect(names.length).toBeGreaterThan(0);
  const sums = await readFile(join(folder, 'SHA256SUMS'), 'utf8');
  for (const name of names) {
    const hash = createHash('sha256')
      .update(await readFile(join(folder, name)))
      .digest('hex');
    expect(sums).toContain(`${hash}  ${name}`);
  }
});
