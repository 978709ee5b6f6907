import { setTimeout as sleep } from 'node:timers/promises';
import type { Input, Output, RequestName, Result } from '../../../src/preload/contract/index.ts';
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
    await page.keyboard.press('Shift'); // main wants to have seen the agent
    const result: Result<Output<N>> = await page.evaluate(([n, i]) => window.companion.request(n, i), [
      name,
      input,
    ] as const);
    if (!result.ok) throw new Error(`${name}: ${result.error.code}`);
    return result.value;
  };
  try {
    const { host, token, agentId } = centre;
    await ask('account.signIn', { host, token, agentId });
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
