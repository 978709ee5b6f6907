import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../src/main/notices/notice-text.ts';
import type { CallResult } from '../../../../src/main/notices/notice.ts';
import type { MissedNumber } from '../../../../src/preload/contract/index.ts';

const nobody = { nameOf: () => undefined };
const masked = { language: 'en', areNumbersMasked: true, ...nobody } as const;

function missed(customerNumber: string, customerRegion?: string): MissedNumber {
  const base = { customerNumber, uuid: 'u', state: 'ring-missed', missedAt: 1, times: 1 } as const;
  return { ...base, ...(customerRegion !== undefined && { customerRegion }) };
}

function result(outcome: CallResult['outcome']): CallResult {
  return { intentId: '01A', callee: '15405714321', outcome };
}

describe('the words of a notification', () => {
  it('offer to call back one customer, number masked but whole for the field', () => {
    const text = textOf({ kind: 'missed', about: [missed('15405714321', '浙江 杭州')] }, masked);
    expect(text).toEqual({
      title: 'Missed call',
      body: '154****4321 · 浙江 杭州',
      callBack: '15405714321',
      place: { screen: 'missed' },
    });
  });

  it('show the number where the settings say so', () => {
    const style = { language: 'zh-CN', areNumbersMasked: false, ...nobody } as const;
    expect(textOf({ kind: 'missed', about: [missed('15405714321')] }, style).body).toBe('15405714321');
  });

  it('name a contact beside the number, without what a desktop could take for markup', () => {
    const style = { ...masked, nameOf: (number: string) => (number === '15405714321' ? '沈<b>若琳' : undefined) };
    const about = [missed('15405714321', '浙江 杭州'), missed('15405710001')];
    expect(textOf({ kind: 'missed', about }, style).body).toBe('沈‹b›若琳 · 154****4321 · 浙江 杭州\n154****0001');
  });

  it('count customers, not calls, and list three', () => {
    const numbers = ['15405710001', '15405710002', '15405710003', '15405710004', '15405710001'];
    const text = textOf({ kind: 'missed', about: numbers.map((number) => missed(number)) }, masked);
    expect(text.title).toBe('Missed calls from 4 customers');
    expect(text.body).toBe('154****0001\n154****0002\n154****0003\nand 1 more');
    expect(text.callBack).toBeUndefined();
  });

  it.each([
    [
      { is: 'ended', uuid: 'u', result: 'answered', talkSeconds: 65 },
      'Call ended',
      '154****4321 · talked 1:05',
      'calls',
    ],
    [
      { is: 'found', uuid: 'u', result: 'customer-missed', talkSeconds: 0 },
      'The call has been found',
      '154****4321 · the customer did not pick up',
      'calls',
    ],
    [{ is: 'unknown' }, 'The call may have been placed', '154****4321', 'dial'],
    [{ is: 'failed' }, 'Call not placed', '154****4321', 'dial'],
  ] as const)('say how a call came out: %j', (outcome, title, body, screen) => {
    const text = textOf({ kind: 'results', about: [result(outcome)] }, masked);
    expect(text).toMatchObject({ title, body, place: { screen } });
  });

  it('offer what can be done about one follow-up, and lead several to the list', () => {
    const due = (id: string, note: string) =>
      ({ id, customerNumber: `1540571000${id}`, dueAt: 1, note, origin: 'call', createdAt: 0 }) as const;
    expect(textOf({ kind: 'followUps', about: [due('1', 'offer <b>')] }, masked)).toEqual({
      title: 'Follow-up is due',
      body: '154****0001 · offer ‹b›',
      callBack: '15405710001',
      followUp: '1',
      place: { screen: 'dial' },
    });
    const several = textOf({ kind: 'followUps', about: [due('1', ''), due('2', 'x')] }, masked);
    expect(several).toEqual({
      title: '2 follow-ups are due',
      body: '154****0001\n154****0002 · x',
      place: { screen: 'dial' },
    });
  });

  it('lead a single problem to where it is solved, and several to the first', () => {
    const seat = { is: 'seat-expires', daysLeft: 1 } as const;
    expect(textOf({ kind: 'problems', about: [seat] }, masked)).toMatchObject({
      title: 'The seat expires in 1 day',
      place: { screen: 'seat' },
    });
    expect(textOf({ kind: 'problems', about: [{ is: 'offline' }, seat] }, masked)).toMatchObject({
      title: '2 problems',
      body: 'No connection to the server for 15 minutes\nThe seat expires in 1 day',
      place: { screen: 'calls' },
    });
  });

  it.each([
    ['markup', '<b>杭州</b> <a href="https://evil.example">here</a> &lt;img&gt;', /[<>&]/],
    ['lines', '杭州\nMissed call from the bank\r\n\u2028\u0085', /[\n\r\u2028\u0085]/],
    ['marks that reorder text', '\u202e州杭\u2066\u200f\u061c', /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/],
    ['endless words', '杭'.repeat(5_000), /杭{61}/],
  ])('take no %s from the server', (_what, region, forbidden) => {
    const open = { language: 'en', areNumbersMasked: false, ...nobody } as const;
    for (const style of [masked, open])
      for (const about of [[missed('15405714321', region)], [missed(region, '浙江 杭州')]]) {
        const { title, body } = textOf({ kind: 'missed', about }, style);
        expect(`${title} ${body}`).not.toMatch(forbidden);
        expect(body).toContain('杭');
      }
  });
});
