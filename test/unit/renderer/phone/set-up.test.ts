import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Result, Seat } from '../../../../src/preload/contract/index.ts';
import { en } from '../../../../src/renderer/i18n/en.ts';
import { qrPath } from '../../../../src/renderer/phone/qr-path.ts';
import { setUpFields } from '../../../../src/renderer/phone/set-up-fields.ts';
import { useSetUpStore } from '../../../../src/renderer/phone/set-up.store.ts';
import { freshWindow, later, ok, type FakeCompanion } from '../fake-companion.ts';
import { SERVER } from './phone-world.ts';
import { endSession } from '../../../../src/renderer/session.ts';

const seat: Seat = { agentId: '1', agentName: '', sip: '80010001', hasPassword: true, otherSips: [], readAt: 0 };
let main: FakeCompanion;
beforeEach(() => {
  vi.useFakeTimers({ now: 1_000 });
  main = freshWindow();
  main.answer('phone.openInLinphone', () => ok({ forMs: 60_000 }));
});
afterEach(() => void vi.useRealTimers());

describe('handing the account to Linphone', () => {
  it('knows until when the address can be fetched', async () => {
    const setUp = useSetUpStore();
    await setUp.openInLinphone();
    expect(setUp.handing).toEqual({ is: 'open', until: 61_000 });
  });

  it('opens it once for an impatient hand', async () => {
    const answer = later<Result<{ forMs: number }>>();
    main.answer('phone.openInLinphone', () => answer.promise);
    const setUp = useSetUpStore();
    const clicks = [setUp.openInLinphone(), setUp.openInLinphone()];
    answer.resolve(ok({ forMs: 1 }));
    await Promise.all(clicks);
    expect(main.count('phone.openInLinphone')).toBe(1);
  });

  it('counts on while the dialog is closed, but forgets a failure', async () => {
    const setUp = useSetUpStore();
    await setUp.openInLinphone();
    setUp.close();
    expect(setUp.handing.is).toBe('open');
    main.answer('phone.openInLinphone', () => ({ ok: false, error: { code: 'not-found', field: 'linphone-config' } }));
    await setUp.openInLinphone();
    expect(setUp.handing.is).toBe('failed');
    setUp.close();
    expect(setUp.handing).toEqual({ is: 'idle' });
  });

  it('is over for the next person, also when the answer comes late', async () => {
    const answer = later<Result<{ forMs: number }>>();
    main.answer('phone.openInLinphone', () => answer.promise);
    const setUp = useSetUpStore();
    const opening = setUp.openInLinphone();
    endSession();
    answer.resolve(ok({ forMs: 1 }));
    await opening;
    expect(useSetUpStore().handing).toEqual({ is: 'idle' });
  });
});

describe('the fields to copy', () => {
  it('show the password never, and leave copying it to main', () => {
    const password = setUpFields(en, SERVER, seat).find(({ name }) => name === 'Password');
    expect(password).toEqual({ name: 'Password', copies: { secret: 'password' } });
  });

  it('say what nothing means, and have nothing to copy there', () => {
    const port = setUpFields(en, SERVER, { ...seat, hasPassword: false }).find(({ name }) => name === 'Port');
    expect(port).toEqual({ name: 'Port', shown: 'From DNS' });
  });
});

describe('the drawing of a QR code', () => {
  it('is one bar for each run of dark modules', () => {
    expect(qrPath(['0110', '1001'])).toBe('M1 0h2v1h-2zM0 1h1v1h-1zM3 1h1v1h-1z');
  });

  it('covers exactly the dark modules', () => {
    const rows = fc.array(fc.stringMatching(/^[01]{9}$/), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(rows, (drawn) => {
        const dark = [...qrPath(drawn).matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)].flatMap(([, x, y, run]) =>
          Array.from({ length: Number(run) }, (_, step) => `${Number(x) + step} ${y ?? ''}`),
        );
        const wanted = drawn.flatMap((row, y) =>
          Array.from(row).flatMap((sign, x) => (sign === '1' ? [`${x} ${y}`] : [])),
        );
        expect(dark).toEqual(wanted);
      }),
    );
  });
});
