import type { Page } from 'playwright/test';
import type { RequestName } from '../../src/preload/contract/index.ts';
import { expect, goTo, signIn, test, words } from './companion.ts';
import { request, ask } from './history.ts';

const t = words.supervisor;

async function openMode(page: Page): Promise<void> {
  await goTo(page, 'numbers');
  await page.getByRole('button', { name: words.shell.supervise }).click();
}

async function unlock(page: Page, token: string): Promise<void> {
  await openMode(page);
  await page.locator('input').and(page.getByLabel(t.unlock.token)).fill(token);
  await page.getByRole('button', { name: t.unlock.submit }).click();
  await expect(page.getByRole('tab', { name: t.tabs.seats })).toBeVisible();
}

test('locked, every request about others fails and none is sent', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  await ask(page, 'calls.cancelSync', undefined);
  const before = centre.requests.length;
  const order = { agentIds: ['100003'], groupIds: [], numbers: ['057100008001'] };
  const asked: [RequestName, unknown][] = [
    ['supervisor.seats', { fresh: true }],
    ['supervisor.bindPreview', { sip: '80010009', agentId: '100003' }],
    ['supervisor.bind', { sip: '80010009', agentId: '100003', confirmed: { ownerId: null, agentSips: [] } }],
    ['supervisor.assignPreview', order],
    ['supervisor.assign', order],
    ['supervisor.retryAssignment', undefined],
    ['supervisor.log', {}],
  ];
  for (const [name, input] of asked) {
    const result = await request(page, name, input as never);
    expect([name, result]).toEqual([name, { ok: false, error: { code: 'locked' } }]);
  }
  expect(centre.requests.slice(before).filter(({ path }) => !path.endsWith('/records'))).toEqual([]);
});

test('a wrong token does not unlock, the right one does, and sleep and the screen lock it again', async ({
  companion,
  centre,
}) => {
  const page = await companion.start();
  await signIn(page, centre);
  await openMode(page);
  const field = page.locator('input').and(page.getByLabel(t.unlock.token));
  await field.fill('not-the-token-of-this-place');
  await page.getByRole('button', { name: t.unlock.submit }).click();
  await expect(page.getByText(t.unlock.wrong(4)).first()).toBeVisible();
  await field.fill(centre.token);
  await page.getByRole('button', { name: t.unlock.submit }).click();
  await expect(page.getByRole('tab', { name: t.tabs.seats })).toBeVisible();
  await companion.app.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend'));
  await expect(page.getByText(t.unlock.because.asleep).first()).toBeVisible();
  expect((await ask(page, 'supervisor.state', undefined)).is).toBe('locked');
  await field.fill(centre.token);
  await page.getByRole('button', { name: t.unlock.submit }).click();
  await expect(page.getByRole('tab', { name: t.tabs.seats })).toBeVisible();
  await companion.app.evaluate(({ powerMonitor }) => void powerMonitor.emit('lock-screen'));
  await expect(page.getByText(t.unlock.because['screen-locked']).first()).toBeVisible();
});

test('shows what a binding takes away, binds once, and writes it down', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  await unlock(page, centre.token);
  const { seats, agents } = await ask(page, 'supervisor.seats', { fresh: true });
  expect(JSON.stringify(seats)).not.toContain('password');
  const seat = seats.find(({ agentId }) => agentId === agents[1]?.agentId);
  const receiver = agents[2];
  const sip = seat?.sip ?? '';
  await page.getByRole('button', { name: t.bind.actionFor(sip) }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByText(receiver?.name ?? '')
    .first()
    .click();
  await dialog.getByRole('button', { name: t.bind.next }).click();
  await expect(dialog.getByText(t.bind.loses(agents[1]?.name ?? '', sip))).toBeVisible();
  await dialog.getByRole('button', { name: t.bind.confirm }).click();
  await expect(dialog.getByText(t.bind.done, { exact: true })).toBeVisible();
  const sent = centre.requests.filter(({ path }) => path.endsWith('/sip_bind_agent'));
  expect(sent.map(({ text }) => text)).toEqual([`{"agent_id":${receiver?.agentId ?? ''},"sip":"${sip}"}`]);
  const { changes } = await ask(page, 'supervisor.log', {});
  expect(changes).toHaveLength(1);
  expect(changes[0]).toMatchObject({ outcome: 'done' });
});

test('gives numbers to many, one request each, and tries only what has failed again', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  await unlock(page, centre.token);
  const { agents } = await ask(page, 'supervisor.seats', { fresh: true });
  const order = { agentIds: agents.map(({ agentId }) => agentId), groupIds: [], numbers: ['057100008001'] };
  const preview = await ask(page, 'supervisor.assignPreview', order);
  await ask(page, 'supervisor.assign', order);
  await expect
    .poll(async () => (await ask(page, 'supervisor.assignment', undefined))?.is, { timeout: 30_000 })
    .toBe('finished');
  const sent = () =>
    centre.requests.filter(({ path }) => path.endsWith('/agent/outnumber_group')).map(({ text }) => text);
  expect(sent()).toEqual(preview.requests.map(({ body }) => body));
  expect(preview.requests).toHaveLength(agents.length);
  const empty = await request(page, 'supervisor.assign', {
    agentIds: [agents[0]?.agentId ?? ''],
    groupIds: [],
    numbers: [],
  });
  expect(empty).toMatchObject({ ok: false, error: { code: 'bad-input' } });

  centre.rotateToken();
  await ask(page, 'supervisor.assign', order).catch(() => undefined);
  await expect
    .poll(async () => (await ask(page, 'supervisor.assignment', undefined))?.is, { timeout: 30_000 })
    .toBe('stopped');
  const rows = (await ask(page, 'supervisor.assignment', undefined))?.rows ?? [];
  expect(rows.filter(({ state }) => state === 'done')).toHaveLength(0);
  expect(rows.some(({ state }) => state === 'not-sent')).toBe(true);
});
