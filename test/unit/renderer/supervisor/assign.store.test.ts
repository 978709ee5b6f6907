import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Assignment, AssignmentRow } from '../../../../src/preload/contract/index.ts';
import { supervisorRoutes } from '../../../../src/main/supervisor/supervisor-routes.ts';
import { MOST_CHOSEN, useAssignStore } from '../../../../src/renderer/supervisor/assign.store.ts';
import { byUrgency, countsOf } from '../../../../src/renderer/supervisor/assignment-counts.ts';
import { useSupervisorStore } from '../../../../src/renderer/supervisor/supervisor.store.ts';
import { freshWindow, ok, type FakeCompanion } from '../fake-companion.ts';
import { endSession } from '../../../../src/renderer/session.ts';

const order = { agentIds: ['1', '2'], groupIds: ['501'], numbers: [] };
const row = (agentId: string, state: AssignmentRow['state']): AssignmentRow => ({ agentId, agentName: '', state });
const assignment = (is: Assignment['is'], ...rows: AssignmentRow[]): Assignment => ({ is, order, rows });

let main: FakeCompanion;
beforeEach(() => {
  vi.useFakeTimers();
  main = freshWindow();
  main.answer('supervisor.assignPreview', (input) =>
    ok({ target: 'POST /x', requests: input.agentIds.map((agentId) => ({ agentId, agentName: '', body: '{}' })) }),
  );
  main.answer('supervisor.assign', () => ok(assignment('running', row('1', 'sending'), row('2', 'waiting'))));
  main.answer('supervisor.assignment', () => ok(assignment('running', row('1', 'done'), row('2', 'sending'))));
});
afterEach(() => vi.useRealTimers());

async function chosen() {
  const assigning = useAssignStore();
  assigning.agentIds = new Set(order.agentIds);
  assigning.groupIds = new Set(order.groupIds);
  await assigning.review();
  return assigning;
}

describe('assigning numbers', () => {
  it('cannot be reviewed with an empty selection', async () => {
    const assigning = useAssignStore();
    expect(assigning.missing).toBe('agents');
    assigning.agentIds = new Set(['1']);
    expect(assigning.missing).toBe('numbers');
    await assigning.review();
    expect(main.asked).toEqual([]);
    assigning.numbers = new Set(['057100008001']);
    expect(assigning.missing).toBeUndefined();
  });

  it.each(['agentIds', 'groupIds', 'numbers'] as const)(
    'asks for fewer %s exactly where main takes no more',
    async (kind) => {
      const { input } = supervisorRoutes({} as never)['supervisor.assign'];
      const assigning = await chosen();
      assigning.back();
      for (const count of [MOST_CHOSEN, MOST_CHOSEN + 1]) {
        assigning[kind] = new Set(Array.from({ length: count }, (_, n) => String(n + 1)));
        const isTaken = input.safeParse({ ...order, [kind]: [...assigning[kind]] }).success;
        expect(assigning.missing).toBe(isTaken ? undefined : 'fewer');
        expect(isTaken).toBe(count === MOST_CHOSEN);
      }
      const before = main.count('supervisor.assignPreview');
      await assigning.review();
      expect(main.count('supervisor.assignPreview')).toBe(before);
    },
  );

  it('sends what was shown, not what is chosen by now, and not before it can have been read', async () => {
    const assigning = await chosen();
    expect(assigning.state).toMatchObject({ is: 'reviewing', order });
    assigning.agentIds = new Set(['7']);
    await assigning.send();
    expect(main.count('supervisor.assign')).toBe(0);
    await vi.advanceTimersByTimeAsync(500);
    await Promise.all([assigning.send(), assigning.send()]);
    expect(main.asked.filter(({ name }) => name === 'supervisor.assign').map(({ input }) => input)).toEqual([order]);
  });

  it('follows its progress', async () => {
    useSupervisorStore();
    const assigning = await chosen();
    await vi.advanceTimersByTimeAsync(500);
    await assigning.send();
    main.answer('supervisor.assignment', () => ok(assignment('finished', row('1', 'done'), row('2', 'done'))));
    main.emit('supervisor.assignmentChanged', null);
    await vi.advanceTimersByTimeAsync(0);
    expect(assigning.state).toMatchObject({ is: 'sent', assignment: { is: 'finished' } });
    endSession();
  });

  it('comes back after the lock has closed on it, until it was left', async () => {
    const assigning = useAssignStore();
    main.answer('supervisor.assignment', () => ok(assignment('stopped', row('1', 'done'), row('2', 'not-sent'))));
    await assigning.load();
    expect(assigning.state.is).toBe('sent');
    assigning.clear();
    await assigning.load();
    expect(assigning.state.is).toBe('sent');
    assigning.startOver();
    await assigning.load();
    expect(assigning.state.is).toBe('choosing');
  });

  it('keeps the selection on the way back, and says what main refused', async () => {
    const assigning = await chosen();
    main.answer('supervisor.assign', () => ({ ok: false, error: { code: 'bad-input', field: 'numbers' } }));
    await vi.advanceTimersByTimeAsync(500);
    await assigning.send();
    expect(assigning.state).toMatchObject({ is: 'reviewing', problem: { field: 'numbers' } });
    assigning.back();
    expect([...assigning.agentIds]).toEqual(['1', '2']);
  });
});

describe('the rows of an order', () => {
  it('are counted by how they went, and sorted by what needs a look', () => {
    const rows = [row('1', 'done'), row('2', 'unknown'), row('3', 'failed'), row('4', 'not-sent'), row('5', 'failed')];
    expect(countsOf(assignment('cancelled', ...rows))).toMatchObject({ done: 1, unknown: 1, failed: 2, 'not-sent': 1 });
    expect(byUrgency(rows).map(({ agentId }) => agentId)).toEqual(['3', '5', '2', '4', '1']);
  });
});
