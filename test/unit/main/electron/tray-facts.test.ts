import { describe, expect, it } from 'vitest';
import { TrayFacts } from '../../../../src/main/electron/tray-facts.ts';
import { DEFAULT_PHONE } from '../../../../src/main/phone/phone-settings.ts';
import { storedSettings } from '../../../../src/main/settings/settings-shape.ts';
import type { Account, CallerId, CallRow, PhoneState, Registration } from '../../../../src/preload/contract/index.ts';

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

function phone(registration: Registration): PhoneState {
  return { settings: DEFAULT_PHONE, managed: [], registration, isChecking: false };
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
  const timers: { ms: number; then: () => void }[] = [];
  const tray = new TrayFacts({
    settings: () => settings,
    nameOf: () => undefined,
    read: { recent: ask('recent'), missed: ask('missed'), numbers: ask('numbers'), callerId: ask('callerId') },
    now: () => world.now,
    after: (ms, then) => {
      const timer = { ms, then };
      timers.push(timer);
      return () => timers.splice(timers.indexOf(timer), 1);
    },
    changed: () => (seen.changes += 1),
  });
  const answer = async (what: string, value: unknown): Promise<void> => {
    const at = asked.findIndex((one) => one.what === what);
    asked.splice(at, 1)[0]?.answer(value);
    await new Promise(setImmediate);
  };
  const waiting = (): string[] => asked.map(({ what }) => what).sort();
  return { tray, asked, seen, answer, waiting, world, timers };
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

  it('says that the phone is registered only as long as it is known to be', () => {
    const { tray, seen, world, timers } = facts();
    const device = (expiresAt?: number) => ({ address: '192.0.2.1', ...(expiresAt !== undefined && { expiresAt }) });
    tray.phoneChanged(phone({ is: 'registered', devices: [device(4_500), device(6_000)] }));
    expect(tray.view().phone).toBe('registered');
    expect(timers).toMatchObject([{ ms: 2_000 }]);
    tray.phoneChanged(phone({ is: 'registered', devices: [device(7_000)] }));
    expect(timers).toMatchObject([{ ms: 3_000 }]);
    world.now = 7_000;
    const before = seen.changes;
    timers[0]?.then();
    expect(seen.changes).toBe(before + 1);
    expect(tray.view().phone).toBe('lapsed');
    tray.phoneChanged(phone({ is: 'registered', devices: [device(8_000), device()] }));
    expect(timers).toEqual([]);
  });

  it('says of the phone what was answered, and nothing where nothing was asked', () => {
    const { tray } = facts();
    expect(tray.view().phone).toBeUndefined();
    const said = (registration: Registration) => {
      tray.phoneChanged(phone(registration));
      return tray.view().phone;
    };
    expect(said({ is: 'not-registered' })).toBe('not-registered');
    expect(said({ is: 'wrong-password' })).toBe('wrong-password');
    expect(said({ is: 'unknown', why: 'timeout' })).toBe('unknown');
    expect(said({ is: 'unknown', why: 'off' })).toBeUndefined();
    expect(said({ is: 'unknown', why: 'not-set-up' })).toBeUndefined();
  });

  it('says that notifications are paused only while they are', () => {
    const { tray, world } = facts();
    expect(tray.view().pausedUntil).toBe(5_000);
    world.now = 5_000;
    expect(tray.view().pausedUntil).toBeUndefined();
  });
});
