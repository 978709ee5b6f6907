import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PhoneState, Result } from '../../../../src/preload/contract/index.ts';
import { usePhoneStore } from '../../../../src/renderer/phone/phone.store.ts';
import { freshWindow, later, ok, type FakeCompanion } from '../fake-companion.ts';
import { phoneThat, REGISTERED, SERVER } from './phone-world.ts';
import { endSession } from '../../../../src/renderer/session.ts';

const NOW = 10_000_000;
let main: FakeCompanion;
beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  main = freshWindow();
  main.answer('phone.check', () => ok(phoneThat(REGISTERED, { at: NOW })));
});
afterEach(() => void vi.useRealTimers());

async function knowing(phone: PhoneState): Promise<ReturnType<typeof usePhoneStore>> {
  main.answer('phone.get', () => ok(phone));
  const phones = usePhoneStore();
  await phones.load();
  return phones;
}

describe('what is known of the phone', () => {
  it('follows main, also over an older answer', async () => {
    const slow = later<Result<PhoneState>>();
    main.answer('phone.get', () => slow.promise);
    const phones = usePhoneStore();
    const loading = phones.load();
    main.emit('phone.changed', phoneThat({ is: 'not-registered' }));
    slow.resolve(ok(phoneThat(REGISTERED)));
    await loading;
    expect(phones.fault).toBe('not-registered');
  });

  it('is a fault only when the registrar has said so', async () => {
    const phones = await knowing(phoneThat({ is: 'unknown', why: 'timeout' }));
    expect(phones.fault).toBeUndefined();
    phones.accept(phoneThat({ is: 'wrong-password' }));
    expect(phones.fault).toBe('wrong-password');
  });

  it('does not come back after signing out', async () => {
    const slow = later<Result<PhoneState>>();
    const phones = await knowing(phoneThat(REGISTERED));
    main.answer('phone.check', () => slow.promise);
    const checking = phones.check();
    endSession();
    slow.resolve(ok(phoneThat({ is: 'not-registered' })));
    await checking;
    expect(usePhoneStore().state).toEqual({ is: 'loading' });
  });

  it('says why it could not even be asked', async () => {
    const phones = await knowing(phoneThat(REGISTERED));
    main.answer('phone.check', () => ({ ok: false, error: { code: 'signed-out' } }));
    await phones.check();
    expect(phones.problem).toEqual({ code: 'signed-out' });
    expect(phones.phone?.registration).toEqual(REGISTERED);
  });
});

describe('before a call', () => {
  it.each([
    ['younger than a minute', NOW - 59_999, 0],
    ['a minute old', NOW - 60_000, 1],
    ['from a future that a set-back clock has made', NOW + 5_000, 1],
    ['not there', undefined, 1],
  ])('with an answer that is %s (%s) the registrar is asked %i times', async (_how, at, times) => {
    const phones = await knowing(phoneThat(REGISTERED, { ...(at !== undefined && { at }) }));
    await phones.keepFresh();
    expect(main.count('phone.check')).toBe(times);
  });

  it.each<[string, Partial<PhoneState>]>([
    ['the check is off', { settings: { ...SERVER, isCheckOn: false } }],
    ['no server is set', { settings: { ...SERVER, domain: '' } }],
    ['a wrong password has stopped it', { stoppedBy: 'wrong-password' }],
    ['the registrar does not challenge', { stoppedBy: 'no-challenge' }],
    ['a refusal is not long enough ago', { askAgainAt: Date.now() + 600_000 }],
    ['it is being asked', { isChecking: true }],
    ['it is the demo', { registration: { is: 'unknown', why: 'demo' } }],
  ])('nobody is asked while %s', async (_why, over) => {
    const phones = await knowing(phoneThat({ is: 'unknown', why: 'not-asked' }, over));
    await phones.keepFresh();
    expect(main.count('phone.check')).toBe(0);
  });
});
