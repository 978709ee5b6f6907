import { describe, expect, it } from 'vitest';
import { settingsEn } from '../../../../src/renderer/i18n/en/settings.ts';
import { keepSpans, spanWords } from '../../../../src/renderer/settings/keep-spans.ts';

describe('how long calls can be kept', () => {
  it('offers what is set too, where it is none of the usual spans', () => {
    expect(keepSpans(90).filter((days) => days === 90)).toEqual([90]);
    expect(keepSpans(45).slice(0, 3)).toEqual([30, 45, 90]);
  });

  it('is said in days or in whole years', () => {
    expect([30, 365, 730].map((days) => spanWords(settingsEn.keep, days))).toEqual(['30 days', '1 year', '2 years']);
  });
});
