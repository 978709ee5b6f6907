import { describe, expect, it } from 'vitest';
import type { RegistrationUnknown } from '../../../../src/preload/contract/index.ts';
import { en } from '../../../../src/renderer/i18n/en.ts';
import { formatsFor } from '../../../../src/renderer/i18n/formats.ts';
import { zhCn } from '../../../../src/renderer/i18n/zh-cn.ts';
import { companyFileWords } from '../../../../src/renderer/phone/company-file-words.ts';
import { phoneWords, sinceRefusalWords } from '../../../../src/renderer/phone/phone-words.ts';
import type { Standing } from '../../../../src/renderer/phone/standing.ts';
import { phoneThat, REGISTERED } from './phone-world.ts';

const f = formatsFor('en');
const at = (hour: number, minute: number): number => new Date(2026, 10, 22, hour, minute).getTime();
const said = (standing: Standing, askAgainAt?: number) => phoneWords(en, f, standing, askAgainAt, at(10, 0));

describe('the words about the phone', () => {
  it('say on how many devices, and until when', () => {
    const devices = [{ address: 'a' }, { address: 'b' }];
    expect(said({ is: 'registered', devices, until: at(10, 42) })).toMatchObject({
      tone: 'green',
      lines: ['On 2 devices, until 10:42'],
    });
    expect(said({ is: 'registered', devices: [{ address: 'a' }] }).lines).toEqual(['On 1 device']);
  });

  it('call only what the registrar has said red or green', () => {
    expect(said({ is: 'not-registered' }).tone).toBe('red');
    expect(said({ is: 'wrong-password' }).tone).toBe('red');
    expect(said({ is: 'lapsed', until: at(9, 0) }).tone).toBe('neutral');
    expect(said({ is: 'unknown', why: 'timeout' }).tone).toBe('neutral');
  });

  it('give every reason for not knowing its own sentence and its own advice', () => {
    const whys = Object.keys(zhCn.phone.reasons) as RegistrationUnknown[];
    for (const t of [zhCn, en]) {
      const words = whys.map((why) => phoneWords(t, f, { is: 'unknown', why }, undefined, 0));
      expect(new Set(words.map(({ lines }) => lines[0])).size).toBe(whys.length);
      expect(words.every(({ next }) => next !== undefined)).toBe(true);
    }
  });

  it('name the status that the registrar answered with, and when it is asked again', () => {
    const refused = said({ is: 'unknown', why: 'refused', status: 405 }, at(10, 5));
    expect(refused.lines).toEqual([
      en.phone.reasons.refused,
      'The server answered 405.',
      'It is asked again by itself from 10:05; you can check at any time.',
    ]);
    expect(said({ is: 'unknown', why: 'refused', status: 405 }, at(9, 59)).lines).toHaveLength(2);
    expect(said({ is: 'wrong-password' }).next).toMatch(/not locked/);
  });

  it.each([
    ['elsewhere', [300, 302, 305, 380]],
    ['forbidden', [403, 603]],
    ['unknownAccount', [404, 410, 604]],
    ['busy', [480, 486, 500, 503, 600]],
  ] as const)('tell a refusal as what it is: %s', (kind, statuses) => {
    for (const status of statuses) {
      const words = said({ is: 'unknown', why: 'refused', status });
      expect([words.lines[0], words.next]).toEqual([en.phone.refusals[kind], en.phone.afterRefusal[kind]]);
    }
  });
});

describe('what the registrar says after a refused call', () => {
  const refusedAt = at(10, 0);
  const words = (phone: ReturnType<typeof phoneThat>) => sinceRefusalWords(en, f, phone, refusedAt, at(10, 5));

  it('is nothing while its answer is older than the call', () => {
    expect(words(phoneThat(REGISTERED, { at: refusedAt - 1 }))).toBeUndefined();
  });

  it('is told when it contradicts the call centre, too', () => {
    expect(words(phoneThat(REGISTERED, { at: refusedAt + 1 }))).toMatch(/10:00: your phone is registered.*same server/);
    expect(words(phoneThat({ is: 'not-registered' }, { at: at(10, 4) }))).toBe(
      'Checked 10:04: your phone is not registered.',
    );
  });

  it('says that it is being asked', () => {
    expect(words(phoneThat(REGISTERED, { isChecking: true }))).toBe(en.phone.call.checking);
  });
});

describe('the words about a refused company file', () => {
  it('name the part at fault where it is one of ours', () => {
    expect(companyFileWords(en, { why: 'bad-value', field: 'check' })).toEqual([
      en.phone.file.problems['bad-value'],
      'At fault: Registration check',
    ]);
    expect(companyFileWords(en, { why: 'bad-value', field: '<b>' })).toHaveLength(1);
    expect(companyFileWords(en, { why: 'not-json' })).toEqual([en.phone.file.problems['not-json']]);
  });
});
