import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { AGENT, demoForTest } from '../../support/sessions.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { createTestWorld, type TestWorld } from '../../support/world.ts';

/** All real services, as after a (re)start of the app. */
async function started(folder: string, mood: 'works' | 'refuses' = 'works'): Promise<TestWorld> {
  const world = createTestWorld(folder);
  onTestFinished(() => world.services.calls.close());
  world.keychain.mood = mood;
  await world.services.settings.start();
  world.services.account.start();
  return world;
}

/** An agent who has called, chosen a number and taken a note. */
async function worked(folder: string) {
  const demo = await demoForTest();
  const world = await started(folder);
  const { account, calls } = world.services;
  await account.signIn(demo.host, demo.token, AGENT);
  await vi.waitFor(async () => expect((await calls.history()).stored).toBeGreaterThan(0), { timeout: 20_000 });
  await calls.saveNote({ is: 'number', number: '13800138000' }, { text: 'wants a quote', tags: [] });
  return { demo, ...world };
}

function callFiles(folder: string): string[] {
  return existsSync(join(folder, 'calls')) ? readdirSync(join(folder, 'calls')) : [];
}

describe('signing out', () => {
  it('leaves no calls and no notes where the keychain was locked and no copy was opened', async () => {
    const folder = await tempFolder();
    await (await worked(folder)).services.calls.close();
    const { services } = await started(folder, 'refuses');
    expect(await services.account.get()).toMatchObject({ is: 'token-missing' });
    expect(callFiles(folder)).not.toEqual([]);
    await services.account.signOut();
    expect(callFiles(folder)).toEqual([]);
  });

  it('leaves no calls though a window asks for them all the while', async () => {
    const folder = await tempFolder();
    const { services } = await worked(folder);
    const over = new AbortController();
    const asking = (async () => {
      while (!over.signal.aborted) {
        await services.calls.first({}).catch(() => undefined);
        await sleep(1);
      }
    })();
    await services.account.signOut();
    over.abort();
    await asking;
    await services.calls.close();
    expect(callFiles(folder)).toEqual([]);
  });
});
