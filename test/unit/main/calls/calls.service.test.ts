import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HistoryState, MissedNumber } from '../../../../src/preload/contract/index.ts';
import { AgentScope } from '../../../../src/main/account/agent-scope.ts';
import type { Session } from '../../../../src/main/account/session.ts';
import { CallApi } from '../../../../src/main/call-api/call-api.ts';
import { CallsService } from '../../../../src/main/calls/calls.service.ts';
import type { DemoServer } from '../../../../src/main/demo/demo-server.ts';
import { startDemoServer } from '../../../../src/main/demo/server.ts';
import { storedSettings } from '../../../../src/main/settings/settings-shape.ts';
import { Fault } from '../../../../src/main/fault.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const SCRIPT = join(import.meta.dirname, '../../../../src/main/calls/thread/worker.ts');
const WAIT = { timeout: 20_000, interval: 50 };

describe("the signed-in agent's calls", () => {
  let folder: string;
  let centre: DemoServer;
  let session: Session | undefined;
  let calls: CallsService;
  let told: { changed: number; history: HistoryState[]; missed: MissedNumber[][] };

  function signedIn(agent: number, isDemo = false): Session {
    const { agentId = '', name = '' } = centre.agents[agent] ?? {};
    const api = new CallApi({ host: centre.host, readToken: () => Promise.resolve(centre.token) });
    return { agentId, agentName: name, host: centre.host, isDemo, api };
  }

  function createCalls(threadScript = SCRIPT): CallsService {
    return new CallsService({
      scope: new AgentScope(),
      session: () => {
        if (!session) throw new Fault('signed-out');
        return session;
      },
      settings: () => storedSettings.parse({}),
      now: Date.now,
      heard: () => [],
      folder: join(folder, 'calls'),
      threadScript,
      readToken: () => Promise.resolve(centre.token),
      announce: {
        changed: () => (told.changed += 1),
        history: (state) => void told.history.push(state),
        missed: (missed) => void told.missed.push(missed),
        exported: () => undefined,
      },
      log: () => undefined,
    });
  }

  const synced = () =>
    vi.waitFor(async () => {
      const state = await calls.history();
      expect(state.readAt).toBeDefined();
      expect(state.sync).toEqual({ is: 'idle' });
      return state;
    }, WAIT);

  beforeEach(async () => {
    folder = await tempFolder();
    centre = await startDemoServer({ calls: 300, inbound: false });
    told = { changed: 0, history: [], missed: [] };
    session = signedIn(0);
    calls = createCalls();
  });
  afterEach(async () => {
    await calls.close();
    await centre.close();
  });

  it('are all there after the first sync, newest first, and none of another agent', async () => {
    calls.resume();
    const { stored, completeSince, complete } = await synced();
    const outline = await calls.queries.outline({});
    const rows = await calls.queries.rows(outline.id, 0, 100);
    const times = rows.map((row) => row?.startedAt ?? 0);
    const { data } = await signedIn(0).api.listRecords({ agentId: session?.agentId ?? '', pageSize: 500 });
    expect(outline.count).toBe(stored);
    expect(new Set(rows.map((row) => row?.uuid))).toEqual(new Set(data.slice(0, 100).map((row) => row.call_uuid)));
    expect(outline.count).toBe(data.length);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(complete).toHaveLength(1);
    expect(completeSince).toBeLessThan(Date.now() - 89 * 86_400_000);
    await vi.waitFor(() => expect(told.changed).toBeGreaterThan(0), WAIT);
  });

  it('are there at the next start without a network', async () => {
    calls.resume();
    const { readAt } = await synced();
    await calls.close();
    const port = Number(new URL(centre.host).port);
    await centre.close();
    calls = createCalls();
    calls.resume();
    expect(await calls.queries.first({})).toHaveLength(50);
    await vi.waitFor(
      async () =>
        expect(await calls.history()).toMatchObject({
          sync: { is: 'paused', why: 'offline' },
          error: { code: 'offline' },
          readAt,
        }),
      WAIT,
    );
    centre = await startDemoServer({ calls: 300, inbound: false, port });
  });

  it('can be read while nobody is signed in by nobody', async () => {
    session = undefined;
    await expect(calls.queries.first({})).rejects.toMatchObject({ code: 'signed-out' });
  });

  it('take no more questions when their agent signs out, but let an export be stopped', async () => {
    calls.resume();
    await synced();
    const path = join(folder, 'calls.csv');
    const run = calls.ask('exportCalls', { work: 'w', filter: {}, path, areNumbersMasked: true, language: 'en' });
    session = undefined;
    await calls.tidy('cancelExport', 'w');
    await expect(run).rejects.toBeDefined();
    await expect(calls.queries.first({})).rejects.toMatchObject({ code: 'signed-out' });
    expect(await readdir(folder)).toEqual(['calls']);
  });

  it('are overwritten and gone after sign-out', async () => {
    calls.resume();
    await synced();
    expect(await readdir(join(folder, 'calls'))).not.toEqual([]);
    await calls.wipe({ is: 'agent', agent: signedIn(0) });
    expect(await readdir(join(folder, 'calls'))).toEqual([]);
  });

  it('are gone after sign-out as well where this run has not opened them', async () => {
    calls.resume();
    await synced();
    await calls.close();
    calls = createCalls();
    await calls.wipe({ is: 'agent', agent: signedIn(2) });
    expect(await readdir(join(folder, 'calls'))).not.toEqual([]);
    await calls.wipe({ is: 'agent', agent: signedIn(0) });
    expect(await readdir(join(folder, 'calls'))).toEqual([]);
  });

  it('are gone after sign-out as well where their thread has died', async () => {
    calls.resume();
    await synced();
    await calls.close();
    const dying = join(folder, 'dying.mjs');
    await writeFile(dying, `throw new Error('no memory')`);
    calls = createCalls(dying);
    await expect(calls.queries.first({})).rejects.toMatchObject({ code: 'unexpected' });
    await calls.wipe({ is: 'agent', agent: signedIn(0) });
    expect(await readdir(join(folder, 'calls'))).toEqual([]);
  });

  it('are told where they cannot be removed', async () => {
    calls.resume();
    await synced();
    const own = (await readdir(join(folder, 'calls'))).find((name) => name.startsWith('own-'));
    await mkdir(join(folder, 'calls', `${own ?? ''}.in-the-way`));
    await expect(calls.wipe({ is: 'agent', agent: signedIn(0) })).rejects.toMatchObject({ code: 'disk' });
  });

  it('of one agent are gone when another one signs in', async () => {
    calls.resume();
    await synced();
    const [mine] = await calls.queries.first({});
    await calls.close();
    session = signedIn(2);
    calls.resume();
    await synced();
    const names = await readdir(join(folder, 'calls'));
    expect(names.filter((name) => name.startsWith('calls-') && name.endsWith('.sqlite'))).toHaveLength(1);
    await expect(calls.get(mine?.uuid ?? '')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('keep notes apart from what the server says, and find them', async () => {
    calls.resume();
    await synced();
    const [call] = await calls.queries.first({});
    const { uuid = '', customerNumber = '' } = call ?? {};
    await calls.saveNote({ is: 'call', uuid }, { text: 'wants a quote', tags: ['quote'] });
    await calls.saveNote({ is: 'number', number: customerNumber }, { text: '', tags: ['vip'] });
    expect((await calls.queries.first({ search: 'QUOTE' })).map((row) => row.uuid)).toContain(uuid);
    expect(await calls.notes(uuid)).toEqual({
      call: { text: 'wants a quote', tags: ['quote'] },
      number: { text: '', tags: ['vip'] },
    });
    expect((await calls.queries.first({ tag: 'vip' })).every((row) => row.customerNumber === customerNumber)).toBe(
      true,
    );
  });

  it('give a call from the server that is not in the history yet', async () => {
    const { data } = await signedIn(0).api.listRecords({ agentId: session?.agentId ?? '', pageSize: 1 });
    const uuid = data[0]?.call_uuid ?? '';
    await expect(calls.get(uuid)).resolves.toMatchObject({ uuid });
    await expect(calls.get('no-such-call')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('settle a missed number, and bring it back', async () => {
    calls.resume();
    await synced();
    const [first] = await calls.queries.missed();
    const number = first?.customerNumber ?? '';
    expect(number).not.toBe('');
    expect((await calls.settleMissed(number, true)).map((one) => one.customerNumber)).not.toContain(number);
    expect((await calls.settleMissed(number, false)).map((one) => one.customerNumber)).toContain(number);
    expect(told.missed.length).toBeGreaterThan(1);
  });

  it('are read again after a call of this app, without waiting for the clock', async () => {
    calls.resume();
    const before = await synced();
    await signedIn(0).api.callOut({ agentId: session?.agentId ?? '', callee: '15400000001' });
    calls.ownCall();
    await vi.waitFor(async () => expect((await calls.history()).readAt).toBeGreaterThan(before.readAt ?? 0), WAIT);
  });

  it('stay readable while the computer sleeps, and say so', async () => {
    calls.resume();
    await synced();
    calls.asleep(true);
    await vi.waitFor(async () => expect((await calls.history()).sync).toEqual({ is: 'paused', why: 'asleep' }), WAIT);
    expect(await calls.queries.first({})).toHaveLength(50);
    calls.asleep(false);
    await synced();
  });
});
