import type { Locator, Page } from 'playwright/test';
import type {
  CallFilter,
  CallRow,
  HistoryState,
  Input,
  Output,
  RequestName,
  Result,
} from '../../src/preload/contract/index.ts';
import { expect, words } from './companion.ts';

/** Asks main as this window's page does; once more after a key of the agent's where main wants to have seen one. */
export async function request<N extends RequestName>(page: Page, name: N, input: Input<N>): Promise<Result<Output<N>>> {
  const asked = (): Promise<Result<Output<N>>> =>
    page.evaluate(([n, i]) => window.companion.request(n, i), [name, input] as const);
  const result = await asked();
  if (result.ok || result.error.code !== 'no-gesture') return result;
  await page.keyboard.press('Shift');
  return asked();
}

/** What main answers this window; fails with the error's code. */
export async function ask<N extends RequestName>(page: Page, name: N, input: Input<N>): Promise<Output<N>> {
  const result = await request(page, name, input);
  if (!result.ok) throw new Error(`${name}: ${result.error.code}`);
  return result.value;
}

/** Waits until the server has been read to the end. `since` (UTC epoch ms): what an earlier run has read does not count. */
export async function synced(page: Page, timeout = 30_000, since = 0): Promise<HistoryState> {
  await expect
    .poll(async () => (await ask(page, 'calls.history', undefined)).readAt ?? -1, { timeout, intervals: [100] })
    .toBeGreaterThanOrEqual(since);
  return ask(page, 'calls.history', undefined);
}

export function firstCalls(page: Page, filter: CallFilter = {}): Promise<CallRow[]> {
  return ask(page, 'calls.first', { filter });
}

export function callRows(page: Page): Locator {
  return page.getByRole('listbox', { name: words.calls.list }).getByRole('option');
}
