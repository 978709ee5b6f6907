import { describe, expect, it } from 'vitest';
import { useDialerStore } from '../../../../src/renderer/dialer/dialer.store.ts';
import { isRenewable, journalFault } from '../../../../src/renderer/dialer/journal-fault.ts';
import { limitWords, questionWords } from '../../../../src/renderer/dialer/objection-words.ts';
import { renewJournal } from '../../../../src/renderer/dialer/renew-journal.ts';
import { en } from '../../../../src/renderer/i18n/en.ts';
import { formatsFor } from '../../../../src/renderer/i18n/formats.ts';
import { zhCn } from '../../../../src/renderer/i18n/zh-cn.ts';
import { freshWindow, ok } from '../fake-companion.ts';
import { prepareDialer } from './dialer-world.ts';

const f = formatsFor('en');
const at = (hour: number, minute: number): number => new Date(2026, 7, 24, hour, minute).getTime();

describe('the words of a limit', () => {
  const hourly = { reason: 'per-hour', limit: 30, until: at(10, 42) } as const;

  it('names the limit and counts down when it is near', () => {
    const words = limitWords(en, f, hourly, at(10, 40));
    expect(words.sentence).toContain('30 calls an hour');
    expect(words).toMatchObject({ wait: 'You can call again in 2:00', hasPassed: false });
  });

  it('says the time of day when it is far, and the day when it is another one', () => {
    expect(limitWords(en, f, hourly, at(10, 0)).wait).toBe('Next call: 10:42');
    expect(limitWords(en, f, { ...hourly, until: at(10, 42) + 86_400_000 }, at(10, 0)).wait).toMatch(/25.*10:42/);
  });

  it('says when it has passed', () => {
    expect(limitWords(en, f, hourly, at(10, 42))).toMatchObject({ wait: en.guard.passesNow, hasPassed: true });
  });
});

describe('the words of a question', () => {
  const callee = '13800138000';

  it('says when the earlier call may have been placed and what calling again may do', () => {
    const { text } = questionWords(en, f, { reason: 'repeat', startedAt: at(10, 42), callee });
    expect(text).toMatch(/138 0013 8000 at 10:42 may have been placed.*ring the customer twice/);
  });

  it('says how often the customer was called, and which hours are quiet', () => {
    expect(
      questionWords(zhCn, f, { reason: 'same-customer', limit: 3, count: 6, within: '24-hours', callee }).text,
    ).toContain('6 次');
    const { text } = questionWords(en, f, { reason: 'quiet-hours', from: '21:00', to: '08:00', callee });
    expect(text).toContain('between 21:00 and 08:00');
  });
});

describe('a journal that cannot be written', () => {
  it.each([
    ['database or disk is full', 'full', false],
    ['attempt to write a readonly database', 'read-only', false],
    ['unable to open database file', 'read-only', false],
    ['database is locked', 'locked', false],
    ['database disk image is malformed', 'damaged', true],
    ['file is not a database', 'damaged', true],
    ['something else', 'unknown', true],
  ] as const)('with “%s” is %s', (message, fault, renewable) => {
    expect(journalFault({ code: 'journal-unavailable', message })).toBe(fault);
    expect(isRenewable(fault)).toBe(renewable);
  });

  it('is begun anew without dialling, and keeps saying why when that fails', async () => {
    const main = freshWindow();
    prepareDialer(main);
    main.answer('dialer.dial', () => ({ ok: false, error: { code: 'journal-unavailable' } }));
    main.answer('dialer.renewJournal', () => ({
      ok: false,
      error: { code: 'journal-unavailable', message: 'disk is full' },
    }));
    const dialer = useDialerStore();
    await dialer.load();
    await dialer.read('13800138000');
    await dialer.dial();
    expect(await renewJournal()).toBe(false);
    expect(dialer.refusal?.message).toBe('disk is full');
    main.answer('dialer.renewJournal', () => ok(null));
    expect(await renewJournal()).toBe(true);
    expect(dialer.refusal).toBeUndefined();
    expect(main.count('dialer.dial')).toBe(1);
  });
});
