import { beforeEach, describe, expect, it } from 'vitest';
import type { Result, UnlockAnswer } from '../../../../src/preload/contract/index.ts';
import { useAssignStore } from '../../../../src/renderer/supervisor/assign.store.ts';
import { useBindStore } from '../../../../src/renderer/supervisor/bind.store.ts';
import { useChangeLogStore } from '../../../../src/renderer/supervisor/change-log.store.ts';
import { useSeatListStore } from '../../../../src/renderer/supervisor/seat-list.store.ts';
import { useSupervisorStore } from '../../../../src/renderer/supervisor/supervisor.store.ts';
import { freshWindow, later, ok, type FakeCompanion } from '../fake-companion.ts';
import { endSession } from '../../../../src/renderer/session.ts';

const SEAT = { sip: '80010002', agentId: '100003', agentName: '演示坐席三', isOccupied: true };

let main: FakeCompanion;
beforeEach(() => {
  main = freshWindow();
  main.answer('supervisor.unlock', () => ok({ is: 'unlocked', until: 900_000 }));
  main.answer('supervisor.seats', () => ok({ seats: [SEAT], agents: [], readAt: 0 }));
  main.answer('supervisor.log', () => ok({ changes: [], hasMore: false }));
});

describe('unlocking', () => {
  it('opens until main says', async () => {
    const supervisor = useSupervisorStore();
    expect(await supervisor.unlock('a-token')).toBe(true);
    expect(supervisor.until).toBe(900_000);
  });

  it('keeps the token nowhere', async () => {
    const supervisor = useSupervisorStore();
    main.answer('supervisor.unlock', () => ok({ is: 'wrong', triesLeft: 2 }));
    await supervisor.unlock('a-secret-token');
    expect(JSON.stringify(supervisor.$state)).not.toContain('a-secret-token');
  });

  it.each<[Result<UnlockAnswer>, object]>([
    [ok({ is: 'wrong', triesLeft: 2 }), { is: 'wrong', triesLeft: 2 }],
    [ok({ is: 'waiting', until: 5 }), { is: 'waiting', until: 5 }],
    [
      { ok: false, error: { code: 'offline' } },
      { is: 'failed', error: { code: 'offline' } },
    ],
  ])('stays locked and says why: %j', async (answer, unlocking) => {
    const supervisor = useSupervisorStore();
    main.answer('supervisor.unlock', () => answer);
    expect(await supervisor.unlock('x')).toBe(false);
    expect(supervisor.unlocking).toEqual(unlocking);
    expect(supervisor.until).toBeUndefined();
  });

  it('is asked for once at a time', async () => {
    const supervisor = useSupervisorStore();
    const answer = later<Result<UnlockAnswer>>();
    main.answer('supervisor.unlock', () => answer.promise);
    const first = supervisor.unlock('x');
    expect(await supervisor.unlock('x')).toBe(false);
    answer.resolve(ok({ is: 'unlocked', until: 1 }));
    expect(await first).toBe(true);
    expect(main.count('supervisor.unlock')).toBe(1);
  });
});

describe('locking', () => {
  it('takes what belongs to others out of the window', async () => {
    const supervisor = useSupervisorStore();
    const [seats, binding, assigning, log] = [
      useSeatListStore(),
      useBindStore(),
      useAssignStore(),
      useChangeLogStore(),
    ];
    await supervisor.unlock('a-token');
    await seats.load();
    binding.open(SEAT);
    assigning.agentIds = new Set(['100003']);
    seats.search = '演示';
    await log.load();
    main.emit('supervisor.changed', { is: 'locked', why: 'time-is-up' });
    expect(supervisor.state).toEqual({ is: 'locked', why: 'time-is-up' });
    const left = [seats, binding, assigning, log].map((store) => JSON.stringify(store.$state)).join('');
    expect(left).not.toMatch(/80010002|演示|100003/);
    expect(assigning.agentIds.size).toBe(0);
    endSession();
  });

  it('drops seats that arrive after it', async () => {
    useSupervisorStore();
    const answer = later<Result<{ seats: (typeof SEAT)[]; agents: []; readAt: number }>>();
    main.answer('supervisor.seats', () => answer.promise);
    const loading = useSeatListStore().load();
    main.emit('supervisor.changed', { is: 'locked', why: 'by-hand' });
    answer.resolve(ok({ seats: [SEAT], agents: [], readAt: 0 }));
    await loading;
    expect(useSeatListStore().state).toEqual({ is: 'loading' });
    endSession();
  });
});
