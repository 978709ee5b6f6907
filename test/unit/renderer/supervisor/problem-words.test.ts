import { describe, expect, it } from 'vitest';
import type { AppError } from '../../../../src/preload/contract/index.ts';
import { en } from '../../../../src/renderer/i18n/en.ts';
import { zhCn } from '../../../../src/renderer/i18n/zh-cn.ts';
import { problemWords } from '../../../../src/renderer/supervisor/problem-words.ts';

const BROKEN_LOG: AppError = { code: 'journal-unavailable', message: 'disk I/O error' };

describe('the words for a log of changes that cannot be written', () => {
  it('say that nothing was sent only where nothing was', () => {
    expect(problemWords(en, BROKEN_LOG).sentence).toContain('nothing was sent');
    const halfway = problemWords(en, BROKEN_LOG, true).sentence;
    expect(halfway).toContain('the rest was not sent');
    expect(halfway).not.toContain('nothing was sent');
  });

  it.each([zhCn, en])('never speak of calls', (t) => {
    for (const hasSent of [true, false])
      expect(problemWords(t, BROKEN_LOG, hasSent).sentence).not.toBe(t.errors['journal-unavailable']);
  });
});
