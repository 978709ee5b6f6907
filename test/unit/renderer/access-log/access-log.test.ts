import { beforeEach, expect, it } from 'vitest';
import type { AccessLogState } from '../../../../src/preload/contract/index.ts';
import { noticesOf, stateWords } from '../../../../src/renderer/access-log/access-log-words.ts';
import { useAccessLogStore } from '../../../../src/renderer/access-log/access-log.store.ts';
import { en } from '../../../../src/renderer/i18n/en.ts';
import { freshWindow, ok, type FakeCompanion } from '../fake-companion.ts';

const WHOLE: AccessLogState = { entries: 12, since: Date.UTC(2026, 10, 22, 12), isWhole: true, isInKeychain: true };
const formats = { date: (at: number) => new Date(at).toISOString().slice(0, 10), number: String };

let main: FakeCompanion;
beforeEach(() => {
  main = freshWindow();
  main.answer('accessLog.get', () => ok(WHOLE));
});

it('says how far the log goes back, and where its end is known from', () => {
  expect(stateWords(en, formats, WHOLE)).toBe('12 entries since 2026-11-22; none was altered or removed.');
  expect(stateWords(en, formats, { ...WHOLE, isInKeychain: false })).toContain('only in a file beside it');
  expect(stateWords(en, formats, { entries: 0, isWhole: true, isInKeychain: true })).toBe('Nothing recorded yet.');
});

it('says what was done to a log that is not whole', () => {
  const damaged: AccessLogState = { ...WHOLE, isWhole: false, firstProblem: { why: 'altered', line: 7 } };
  expect(noticesOf(en, damaged, { is: 'none' })).toMatchObject([
    { tone: 'red', lines: ['Line 7 was altered.', expect.anything()] },
  ]);
  expect(noticesOf(en, WHOLE, { is: 'none' })).toEqual([]);
});

it('reads the log again after an export, which is an entry itself; cancelling says nothing', async () => {
  const log = useAccessLogStore();
  main.answer('accessLog.exportFile', () => ok(null));
  await log.exportFile();
  expect(log.outcome).toEqual({ is: 'none' });
  main.answer('accessLog.exportFile', () => ok({ name: 'access-log.jsonl' }));
  await log.exportFile();
  expect(log.outcome).toEqual({ is: 'exported', name: 'access-log.jsonl' });
  expect(main.asked.at(-1)?.name).toBe('accessLog.get');
  main.answer('accessLog.exportFile', () => ({ ok: false, error: { code: 'disk', message: 'a.jsonl: ENOSPC' } }));
  await log.exportFile();
  expect(noticesOf(en, WHOLE, log.outcome)[0]?.lines).toContain('a.jsonl: ENOSPC');
});
