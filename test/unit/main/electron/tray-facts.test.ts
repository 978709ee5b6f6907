import { describe, expect, it } from 'vitest';
import { TrayFacts } from '../../../../src/main/electron/tray-facts.ts';
import { storedSettings } from '../../../../src/main/settings/settings-shape.ts';
import type { Account, CallerId, CallRow } from '../../../../src/preload/contract/index.ts';

const me: Account = {
  ...{ is: 'signed-in', host: 'https://api.example', agentId: '1', agentName: 'A' },
  ...{ tokenPlace: 'keychain', isDemo: false },
};
const gone: Account = { is: 'signed-out', lastHost: '', keychain: 'working' };

function row(customerNumber: string): CallRow {
  return {
    ...{ uuid: 'u', direction: 'outbound', state: 'answered', stateText: '' },
    customerNumber,
    isRecorded: false,
    hasNote: false,
    tags: [],
  };
}

/** Reads wait until they are answered, as they do where the network is slow. */
function facts() {
  const asked: { what: string; answer: (value: unknown) => void; fail: () => void }[] = [];
  const seen = { changes: 0 };
  const ask = (what: string) => (): Promise<never> =>
    new Promise((resolve, reject) => {
      asked.push({ what, answer: resolve as (value: unknown) => void, fail: () => reject(new Error('offline')) });
    });
  const settings = {
    settings: storedSettings.parse({ doNotDisturbUntil: 5_000 }),
    appearance: { language: 'en', theme: 'dark' },
  } as const;
  const world = { now: 4_000 };
  const tray = new TrayFacts({
    settings: () => settings,
    read: { recent: ask('recent'), missed: ask('missed'), numbers: ask('numbers'), callerId: ask('callerId') },
    now: () => world.now,
    changed: () => (seen.changes += 1),
  });
  const answer = async (what: string, value: unknown): Promise<void> => {
    const at = asked.findIndex((one) => one.what === what);
    asked.splice(at, 1)[0]?.answer(value);
    await new Promise(setImmediate);
  };
  const waiting = (): string[] => asked.map(({ what }) => what).sort();
  return { tray, asked, seen, answer, waiting, world };
}

describe('what the tray shows', () => {
  it('is there at once, and grows with what is read', async () => {
    const { tray, answer, waiting, seen } = facts();
    tray.accountChanged(me);
    expect(tray.view()).toMatchObject({ account: me, recent: [], missed: 0, numbers: undefined });
    expect(waiting()).toEqual(['callerId', 'missed', 'numbers', 'recent']);
    const before = seen.changes;
    await answer('missed', [{}, {}]);
    await answer('recent', [row('15405710001')]);
    expect(tray.view()).toMatchObject({ missed: 2, recent: [{ customerNumber: '15405710001' }] });
    expect(seen.changes).toBe(before + 2);
  });

  it('keeps what it has where something cannot be read', async () => {
    const { tray, asked, answer } = facts();
    tray.accountChanged(me);
    await answer('recent', [row('15405710001')]);
    tray.callsChanged();
    asked.find(({ what }) => what === 'recent')?.fail();
    await new Promise(setImmediate);
    expect(tray.view().recent).toHaveLength(1);
  });

  it('reads once more, not ten times, what changed ten times during a read', async () => {
    const { tray, answer, waiting } = facts();
    tray.accountChanged(me);
    for (let n = 0; n < 10; n++) tray.callsChanged();
    await answer('recent', []);
    expect(waiting().filter((what) => what === 'recent')).toHaveLength(1);
    await answer('recent', [row('15405710002')]);
    expect(waiting()).not.toContain('recent');
    expect(tray.view().recent[0]?.customerNumber).toBe('15405710002');
  });

  it('forgets everything when the agent leaves, also what is answered later', async () => {
    const { tray, answer } = facts();
    tray.accountChanged(me);
    tray.missedChanged([]);
    tray.callerIdChanged({ is: 'number', number: '057100008001' } satisfies CallerId);
    tray.accountChanged(gone);
    await answer('recent', [row('15405710001')]);
    tray.callsChanged();
    expect(tray.view()).toMatchObject({ account: gone, recent: [], callerId: { is: 'automatic' }, sip: undefined });
    tray.accountChanged({ ...me, agentId: '2' });
    await answer('recent', [row('15405710002')]);
    expect(tray.view().recent[0]?.customerNumber).not.toBe('15405710001');
  });

  it('says that notifications are paused only while they are', () => {
    const { tray, world } = facts();
    expect(tray.view().pausedUntil).toBe(5_000);
    world.now = 5_000;
    expect(tray.view().pausedUntil).toBeUndefined();
  });
});
