import { describe, expect, it, vi } from 'vitest';
import { sessionAt } from '../../../support/sessions.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { openCalls, recordsForTest, WAIT } from './calls-world.ts';

const textOf = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

function missedCall(uuid: string, phone: string, secondsAgo: number): object {
  const at = Date.now() - secondsAgo * 1000;
  const times = { start_time: textOf(at), end_time: textOf(at + 20_000) };
  return { call_uuid: uuid, call_type: '来电', states: '振铃未接', customer_phone: phone, ...times };
}

describe("the agent's copy", () => {
  it('tells the first call that is missed after a start with a copy that is up to date', async () => {
    const rows = [missedCall('u0', '13800130000', 3 * 86_400)];
    const session = sessionAt(await recordsForTest(rows));
    const folder = await tempFolder();
    const before = openCalls(folder, session);
    before.calls.resume();
    await before.synced();
    await before.calls.close();
    const { calls, told, synced } = openCalls(folder, session);
    calls.resume();
    const { readAt } = await synced();
    rows.unshift(missedCall('u1', '13800138001', 40));
    await calls.sync();
    await synced(readAt);
    await vi.waitFor(() => expect(told.missed.at(-1)?.all).toHaveLength(2), WAIT);
    expect(told.missed.flatMap(({ fresh }) => fresh)).toEqual(['13800138001']);
  });

  it('has the note on a number also for a call that only the server has yet', async () => {
    const rows: object[] = [];
    const { calls, synced } = openCalls(await tempFolder(), sessionAt(await recordsForTest(rows)));
    calls.resume();
    await synced();
    await calls.saveNote({ is: 'number', number: '13800138001' }, { text: 'never before ten', tags: [] });
    calls.asleep(true);
    rows.push(missedCall('u1', '+8613800138001', 40));
    expect((await calls.notes('u1')).number.text).toBe('never before ten');
    await expect(calls.notes('unknown')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('tells none of the calls that its first load brings', async () => {
    const rows = [missedCall('u1', '13800138001', 40)];
    const { calls, told, synced } = openCalls(await tempFolder(), sessionAt(await recordsForTest(rows)));
    calls.resume();
    await synced();
    await vi.waitFor(() => expect(told.missed.at(-1)?.all).toHaveLength(1), WAIT);
    expect(told.missed.flatMap(({ fresh }) => fresh)).toEqual([]);
  });
});
