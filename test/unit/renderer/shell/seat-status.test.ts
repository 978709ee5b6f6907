import { describe, expect, it } from 'vitest';
import type { DialState, Seat } from '../../../../src/preload/contract/index.ts';
import { en } from '../../../../src/renderer/i18n/en.ts';
import type { Standing } from '../../../../src/renderer/phone/standing.ts';
import { screenKey } from '../../../../src/renderer/shell/screen-keys.ts';
import { seatStatus } from '../../../../src/renderer/shell/seat-status.ts';
import { statusWords } from '../../../../src/renderer/shell/status-words.ts';

const seat = (daysLeft?: number) =>
  ({
    is: 'ready',
    value: {
      agentId: '1',
      agentName: '',
      sip: '80010001',
      hasPassword: true,
      otherSips: [],
      readAt: 0,
      ...(daysLeft !== undefined && { daysLeft }),
    } satisfies Seat,
  }) as const;
const idle: DialState = { is: 'idle' };
const call = { intentId: 'i', callee: '1', callerId: { is: 'automatic' as const }, startedAt: 0 };

describe('the status in the header', () => {
  it.each([
    [undefined, { is: 'ready' }],
    [15, { is: 'ready' }],
    [14, { is: 'expiring', days: 14 }],
    [0, { is: 'expiring', days: 0 }],
    [-1, { is: 'expired' }],
  ])('for a seat with %s days left is %o', (days, status) => {
    expect(seatStatus(seat(days), idle)).toEqual(status);
  });

  it('tells of the phone only what a refused call has proved', () => {
    const failed: DialState = { is: 'failed', error: { code: 'phone-not-registered' }, ...call };
    expect(seatStatus(seat(), failed)).toEqual({ is: 'phone' });
    expect(seatStatus(seat(), { is: 'failed', error: { code: 'refused' }, ...call })).toEqual({ is: 'ready' });
  });

  it('puts a running call before everything else', () => {
    expect(seatStatus(seat(-1), { is: 'calling', stage: 'talking', ...call }, { code: 'offline' })).toEqual({
      is: 'talking',
    });
  });

  it('says that the server is not reached, also while an older seat is shown', () => {
    expect(seatStatus(seat(), idle, { code: 'offline' })).toEqual({ is: 'offline' });
  });
});

describe('the phone in the header', () => {
  const registered: Standing = { is: 'registered', devices: [{ address: 'a' }] };
  const seen = (standing: Standing, at?: number) => ({ standing, ...(at !== undefined && { at }) });

  it.each<[Standing, ReturnType<typeof seatStatus>]>([
    [registered, { is: 'registered' }],
    [{ is: 'not-registered' }, { is: 'notRegistered' }],
    [{ is: 'wrong-password' }, { is: 'wrongPassword' }],
    [{ is: 'lapsed', until: 0 }, { is: 'phoneUnknown' }],
    [{ is: 'unknown', why: 'timeout' }, { is: 'phoneUnknown' }],
    [{ is: 'unknown', why: 'off' }, { is: 'ready' }],
    [{ is: 'unknown', why: 'not-asked' }, { is: 'ready' }],
    [{ is: 'unknown', why: 'demo' }, { is: 'ready' }],
  ])('%o is %o', (standing, status) => {
    expect(seatStatus(seat(), idle, undefined, seen(standing))).toEqual(status);
  });

  it('stands before a seat that expires soon, but not before one that has expired', () => {
    expect(seatStatus(seat(3), idle, undefined, seen(registered))).toEqual({ is: 'registered', days: 3 });
    expect(seatStatus(seat(3), idle, undefined, seen({ is: 'not-registered' }))).toEqual({ is: 'notRegistered' });
    expect(seatStatus(seat(3), idle, undefined, seen({ is: 'unknown', why: 'dns' }))).toEqual({
      is: 'expiring',
      days: 3,
    });
    expect(seatStatus(seat(-1), idle, undefined, seen(registered))).toEqual({ is: 'expired' });
  });

  it('is not registered after a refused call, until the registrar says later that it is', () => {
    const failed: DialState = { is: 'failed', error: { code: 'phone-not-registered' }, ...call, startedAt: 100 };
    expect(seatStatus(seat(), failed, undefined, seen(registered, 99))).toEqual({ is: 'phone' });
    expect(seatStatus(seat(), failed, undefined, seen({ is: 'unknown', why: 'timeout' }, 101))).toEqual({
      is: 'phone',
    });
    expect(seatStatus(seat(), failed, undefined, seen(registered, 101))).toEqual({ is: 'registered' });
  });

  it('says both when the phone is there and the seat ends soon', () => {
    expect(statusWords(en, { is: 'registered', days: 1 })).toBe('Registered · 1 day left');
    expect(statusWords(en, { is: 'notRegistered' })).toBe('Not registered');
  });
});

describe('the keys of the screens', () => {
  const key = (name: string, over = {}): ReturnType<typeof screenKey> =>
    screenKey({ key: name, ctrlKey: true, metaKey: false, altKey: false, shiftKey: false, ...over });

  it('shows a screen by its number and the search by F', () => {
    expect(key('1')).toEqual({ screen: 'dial', focusesSearch: false });
    expect(key('3')).toEqual({ screen: 'contacts', focusesSearch: false });
    expect(key('5', { ctrlKey: false, metaKey: true })).toEqual({ screen: 'settings', focusesSearch: false });
    expect(key('f')).toEqual({ screen: 'calls', focusesSearch: true });
  });

  it('leaves other keys alone', () => {
    expect(key('7')).toBeUndefined();
    expect(key('0')).toBeUndefined();
    expect(key('1', { ctrlKey: false })).toBeUndefined();
    expect(key('1', { altKey: true })).toBeUndefined();
  });
});
