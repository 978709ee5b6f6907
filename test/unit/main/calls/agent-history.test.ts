import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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

/** A thread that dies in the middle of a load. */
const DIES = `
  import { parentPort } from 'node:worker_threads';
  const state = { stored: 7, complete: [], health: { is: 'working' } };
  parentPort.on('message', ({ id, method }) => {
    if (method === 'storedState') parentPort.postMessage({ is: 'answer', id, value: state });
    if (method === 'missed') parentPort.postMessage({ is: 'answer', id, value: [] });
  });
  const sync = { is: 'loading', stored: 7, back: 1, target: 0 };
  parentPort.postMessage({ is: 'progress', progress: { sync, hasNews: false } });
  setTimeout(() => { throw new Error('dead'); }, 1000);
`;

describe("the agent's copy", () => {
  it('tells the first call that is missed after a start with a history that is up to date', async () => {
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

  it('tells the windows when other settings have changed it, and only then', async () => {
    const rows = [{ call_uuid: 'u1', call_type: '外呼', start_time: textOf(Date.now() - 86_400_000).slice(0, -1) }];
    const opened = openCalls(await tempFolder(), sessionAt(await recordsForTest(rows)));
    const { calls, told } = opened;
    calls.resume();
    await opened.synced();
    await vi.waitFor(() => expect(told.changed).toBe(1), WAIT);
    const before = await calls.get('u1');
    opened.choose({ logLevel: 'warn' });
    calls.settingsChanged();
    opened.choose({ timesWithoutOffset: 'china' });
    calls.settingsChanged();
    await vi.waitFor(() => expect(told.changed).toBe(2), WAIT);
    expect((await calls.get('u1')).startedAt).toBe((before.startedAt ?? 0) - 8 * 3_600_000);
  });

  it('is not loading any more when its thread has died', async () => {
    const folder = await tempFolder();
    const script = join(folder, 'dies.mjs');
    await writeFile(script, DIES);
    const { calls, told } = openCalls(folder, sessionAt(await recordsForTest([])), 'a-token', {}, script);
    calls.resume();
    await vi.waitFor(() => expect(told.history.at(-1)).toMatchObject({ sync: { is: 'loading' }, stored: 7 }), WAIT);
    const idle = { sync: { is: 'idle' }, error: { code: 'unexpected' }, stored: 7 };
    await vi.waitFor(() => expect(told.history.at(-1)).toMatchObject(idle), WAIT);
    expect(told.log).toEqual(['calls.thread']);
  });
});
