import { mkdir, readFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { faultOf } from '../../../support/fault-of.ts';
import { exactJson, openWorld } from './supervisor-world.ts';

describe('binding a seat', () => {
  it('shows first whom it takes the seat from, what that leaves them, and what the agent has', async () => {
    const { supervisor, enterprise } = await openWorld();
    enterprise.seats.push(...enterprise.seats.slice(1, 2).map((seat) => ({ ...seat, sip: '80010022' })));
    const preview = await supervisor.bindPreview('80010002', '100003');
    expect(preview).toMatchObject({
      seat: { sip: '80010002', agentId: '9007199254740992' },
      agent: { agentId: '100003', name: '演示坐席三', sips: ['80010003'] },
      isAgentUnknown: false,
      takesFrom: { agentId: '9007199254740992', name: '演示坐席二', sipsLeft: ['80010022'], isMe: false },
      changesNothing: false,
    });
  });

  it('says when it is my own seat, when it changes nothing, and when the agent is in no list', async () => {
    const { supervisor } = await openWorld();
    expect((await supervisor.bindPreview('80010001', '100003')).takesFrom?.isMe).toBe(true);
    expect(await supervisor.bindPreview('80010003', '100003')).toMatchObject({ changesNothing: true });
    const unknown = await supervisor.bindPreview('80010009', '777');
    expect(unknown).toMatchObject({ isAgentUnknown: true, agent: { agentId: '777', name: '', sips: [] } });
    expect(unknown.takesFrom).toBeUndefined();
    expect(await faultOf(supervisor.bindPreview('80019999', '777'))).toEqual({ code: 'not-found' });
  });

  it.each(['0', '-1', '', 'x', '1e3', '007', '9223372036854775808'])('refuses %j as an agent', async (agentId) => {
    const { supervisor, server } = await openWorld();
    const bound = supervisor.bind('80010009', agentId, { ownerId: null, agentSips: [] });
    expect(await faultOf(bound)).toEqual({ code: 'bad-input', field: 'agentId' });
    expect(server.count('/sip_bind_agent')).toBe(0);
  });

  it('sends one request with the exact id, and says whose the seat is afterwards', async () => {
    const { supervisor, server, enterprise } = await openWorld();
    enterprise.onBind = (request, socket) => {
      enterprise.bind(request);
      exactJson({})(request, socket);
    };
    const confirmed = { ownerId: null, agentSips: ['80010001'] };
    expect(await supervisor.bind('80010009', '9007199254740993', confirmed)).toEqual({
      is: 'done',
      owner: { agentId: '9007199254740993', name: '' },
    });
    const sent = server.requests.filter(({ path }) => path.endsWith('/sip_bind_agent'));
    expect(sent.map(({ body }) => body)).toEqual(['{"agent_id":9007199254740993,"sip":"80010009"}']);
  });

  it('sends nothing when the seat or the agent is no longer as it was shown', async () => {
    const { supervisor, server } = await openWorld();
    const asked = [
      { ownerId: '100003', agentSips: ['80010001'] },
      { ownerId: null, agentSips: [] },
      { ownerId: null, agentSips: ['80010001', '80010002'] },
    ];
    for (const confirmed of asked)
      expect((await supervisor.bind('80010009', '9007199254740993', confirmed)).is).toBe('changed-meanwhile');
    expect(server.count('/sip_bind_agent')).toBe(0);
  });

  it('sends one request when it is asked for twice at once', async () => {
    const { supervisor, server, enterprise } = await openWorld();
    enterprise.onBind = (request, socket) => {
      enterprise.bind(request);
      exactJson({})(request, socket);
    };
    const confirmed = { ownerId: '9007199254740992', agentSips: ['80010003'] };
    const both = [1, 2].map(() => supervisor.bind('80010002', '100003', confirmed));
    expect((await Promise.all(both)).map(({ is }) => is)).toEqual(['done', 'changed-meanwhile']);
    expect(server.count('/sip_bind_agent')).toBe(1);
  });

  it('tells an answer that never came as unknown, and what the list says then', async () => {
    const { supervisor, server, enterprise } = await openWorld();
    enterprise.onBind = (_request, socket) => socket.destroy();
    const confirmed = { ownerId: null, agentSips: ['80010003'] };
    const unseen = await supervisor.bind('80010009', '100003', confirmed);
    expect(unseen).toMatchObject({ is: 'unknown', owner: { name: '' } });
    enterprise.onBind = (request, socket) => {
      enterprise.bind(request);
      socket.destroy();
    };
    const seen = await supervisor.bind('80010009', '100003', confirmed);
    expect(seen).toMatchObject({ is: 'unknown', owner: { agentId: '100003' } });
    expect(server.count('/sip_bind_agent')).toBe(2);
    expect(supervisor.log(undefined).changes.map(({ outcome }) => outcome)).toEqual(['done', 'unknown']);
  });

  it('sends nothing when it cannot be written down first', async () => {
    const { supervisor, server, path, log } = await openWorld();
    log.close();
    await mkdir(path);
    const bound = supervisor.bind('80010009', '100003', { ownerId: null, agentSips: ['80010003'] });
    expect(await faultOf(bound)).toMatchObject({ code: 'journal-unavailable' });
    expect(server.count('/sip_bind_agent')).toBe(0);
  });

  it('is on disk before it is on the wire, as something that may have been done', async () => {
    const { supervisor, enterprise, path } = await openWorld();
    let onDisk: unknown;
    enterprise.onBind = (request, socket) => {
      onDisk = new DatabaseSync(path, { readOnly: true }).prepare('SELECT outcome, what FROM changes').all();
      exactJson({})(request, socket);
    };
    await supervisor.bind('80010009', '100003', { ownerId: null, agentSips: ['80010003'] });
    expect(onDisk).toEqual([{ outcome: 'sending', what: expect.stringContaining('80010009') as unknown }]);
    expect(await readFile(path, 'latin1')).not.toContain('pw-nine');
  });
});

describe('signing out', () => {
  it('locks, sends nothing further, and empties the log', async () => {
    const { supervisor, scope, server, told, world, enterprise } = await openWorld();
    await supervisor.bind('80010009', '100003', { ownerId: null, agentSips: ['80010003'] });
    enterprise.onAssign = (request, socket) => {
      if (world.session) void scope.end(world.session);
      exactJson({})(request, socket);
    };
    await supervisor.assign({ agentIds: ['9007199254740993', '100003'], groupIds: [], numbers: ['057100008001'] });
    await expect.poll(() => server.count('/agent/outnumber_group')).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.count('/agent/outnumber_group')).toBe(1);
    expect(told).toContainEqual({ is: 'locked', why: 'account-changed' });
    await supervisor.unlock('a-token');
    expect(supervisor.log(undefined).changes).toEqual([]);
    expect(supervisor.assignment()).toBeNull();
  });
});
