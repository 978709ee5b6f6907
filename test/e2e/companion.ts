import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from 'playwright/test';
import type { DemoOptions, DemoServer } from '../../src/main/demo/demo-server.ts';
import { startDemoServer } from '../../src/main/demo/server.ts';
import { zhCn } from '../../src/renderer/i18n/zh-cn.ts';
import { Companion } from '../support/companion.ts';
import { startDesktop } from '../support/desktop/desktop.ts';
import { startDisplay, type Display } from '../support/desktop/display.ts';
import type { KeychainKind } from '../support/desktop/session-bus.ts';

export { expect } from 'playwright/test';
/** Skips this file's tests elsewhere, and says why. */
export function onLinux(why: string): void {
  test.skip(process.platform !== 'linux', `Linux only: ${why}`);
}

/** The app's own Chinese words: tests look for what the agent reads. */
export const words = zhCn;

interface Fixtures {
  keychain: KeychainKind;
  hasTray: boolean;
  demoOptions: DemoOptions;
  centre: DemoServer;
  companion: Companion;
}

export const test = base.extend<Fixtures, { display: Display | undefined }>({
  keychain: ['unlocked', { option: true }],
  hasTray: [true, { option: true }],
  demoOptions: [{ speed: 20, inbound: false, token: 'CANARY-4f1c9a7e2b5d8063' }, { option: true }],
  /** One a worker: its tests never run at the same time. Undefined off Linux. */
  display: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern to know what to build
    async ({}, use) => {
      const display = process.platform === 'linux' ? await startDisplay() : undefined;
      await use(display);
      display?.stop();
    },
    { scope: 'worker' },
  ],
  centre: async ({ demoOptions }, use) => {
    const centre = await startDemoServer(demoOptions);
    await use(centre);
    await centre.close();
  },
  companion: async ({ keychain, hasTray, display }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'companion-'));
    const desktop = await startDesktop(folder, keychain, hasTray, display);
    const companion = new Companion(folder, desktop);
    await use(companion);
    await companion.app.close().catch(() => undefined);
    desktop.stop();
    await rm(folder, { recursive: true, force: true });
    expect(companion.pageErrors, 'errors in the windows').toEqual([]);
    expect(companion.output, 'what main has printed').not.toContain('MaxListenersExceeded');
  },
});

/** Goes through the first screen as an agent does: host, token, who am I. */
export async function signIn(page: Page, centre: DemoServer, agent = 0): Promise<void> {
  await typeHost(page, centre.host);
  await expect(page.getByText(words.account.hostGood)).toBeVisible();
  await field(page, words.account.tokenTitle).fill(centre.token);
  await page.getByText(centre.agents[agent]?.name ?? '', { exact: true }).click();
  await page.getByRole('button', { name: words.account.signInAs(centre.agents[agent]?.name ?? '') }).click();
  await page.getByRole('button', { name: words.account.welcomeSkip }).click();
  await expect(numberField(page)).toBeVisible();
}

/** Key by key: main talks to no server before sign-in that it has not seen typed. */
export async function typeHost(page: Page, host: string): Promise<void> {
  await field(page, words.account.hostTitle).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(host);
}

/** The steps of the sign-in carry the same names as their fields. */
export function field(page: Page, label: string) {
  return page.locator('input').and(page.getByLabel(label, { exact: true }));
}

export function numberField(page: Page) {
  return page.getByLabel(words.number.label);
}

export function callButton(page: Page) {
  return page.getByRole('button', { name: words.dial.call, exact: true });
}

/** The bodies of the callouts that arrived, in their order. */
export function callouts(centre: DemoServer): string[] {
  return centre.requests.filter(({ path }) => path.endsWith('/callout')).map(({ text }) => text);
}

export async function goTo(page: Page, screen: keyof typeof words.shell.screens): Promise<void> {
  if (screen === 'numbers') {
    await goTo(page, 'seat');
    await page.getByRole('radio', { name: words.shell.screens.numbers }).click();
    return;
  }
  await page.getByRole('navigation').getByRole('button', { name: words.shell.screens[screen] }).click();
}
