import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import type { Input, Output, RequestName, Result } from '../../../src/preload/contract/index.ts';
import { zhCn as words } from '../../../src/renderer/i18n/zh-cn.ts';
import { Companion } from '../../support/companion.ts';
import type { Desktop } from '../../support/desktop/desktop.ts';
import type { Centre } from '../history/centre.ts';

/** How a first load of the whole history went. */
export interface Loaded {
  calls: number;
  seconds: number;
}

const LIMIT_MS = 600_000;

/** Signs in to the centre and waits until the history is read to its end; the account stays signed in, in `folder`. */
export async function loadHistory(centre: Centre, folder: string, desktop: Desktop): Promise<Loaded> {
  const companion = new Companion(folder, desktop);
  const page = await companion.start();
  const ask = async <N extends RequestName>(name: N, input: Input<N>): Promise<Output<N>> => {
    const result: Result<Output<N>> = await page.evaluate(([n, i]) => window.companion.request(n, i), [
      name,
      input,
    ] as const);
    if (!result.ok) throw new Error(`${name}: ${result.error.code}`);
    return result.value;
  };
  try {
    await signIn(page, centre);
    const begun = performance.now();
    for (;;) {
      const { stored, sync, readAt } = await ask('calls.history', undefined);
      const ms = performance.now() - begun;
      if (sync.is === 'idle' && readAt !== undefined) return { calls: stored, seconds: ms / 1000 };
      if (ms > LIMIT_MS) throw new Error(`only ${stored} calls after ten minutes`);
      await sleep(1_000);
    }
  } finally {
    await companion.stop();
  }
}

/** As an agent does it: main asks before it talks to a server that it has not seen typed. */
async function signIn(page: Page, { host, token, agentName }: Centre): Promise<void> {
  const field = (label: string) => page.locator('input').and(page.getByLabel(label, { exact: true }));
  await field(words.account.hostTitle).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(host);
  await page.getByText(words.account.hostGood).waitFor();
  await field(words.account.tokenTitle).fill(token);
  await page.getByText(agentName, { exact: true }).click();
  await page.getByRole('button', { name: words.account.signInAs(agentName) }).click();
  await page.getByRole('button', { name: words.account.welcomeSkip }).click();
}
