import { existsSync, readdirSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { accountKey } from '../../../src/main/dialer/intent.ts';
import { ChangeLog } from '../../../src/main/supervisor/change-log.ts';
import { AGENT, demoForTest } from '../../support/sessions.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { createTestWorld, type TestWorld } from '../../support/world.ts';

const NEIGHBOUR = '9007199254740992';
const CALLEE = '15405710003';

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
  const { account, calls, dialer, callerIds } = world.services;
  await account.signIn(demo.host, demo.token, AGENT);
  await vi.waitFor(async () => expect((await calls.history()).stored).toBeGreaterThan(0), { timeout: 20_000 });
  await calls.saveNote({ is: 'number', number: '13800138000' }, { text: 'wants a quote', tags: [] });
  const [shown] = (await callerIds.list(false)).numbers;
  await callerIds.choose({ is: 'number', number: shown?.number ?? '' });
  await dialer.dial({ text: CALLEE, callerId: { is: 'automatic' }, reference: '', confirmed: [] });
  return { demo, ...world };
}

function callFiles(folder: string): string[] {
  return existsSync(join(folder, 'calls')) ? readdirSync(join(folder, 'calls')) : [];
}

/** With its log and what was set aside. */
async function journalText(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.startsWith('dial-journal'));
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')))).join('');
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
        await services.calls.queries.first({}).catch(() => undefined);
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

describe('signing in where the token of somebody else is missing', () => {
  it('leaves nothing of them: no call in the journal, no caller ID, no file that was moved aside', async () => {
    const folder = await tempFolder();
    const { demo, services: before } = await worked(folder);
    await before.calls.close();
    await writeFile(join(folder, 'account.json.unreadable-1'), AGENT);
    await writeFile(join(folder, 'dial-journal.sqlite.set-aside-1'), CALLEE);
    const log = new ChangeLog(join(folder, 'supervisor-journal.sqlite'));
    const by = { agentId: AGENT, name: '' };
    log.begin({
      ...{ account: accountKey({ host: demo.host, agentId: AGENT }), at: Date.now(), by },
      what: { is: 'bind', sip: 'GONE-SOON', agentId: '1', agentName: '' },
    });
    log.close();
    const { services } = await started(folder, 'refuses');
    expect(await services.account.get()).toMatchObject({ is: 'token-missing', agentId: AGENT });
    await services.account.signIn(demo.host, demo.token, NEIGHBOUR);
    expect(JSON.parse(await readFile(join(folder, 'caller-id.json'), 'utf8'))).toEqual({ chosen: {} });
    expect(await journalText(folder)).not.toContain(CALLEE);
    expect(await readFile(join(folder, 'supervisor-journal.sqlite'), 'latin1')).not.toContain('GONE-SOON');
    expect((await readdir(folder)).filter((name) => /unreadable|set-aside/.test(name))).toEqual([]);
  });

  it('keeps everything of the agent who only enters the token again', async () => {
    const folder = await tempFolder();
    const { demo, services: before } = await worked(folder);
    await before.calls.close();
    const { services } = await started(folder, 'refuses');
    await services.account.signIn(demo.host, demo.token, AGENT);
    expect(await services.callerIds.chosen()).toMatchObject({ is: 'number' });
    expect(await journalText(folder)).toContain(CALLEE);
    expect(callFiles(folder)).not.toEqual([]);
  });
});
