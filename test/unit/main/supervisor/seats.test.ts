import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultOf } from '../../../support/fault-of.ts';
import { json } from '../../../support/raw-server.ts';
import { rawForTest, sessionAt } from '../../../support/sessions.ts';
import { NOON, openWorld, supervisorAt, TOKEN } from './supervisor-world.ts';

describe('the list of all seats', () => {
  it('says whose each is, exactly, and until when', async () => {
    const { supervisor, enterprise } = await openWorld();
    Object.assign(enterprise.seats[1] ?? {}, { expiration_at: '2026-11-25T00:00:00Z' });
    const list = await supervisor.seats(false);
    expect(list.readAt).toBe(NOON);
    expect(list.seats[0]).toEqual({
      sip: '80010001',
      agentId: '9007199254740993',
      agentName: '演示坐席一',
      isOccupied: true,
    });
    expect(list.seats[1]).toMatchObject({
      agentId: '9007199254740992',
      expiresAt: Date.UTC(2026, 10, 25),
      daysLeft: 3,
    });
    expect(list.seats[3]).toEqual({ sip: '80010009', agentName: '', isOccupied: false });
    expect(list.agents.map(({ agentId, sips }) => [agentId, sips])).toContainEqual(['100003', ['80010003']]);
  });

  it('carries no password, whatever the server writes and wherever', async () => {
    const secret = 'SECRET-7f3a';
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            agent_id: fc.option(fc.nat(), { nil: undefined }),
            agent_name: fc.option(fc.string(), { nil: undefined }),
            occupied: fc.constantFrom('y', 'n', undefined, ''),
            sip: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
            password: fc.constant(secret),
            Password: fc.constant(secret),
            sip_password: fc.constant(secret),
          }),
          { maxLength: 5 },
        ),
        async (rows) => {
          const server = await rawForTest((request, socket) =>
            json(request.path.includes('/sips') ? rows : { groups: [], numbers: [] })(request, socket),
          );
          const { supervisor } = await supervisorAt(sessionAt(server));
          await supervisor.unlock(TOKEN);
          expect(JSON.stringify(await supervisor.seats(true))).not.toContain(secret);
          for (const { sip } of (await supervisor.seats(false)).seats)
            expect(JSON.stringify(await supervisor.bindPreview(sip, '7'))).not.toContain(secret);
          await server.close();
        },
      ),
      { numRuns: 25 },
    );
  });

  it('is read anew after a minute, when asked fresh, and after locking', async () => {
    const { supervisor, server, pass } = await openWorld();
    await supervisor.seats(false);
    pass(59_999);
    await supervisor.seats(false);
    expect(server.count('/sips')).toBe(1);
    pass(1);
    await supervisor.seats(false);
    await supervisor.seats(true);
    expect(server.count('/sips')).toBe(3);
    supervisor.lock('by-hand');
    await supervisor.unlock(TOKEN);
    await supervisor.seats(false);
    expect(server.count('/sips')).toBe(4);
  });

  it('reaches no window when it arrives after the lock has closed', async () => {
    const { supervisor } = await openWorld();
    const reading = supervisor.seats(true);
    supervisor.lock('by-hand');
    expect(await faultOf(reading)).toEqual({ code: 'locked' });
  });
});
