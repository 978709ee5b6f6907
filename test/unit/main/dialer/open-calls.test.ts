import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { accountKey } from '../../../../src/main/dialer/intent.ts';
import { DialJournal } from '../../../../src/main/dialer/journal.ts';
import { OpenCalls } from '../../../../src/main/dialer/open-calls.ts';
import type { DialerEvents, UnresolvedCall } from '../../../../src/preload/contract/index.ts';
import { reply } from '../../../support/raw-server.ts';
import { AGENT, rawForTest, sessionAt } from '../../../support/sessions.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const ID = '01KAN3XAMP1E0000000000000A';
const NUMBER = '15405714321';

/** A journal in which one call may have been placed, and a server whose records are these. */
async function afterRestart(records: object[], startedAt = Date.now()) {
  const server = await rawForTest(reply(200, JSON.stringify({ data: records, total: records.length })));
  const session = sessionAt(server);
  const journal = new DialJournal(join(await tempFolder(), 'journal.sqlite'));
  const account = accountKey(session);
  journal.begin({
    id: ID,
    account,
    callee: NUMBER,
    customer: NUMBER,
    startedAt,
    monotonicAt: startedAt,
    confirmed: [],
  });
  journal.settle(ID, 'unknown');
  const told: UnresolvedCall[][] = [];
  const found: DialerEvents['dialer.found'][] = [];
  const open = new OpenCalls({
    journal,
    clock: { now: Date.now, wait: (ms, signal) => sleep(ms / 10_000, undefined, { signal }) },
    announce: (calls) => void told.push(calls),
    onFound: (one) => void found.push(one),
  });
  return { server, session, journal, account, open, told, found };
}

const RECORD = {
  call_uuid: 'u-12345678',
  user_data: `sc:${ID}`,
  states: '接听',
  duration: 30,
  customer_duration: 21,
  end_time: '2026-11-22T02:00:00Z',
};

describe('calls that may have been placed, after a restart', () => {
  it('are listed, looked for, and resolve when their record turns up', async () => {
    const { open, session, told, found, journal, account } = await afterRestart([RECORD]);
    open.resume(session, new AbortController().signal);
    expect(open.list(session)).toMatchObject([{ intentId: ID, callee: NUMBER, isLooking: true }]);
    await vi.waitFor(() => expect(told.at(-1)).toEqual([]));
    expect(found).toEqual([{ intentId: ID, callee: NUMBER, uuid: 'u-12345678', result: 'answered', talkSeconds: 21 }]);
    expect(journal.unresolved(account)).toEqual([]);
  });

  it('stay in sight when no record turns up: absence is no proof', async () => {
    const { open, session, told, found } = await afterRestart([]);
    open.resume(session, new AbortController().signal);
    await vi.waitFor(() => expect(told.at(-1)).toMatchObject([{ intentId: ID, isLooking: false }]), { timeout: 5_000 });
    expect(found).toEqual([]);
  });

  it('are looked for once at least, however long ago they were', async () => {
    const { open, session, found } = await afterRestart([RECORD], Date.now() - 86_400_000);
    open.resume(session, new AbortController().signal);
    await vi.waitFor(() => expect(found).toHaveLength(1));
  });

  it('are no open question any more when a record shows that they go on, though it never gets an end', async () => {
    const { open, session, told, found, journal, account } = await afterRestart([
      { call_uuid: 'u-12345678', user_data: `sc:${ID}`, states: '接听' },
    ]);
    const signal = new AbortController();
    open.resume(session, signal.signal);
    await vi.waitFor(() => expect(told.at(-1)).toEqual([]));
    expect(journal.sentSince(account, 0)).toMatchObject([{ state: 'seen', uuid: 'u-12345678' }]);
    expect(found).toEqual([]);
    signal.abort();
  });

  it('are not said to be looked for any more once everybody has stopped looking at sign-out', async () => {
    const { open, session } = await afterRestart([]);
    open.opened(session, ID);
    expect(open.list(session)).toMatchObject([{ isLooking: true }]);
    open.forget();
    expect(open.list(session)).toMatchObject([{ isLooking: false }]);
  });

  it('go out of sight when dismissed', async () => {
    const { open, session, told } = await afterRestart([]);
    expect(open.dismiss(session, ID)).toEqual([]);
    expect(told.at(-1)).toEqual([]);
  });

  it("are not another agent's business", async () => {
    const { open, session, server } = await afterRestart([]);
    expect(open.list({ ...session, agentId: '100003' })).toEqual([]);
    expect(open.list({ ...session, agentId: AGENT })).toHaveLength(1);
    expect(server.count('/records')).toBe(0);
  });
});
