import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Registration } from '../../../../src/preload/contract/index.ts';
import { READS_MS } from '../../../../src/renderer/dialer/confirming.ts';
import { useDialerStore } from '../../../../src/renderer/dialer/dialer.store.ts';
import { questionWords } from '../../../../src/renderer/dialer/objection-words.ts';
import { en } from '../../../../src/renderer/i18n/en.ts';
import { formatsFor } from '../../../../src/renderer/i18n/formats.ts';
import { usePhoneStore } from '../../../../src/renderer/phone/phone.store.ts';
import { freshWindow, type FakeCompanion } from '../fake-companion.ts';
import { phoneThat, REGISTERED } from '../phone/phone-world.ts';
import { prepareDialer, ringing } from './dialer-world.ts';

const CUSTOMER = '13800138000';
let main: FakeCompanion;
beforeEach(() => {
  vi.useFakeTimers();
  main = freshWindow();
  prepareDialer(main);
});
afterEach(() => void vi.useRealTimers());

async function dialling(registration: Registration): Promise<ReturnType<typeof useDialerStore>> {
  usePhoneStore().accept(phoneThat(registration, { at: 5 }));
  const dialer = useDialerStore();
  await dialer.load();
  await dialer.read(CUSTOMER);
  await dialer.dial();
  return dialer;
}
async function sayYes(dialer: ReturnType<typeof useDialerStore>): Promise<void> {
  vi.advanceTimersByTime(READS_MS);
  await dialer.confirm();
}

describe('a call without a phone', () => {
  it.each([{ is: 'not-registered' }, { is: 'wrong-password' }] as const)('is asked about before: %o', async (said) => {
    const dialer = await dialling(said);
    expect(main.count('dialer.dial')).toBe(0);
    expect(dialer.question).toEqual({ reason: 'phone', fault: said.is, checkedAt: 5, callee: CUSTOMER });
  });

  it.each<Registration>([REGISTERED, { is: 'unknown', why: 'timeout' }, { is: 'unknown', why: 'off' }])(
    'is not held up by what nobody has said: %o',
    async (said) => {
      const dialer = await dialling(said);
      expect(dialer.state).toEqual(ringing);
    },
  );

  it('is placed with one more click, and main hears of no yes that it has not asked for', async () => {
    const dialer = await dialling({ is: 'not-registered' });
    await dialer.dial();
    expect(main.count('dialer.dial')).toBe(0);
    await sayYes(dialer);
    expect(main.asked.find(({ name }) => name === 'dialer.dial')?.input).toMatchObject({ confirmed: [] });
    expect(dialer.state).toEqual(ringing);
  });

  it('is not placed by a yes that was on its way before the question could be read', async () => {
    const dialer = await dialling({ is: 'not-registered' });
    vi.advanceTimersByTime(READS_MS - 1);
    await dialer.confirm();
    expect(main.count('dialer.dial')).toBe(0);
  });

  it('takes the question back when the phone is there, and dials nothing by itself', async () => {
    const dialer = await dialling({ is: 'not-registered' });
    usePhoneStore().accept(phoneThat(REGISTERED, { at: 6 }));
    await vi.advanceTimersByTimeAsync(READS_MS);
    expect(dialer.question).toBeUndefined();
    await dialer.confirm();
    expect(main.count('dialer.dial')).toBe(0);
  });

  it('says what another check has said, and wants that to be read', async () => {
    const dialer = await dialling({ is: 'not-registered' });
    await vi.advanceTimersByTimeAsync(READS_MS);
    usePhoneStore().accept(phoneThat({ is: 'wrong-password' }, { at: 7 }));
    await vi.advanceTimersByTimeAsync(0);
    expect(dialer.question).toMatchObject({ fault: 'wrong-password', checkedAt: 7 });
    expect(dialer.isReadable).toBe(false);
  });

  it('is asked about beside what main has against the call', async () => {
    const quiet = { reason: 'quiet-hours', from: '21:00', to: '08:00' } as const;
    main.answer('dialer.dial', () => ({ ok: false, error: { code: 'guarded', objection: quiet } }));
    const dialer = await dialling({ is: 'not-registered' });
    await sayYes(dialer);
    expect(dialer.question).toMatchObject(quiet);
    await sayYes(dialer);
    expect(main.asked.filter(({ name }) => name === 'dialer.dial').map(({ input }) => input)).toMatchObject([
      { confirmed: [] },
      { confirmed: ['quiet-hours'] },
    ]);
  });

  it('has words with the time of the check, or without one where none is known', () => {
    const f = formatsFor('en');
    const now = new Date().setHours(10, 42, 0, 0);
    vi.setSystemTime(now + 60_000);
    const asked = { reason: 'phone', fault: 'not-registered', callee: CUSTOMER } as const;
    expect(questionWords(en, f, { ...asked, checkedAt: now }).text).toMatch(/^Checked 10:42/);
    expect(questionWords(en, f, asked).text).toMatch(/^When last checked/);
  });
});
