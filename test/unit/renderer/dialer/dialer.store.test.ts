import { beforeEach, describe, expect, it } from 'vitest';
import type { DialState, NumberReading, Result } from '../../../../src/preload/contract/index.ts';
import { useDialerStore } from '../../../../src/renderer/dialer/dialer.store.ts';
import { freshWindow, later, ok, type FakeCompanion } from '../fake-companion.ts';
import { call, prepareDialer, reading, ringing } from './dialer-world.ts';
import { endSession } from '../../../../src/renderer/session.ts';

const ended: DialState = {
  ...{ is: 'ended', uuid: 'u', result: 'answered', talkSeconds: 1, totalSeconds: 2, isRecorded: false },
  ...call,
};
let main: FakeCompanion;
beforeEach(() => {
  main = freshWindow();
  prepareDialer(main);
});

async function ready(text = '13800138000'): Promise<ReturnType<typeof useDialerStore>> {
  const dialer = useDialerStore();
  await dialer.load();
  await dialer.read(text);
  return dialer;
}

describe('the number field', () => {
  it('drops a late reading of an older text', async () => {
    const slow = later<Result<NumberReading>>();
    main.answer('dialer.read', ({ text }) => (text === '138' ? slow.promise : ok(reading(text))));
    const dialer = useDialerStore();
    const first = dialer.read('138');
    await dialer.read('13800138000');
    slow.resolve(ok({ is: 'not-dialable', why: 'foreign' }));
    await first;
    expect(dialer.blocked).toBeUndefined();
    expect(dialer.callee).toBe('13800138000');
  });

  it('does not let the reading of the old text dial the new one', async () => {
    const dialer = await ready();
    main.answer('dialer.read', () => new Promise(() => undefined));
    void dialer.read('139');
    expect(dialer.blocked).toEqual({ is: 'reading' });
  });

  it('fills without dialling', async () => {
    const dialer = await ready('');
    dialer.fill('13900010002');
    await Promise.resolve();
    expect(dialer.text).toBe('13900010002');
    expect(main.count('dialer.dial')).toBe(0);
  });
});

describe('the call button', () => {
  it('sends one request however often it is pressed', async () => {
    const answer = later<Result<DialState>>();
    main.answer('dialer.dial', () => answer.promise);
    const dialer = await ready();
    const presses = [dialer.dial(), dialer.dial(), dialer.dial()];
    answer.resolve(ok(ringing));
    await Promise.all(presses);
    expect(main.count('dialer.dial')).toBe(1);
  });

  it('loses no order that comes while main still reads the number, and sends it once', async () => {
    const slow = later<Result<NumberReading>>();
    const dialer = await ready('');
    main.answer('dialer.read', () => slow.promise);
    main.answer('dialer.dial', () => ok(ringing));
    void dialer.read('13800138000');
    const orders = [dialer.dial(), dialer.dial()];
    expect(main.count('dialer.dial')).toBe(0);
    slow.resolve(ok(reading('13800138000')));
    await Promise.all(orders);
    expect(main.count('dialer.dial')).toBe(1);
  });

  it('forgets an order when the number is changed before main has read it', async () => {
    const slow = later<Result<NumberReading>>();
    const dialer = await ready('');
    main.answer('dialer.read', ({ text }) => (text === '13800138000' ? slow.promise : new Promise(() => undefined)));
    void dialer.read('13800138000');
    const order = dialer.dial();
    void dialer.read('1380013800');
    slow.resolve(ok(reading('13800138000')));
    await order;
    expect(main.count('dialer.dial')).toBe(0);
  });

  it('is off while a call is followed', async () => {
    const dialer = await ready();
    await dialer.dial();
    expect(dialer.blocked).toEqual({ is: 'calling' });
    await dialer.dial();
    expect(main.count('dialer.dial')).toBe(1);
  });

  it('is off with the reason for a number that cannot be dialled', async () => {
    const dialer = await ready('138');
    expect(dialer.blocked).toEqual({ is: 'not-dialable', why: 'too-short' });
  });

  it('counts the reference in UTF-16 units, as main does', async () => {
    const dialer = await ready();
    dialer.reference = '😀😀😀';
    expect(dialer.blocked).toEqual({ is: 'reference-too-long', over: 1 });
  });

  it('keeps the state of the call when main refuses the request', async () => {
    main.answer('dialer.dial', () => ({ ok: false, error: { code: 'disk' } }));
    const dialer = await ready();
    await dialer.dial();
    expect(dialer.refusal).toEqual({ code: 'disk' });
    expect(dialer.state).toEqual({ is: 'idle' });
  });
});

describe('the progress of a call', () => {
  it('follows what main tells, also over an older answer', async () => {
    const slow = later<Result<DialState>>();
    main.answer('dialer.state', () => slow.promise);
    const dialer = useDialerStore();
    const loading = dialer.load();
    main.emit('dialer.changed', ringing);
    slow.resolve(ok({ is: 'idle' }));
    await loading;
    expect(dialer.state).toEqual(ringing);
  });

  it('clears the form for the next call after one that ended, but not after one that failed', async () => {
    const dialer = await ready();
    main.emit('dialer.changed', { is: 'failed', error: { code: 'phone-not-registered' }, ...call });
    await dialer.dismiss();
    expect(dialer.text).toBe('13800138000');
    main.emit('dialer.changed', ended);
    await dialer.dismiss();
    expect(dialer.text).toBe('');
  });

  it('keeps the next number, which was typed while the card of the last call was still there', async () => {
    const dialer = await ready();
    main.emit('dialer.changed', ended);
    await dialer.read('13900010002');
    dialer.reference = 'ORD-2';
    await dialer.dismiss();
    expect([dialer.text, dialer.reference]).toEqual(['13900010002', 'ORD-2']);
  });
});

describe('the reference', () => {
  it('goes with the call that it was typed for, and not with the next customer', async () => {
    const dialer = await ready();
    dialer.reference = 'ORD-1';
    await dialer.dial();
    expect(dialer.reference).toBe('ORD-1');
    await dialer.read('13900010002');
    expect(dialer.reference).toBe('');
  });

  it('stays while the same number is called again, and when the call was not placed', async () => {
    const dialer = await ready();
    dialer.reference = 'ORD-1';
    main.answer('dialer.dial', () => ({ ok: false, error: { code: 'disk' } }));
    await dialer.dial();
    await dialer.read('13900010002');
    expect(dialer.reference).toBe('ORD-1');
    main.answer('dialer.dial', () => ok(ringing));
    await dialer.dial();
    await dialer.read('1390001000');
    await dialer.read('13900010002');
    expect(dialer.reference).toBe('ORD-1');
  });

  it('typed for the next call already is not taken away', async () => {
    const dialer = await ready();
    dialer.reference = 'ORD-1';
    await dialer.dial();
    dialer.reference = 'ORD-2';
    await dialer.read('13900010002');
    expect(dialer.reference).toBe('ORD-2');
  });
});

describe('signing out', () => {
  it('tells the next agent nothing of an order of the one before', async () => {
    const answer = later<Result<DialState>>();
    main.answer('dialer.dial', () => answer.promise);
    const dialer = await ready();
    const order = dialer.dial();
    endSession();
    const next = useDialerStore();
    await next.read('13900010002');
    expect(next.blocked).toBeUndefined();
    answer.resolve({ ok: false, error: { code: 'signed-out' } });
    await order;
    expect(next.refusal).toBeUndefined();
    expect(next.state).toEqual({ is: 'idle' });
  });
});
