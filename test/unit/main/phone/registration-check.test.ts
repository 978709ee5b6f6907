import { describe, expect, it } from 'vitest';
import type { PhoneSettings, Registration } from '../../../../src/preload/contract/phone.ts';
import { RegistrationCheck } from '../../../../src/main/phone/registration-check.ts';
import type { ProbeAnswer } from '../../../../src/main/phone/sip/conversation.ts';
import type { SipAccount } from '../../../../src/main/phone/sip/register-probe.ts';
import { NOON, phoneAt } from './probe-world.ts';

const YES: Registration = { is: 'registered', devices: [] };
const NO: Registration = { is: 'not-registered' };
const WRONG: ProbeAnswer = { registration: { is: 'wrong-password' }, stop: 'wrong-password' };
const UNASKED_FOR: ProbeAnswer = {
  registration: { is: 'unknown', why: 'no-challenge', status: 200 },
  stop: 'no-challenge',
};

/** Everything that can go on without an answer has gone on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

function checkFor(first: ProbeAnswer | undefined) {
  const world = {
    answer: first,
    account: { settings: phoneAt(5060), user: '1', password: 'p' } as SipAccount | undefined,
    now: NOON,
    asked: [] as { signal: AbortSignal; answer: (answer: ProbeAnswer) => void }[],
    told: 0,
    unchallenged: [] as PhoneSettings[],
  };
  const check = new RegistrationCheck({
    probe: (_account, signal) =>
      new Promise((resolve) => {
        world.asked.push({ signal, answer: resolve });
        if (world.answer) resolve(world.answer);
      }),
    account: () => Promise.resolve(world.account),
    now: () => world.now,
    announce: () => {
      world.told++;
    },
    onUnchallenged: (settings) => {
      world.unchallenged.push(settings);
      return Promise.resolve();
    },
  });
  return { world, check };
}

describe('the state of the phone', () => {
  it('is unknown until somebody asks', () => {
    expect(checkFor({ registration: YES }).check.state()).toEqual({
      registration: { is: 'unknown', why: 'not-asked' },
      isChecking: false,
    });
  });

  it('is asked for once, however many want to know', async () => {
    const { check, world } = checkFor(undefined);
    const asked = [check.ask(), check.ask(), check.fresh(0, 10_000)];
    await settled();
    expect(check.state().isChecking).toBe(true);
    world.asked[0]?.answer({ registration: YES });
    expect(await Promise.all(asked)).toEqual([YES, YES, YES]);
    expect(world.asked).toHaveLength(1);
    expect(check.state()).toEqual({ registration: YES, at: NOON, isChecking: false });
    expect(world.told).toBe(2); // begun and ended
  });

  it('is asked for anew when the answer is older than wanted, or the clock went back', async () => {
    const { check, world } = checkFor({ registration: YES });
    await check.ask();
    world.now += 59_999;
    await check.fresh(60_000, 1_000);
    expect(world.asked).toHaveLength(1);
    world.now += 1;
    await check.fresh(60_000, 1_000);
    expect(world.asked).toHaveLength(2);
    world.now -= 10_000;
    await check.fresh(60_000, 1_000);
    expect(world.asked).toHaveLength(3);
  });

  it('is not waited for longer than said, and is told when it comes', async () => {
    const { check, world } = checkFor(undefined);
    expect(await check.fresh(60_000, 20)).toEqual({ is: 'unknown', why: 'timeout' });
    expect(check.state().isChecking).toBe(true);
    const later = check.ask();
    world.asked[0]?.answer({ registration: NO });
    expect(await later).toEqual(NO);
    expect(check.state().registration).toEqual(NO);
  });

  it('is unknown when asking breaks, and is not asked again at once', async () => {
    let asked = 0;
    const check = new RegistrationCheck({
      probe: () => {
        asked++;
        return Promise.reject(new Error('a fault of ours'));
      },
      account: () => Promise.resolve({ settings: phoneAt(5060), user: '1', password: 'p' }),
      now: () => NOON,
      announce: () => undefined,
      onUnchallenged: () => Promise.resolve(),
    });
    expect(await check.fresh(60_000, 1_000)).toEqual({ is: 'unknown', why: 'garbage' });
    expect(await check.fresh(60_000, 1_000)).toEqual({ is: 'unknown', why: 'garbage' });
    expect(asked).toBe(1);
    expect(check.state()).toEqual({ registration: { is: 'unknown', why: 'garbage' }, at: NOON, isChecking: false });
  });

  it('is unknown without credentials', async () => {
    const { check, world } = checkFor({ registration: YES });
    world.account = undefined;
    expect(await check.ask()).toEqual({ is: 'unknown', why: 'no-credentials' });
    expect(world.asked).toHaveLength(0);
  });
});

describe('one failed authentication', () => {
  it('is the last until the password changes', async () => {
    const { check, world } = checkFor(WRONG);
    for (let done = 0; done < 5; done++) expect(await check.ask(0)).toEqual({ is: 'wrong-password' });
    expect(world.asked).toHaveLength(1);
    expect(check.state().stoppedBy).toBe('wrong-password');
    world.account = { settings: phoneAt(5060), user: '1', password: 'q' };
    world.answer = { registration: NO };
    expect(await check.ask(0)).toEqual(NO);
    expect(check.state().stoppedBy).toBeUndefined();
  });

  it('is not forgotten by signing out and in', async () => {
    const { check, world } = checkFor(WRONG);
    await check.ask(0);
    check.forget();
    expect(await check.ask(0)).toEqual({ is: 'wrong-password' });
    expect(world.asked).toHaveLength(1);
  });

  it('is not told to the next agent, and not after they were asked for either', async () => {
    const { check, world } = checkFor(WRONG);
    await check.ask(0);
    check.forget();
    expect(check.state()).toEqual({ registration: { is: 'unknown', why: 'not-asked' }, isChecking: false });
    world.account = { settings: phoneAt(5060), user: '2', password: 'q' };
    world.answer = { registration: YES };
    await check.ask(0);
    expect(check.state()).toEqual({ registration: YES, at: NOON, isChecking: false });
  });

  it('is told again once the same credentials are in use again, without a question', async () => {
    const { check, world } = checkFor(WRONG);
    await check.ask(0);
    check.forget();
    await check.ask(0);
    check.forget();
    expect(check.state().stoppedBy).toBeUndefined();
    await check.ask(0);
    expect(check.state()).toMatchObject({ registration: { is: 'wrong-password' }, stoppedBy: 'wrong-password' });
    expect(world.asked).toHaveLength(1);
  });

  it('is over with other settings', async () => {
    const { check, world } = checkFor(WRONG);
    await check.ask(0);
    check.reset(false);
    await check.ask(0);
    expect(world.asked).toHaveLength(2);
  });
});

describe('a registrar that does not challenge', () => {
  it('is written down and not asked again, whatever the password', async () => {
    const { check, world } = checkFor(UNASKED_FOR);
    await check.ask(0);
    world.account = { settings: phoneAt(5060), user: '1', password: 'q' };
    expect(await check.ask(0)).toMatchObject({ is: 'unknown', why: 'no-challenge' });
    check.forget();
    expect(check.state().stoppedBy).toBe('no-challenge'); // it is about the registrar, not about who was signed in
    await check.ask(0);
    expect([world.asked.length, world.unchallenged]).toEqual([1, [phoneAt(5060)]]);
  });

  it('is not asked at all when that is known from an earlier run', async () => {
    const { check, world } = checkFor({ registration: YES });
    check.reset(true);
    expect(await check.ask(0)).toEqual({ is: 'unknown', why: 'no-challenge' });
    expect(check.state()).toMatchObject({ stoppedBy: 'no-challenge', registration: { why: 'no-challenge' } });
    expect(world.asked).toHaveLength(0);
  });
});

describe('a refusal', () => {
  const refused = (status: number, more: Partial<ProbeAnswer> = {}): ProbeAnswer => ({
    registration: { is: 'unknown', why: 'refused', status },
    ...more,
  });
  const MINUTE = 60_000;
  const byItself = (check: RegistrationCheck) => check.fresh(0, 1_000);

  it.each([302, 404, 423, 486, 503, 603])(
    'is told, and asked about again later, each time later (%i)',
    async (status) => {
      const { check, world } = checkFor(refused(status));
      const expected = refused(status).registration;
      const asks: number[] = [];
      for (let minute = 0; minute <= 240; minute++) {
        const before = world.asked.length;
        expect(await byItself(check)).toEqual(expected);
        if (world.asked.length > before) asks.push(minute);
        world.now += MINUTE;
      }
      expect(asks).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183]);
      expect(check.state()).toMatchObject({
        registration: expected,
        at: NOON + 183 * MINUTE,
        askAgainAt: NOON + 243 * MINUTE,
      });
      expect(check.state().stoppedBy).toBeUndefined();
    },
  );

  it('that may mean a wrong password gets a longer pause', async () => {
    const { check, world } = checkFor(refused(403));
    await byItself(check);
    world.now += 5 * MINUTE - 1;
    await byItself(check);
    expect(world.asked).toHaveLength(1);
    world.now += 1;
    await byItself(check);
    expect(world.asked).toHaveLength(2);
  });

  it('that names its own time is left alone so long', async () => {
    const { check } = checkFor(refused(486, { retryAfterMs: 30 * MINUTE }));
    await byItself(check);
    expect(check.state().askAgainAt).toBe(NOON + 30 * MINUTE);
  });

  it('can be asked about by hand at any time, also while a question of the app’s own is held back', async () => {
    const { check, world } = checkFor(refused(403));
    await byItself(check);
    await check.ask(0);
    expect(world.asked).toHaveLength(2);
    world.now += 2 * MINUTE;
    world.answer = { registration: YES };
    const [own, byHand] = await Promise.all([byItself(check), check.ask()]);
    expect([own, byHand]).toEqual([YES, YES]);
    expect(check.state().askAgainAt).toBeUndefined();
  });

  it('is forgotten by any other answer', async () => {
    const { check, world } = checkFor(refused(404));
    await byItself(check);
    world.answer = { registration: NO };
    await check.ask(0);
    world.answer = refused(404);
    world.now += 10_000;
    await byItself(check);
    expect(check.state().askAgainAt).toBe(world.now + MINUTE);
  });

  it('holds for its own account, through signing out and in', async () => {
    const { check, world } = checkFor(refused(404));
    await byItself(check);
    check.forget();
    world.account = { settings: phoneAt(5060), user: '2', password: 'q' };
    world.answer = { registration: YES };
    expect(await byItself(check)).toEqual(YES);
    check.forget();
    world.account = { settings: phoneAt(5060), user: '1', password: 'p' };
    expect(await byItself(check)).toEqual(refused(404).registration);
    expect(world.asked).toHaveLength(2);
  });

  it('is over with other settings, and not stretched by a clock that is set back', async () => {
    const { check, world } = checkFor(refused(404));
    await byItself(check);
    world.now -= 3_600_000;
    await byItself(check);
    expect(world.asked).toHaveLength(2);
    check.reset(false);
    await byItself(check);
    expect(world.asked).toHaveLength(3);
  });
});

describe('an answer that comes after other settings or another agent', () => {
  it.each(['reset', 'forget'] as const)('is dropped (%s)', async (how) => {
    const { check, world } = checkFor(undefined);
    const first = check.ask();
    await settled();
    if (how === 'reset') check.reset(false);
    else check.forget();
    expect(world.asked[0]?.signal.aborted).toBe(true);
    const second = check.ask(0);
    await settled();
    world.asked[0]?.answer(WRONG);
    await first;
    expect(check.state()).toEqual({ registration: { is: 'unknown', why: 'not-asked' }, isChecking: true });
    world.asked[1]?.answer({ registration: YES });
    expect(await second).toEqual(YES);
    expect(check.state()).toEqual({ registration: YES, at: NOON, isChecking: false });
  });
});
