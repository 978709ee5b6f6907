import { describe, expect, it } from 'vitest';
import type { DialState, Seat } from '../../../../src/preload/contract/index.ts';
import { screenKey } from '../../../../src/renderer/shell/screen-keys.ts';
import { seatStatus } from '../../../../src/renderer/shell/seat-status.ts';

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

describe('the keys of the screens', () => {
  const key = (name: string, over = {}): ReturnType<typeof screenKey> =>
    screenKey({ key: name, ctrlKey: true, metaKey: false, altKey: false, shiftKey: false, ...over });

  it('shows a screen by its number and the search by F', () => {
    expect(key('1')).toEqual({ screen: 'dial', focusesSearch: false });
    expect(key('4', { ctrlKey: false, metaKey: true })).toEqual({ screen: 'settings', focusesSearch: false });
    expect(key('f')).toEqual({ screen: 'calls', focusesSearch: true });
  });

  it('leaves other keys alone', () => {
    expect(key('5')).toBeUndefined();
    expect(key('1', { ctrlKey: false })).toBeUndefined();
    expect(key('1', { altKey: true })).toBeUndefined();
  });
});
