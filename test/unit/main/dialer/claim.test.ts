import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ulid } from 'ulid';
import { describe, expect, it } from 'vitest';
import { AgentScope } from '../../../../src/main/account/agent-scope.ts';
import { MonotonicClock } from '../../../../src/main/async/monotonic-clock.ts';
import type { Attempt, DialOrder } from '../../../../src/main/dialer/attempt.ts';
import { DialerService } from '../../../../src/main/dialer/dialer.service.ts';
import type { IntentState } from '../../../../src/main/dialer/intent.ts';
import { DialJournal } from '../../../../src/main/dialer/journal.ts';
import { Fault } from '../../../../src/main/fault.ts';
import { readNumber } from '../../../../src/main/phone-numbers/read-number.ts';
import { storedSettings } from '../../../../src/main/settings/settings-shape.ts';
import { demoForTest, sessionAt } from '../../../support/sessions.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const ENTRY = '00000000-0000-4000-8000-000000000001';
const ORDER: Omit<DialOrder, 'text'> = {
  callerId: { is: 'automatic' },
  reference: '',
  confirmed: [],
  entry: ENTRY,
};

async function dialing(claim: (entry: string, attempt: Attempt, state: IntentState | undefined) => void) {
  const demo = await demoForTest({ speed: 200, calls: 0 });
  const session = sessionAt(demo);
  const dialer: DialerService = new DialerService({
    scope: new AgentScope(),
    session: () => session,
    read: (text) => readNumber(text),
    claim: (entry, attempt) => claim(entry, attempt, dialer.intentState(attempt.intentId)),
    assertOurs: () => Promise.resolve(),
    newIntentId: ulid,
    clock: { now: Date.now, wait: (ms, signal) => sleep(ms / 200, undefined, { signal }) },
    settings: () => storedSettings.parse({}),
    journal: new DialJournal(join(await tempFolder(), 'journal.sqlite')),
    monotonicClock: () => new MonotonicClock(0),
    announce: () => undefined,
    announceUnresolved: () => undefined,
    onFound: () => undefined,
    onEnded: () => undefined,
    log: () => undefined,
  });
  const callouts = () => demo.requests.filter(({ path }) => path.endsWith('/callout')).length;
  return { dialer, callouts };
}

describe('a call for an entry of a call list', () => {
  it('claims the entry when it is in the journal and not on the wire yet', async () => {
    const claimed: unknown[] = [];
    const { dialer, callouts } = await dialing((entry, { callee }, state) =>
      claimed.push([entry, callee, state, callouts()]),
    );
    await dialer.dial({ ...ORDER, text: '15405714321' });
    expect(claimed).toEqual([[ENTRY, '15405714321', 'journaled', 0]]);
    expect(callouts()).toBe(1);
    dialer.dispose();
  });

  it('is not sent where the entry cannot be claimed, and the journal says so', async () => {
    let intentId = '';
    const { dialer, callouts } = await dialing((_entry, attempt) => {
      ({ intentId } = attempt);
      throw new Fault('disk', { message: 'full' });
    });
    expect(await dialer.dial({ ...ORDER, text: '15405714321' })).toMatchObject({
      is: 'failed',
      error: { code: 'disk' },
    });
    expect(callouts()).toBe(0);
    expect(dialer.intentState(intentId)).toBe('not-sent');
  });

  it('claims nothing where the guard objects', async () => {
    const claimed: unknown[] = [];
    const { dialer } = await dialing((entry) => claimed.push(entry));
    await expect(dialer.dial({ ...ORDER, text: '110' })).rejects.toThrow('guarded');
    expect(claimed).toEqual([]);
  });
});
