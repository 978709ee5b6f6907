import { startEndlessRecordings } from '../support/endless-recordings.ts';
import { expect, goTo, signIn, test } from './companion.ts';
import { firstCalls, synced } from './history.ts';

for (const hasBegun of [true, false])
  test(`asks for no recording any longer that a page has given up ${hasBegun ? 'while it came' : 'before it came'}`, async ({
    companion,
    centre,
  }) => {
    const recordings = await startEndlessRecordings(centre.host, hasBegun);
    try {
      const page = await companion.start();
      await signIn(page, { ...centre, host: recordings.host });
      await goTo(page, 'calls');
      await synced(page);
      const { uuid = '' } = (await firstCalls(page)).find(({ isRecorded }) => isRecorded) ?? {};
      await page.evaluate((id) => {
        const audio = new Audio(`/recordings/${id}`);
        audio.preload = 'auto';
        Object.assign(window, { playing: audio });
        void audio.play().catch(() => undefined);
      }, uuid);
      await expect.poll(() => recordings.open()).toBeGreaterThan(0);
      await page.reload();
      await expect.poll(() => recordings.open(), { timeout: 10_000 }).toBe(0);
    } finally {
      recordings.close();
    }
  });
