import { describe, expect, it } from 'vitest';
import type { Work } from '../../../../src/preload/contract/index.ts';
import { workEn } from '../../../../src/renderer/i18n/en/work.ts';
import { formatsFor } from '../../../../src/renderer/i18n/formats.ts';
import { firstChoice } from '../../../../src/renderer/work/export-choice.ts';
import { shareDone } from '../../../../src/renderer/ui/share-done.ts';
import { lineOfWork } from '../../../../src/renderer/work/work-words.ts';

const work = (parts: Partial<Work>): Work => ({
  id: '1',
  kind: 'recordings',
  target: 'recordings',
  done: 1200,
  total: 20_000,
  state: { is: 'running' },
  ...parts,
});
const say = (parts: Partial<Work>): string => lineOfWork(workEn, work(parts), formatsFor('en').number);

describe('the line of a piece of work', () => {
  it('says how far it is', () => {
    expect(say({})).toBe('Saving recordings 1,200 of 20,000');
    expect(say({ kind: 'export' })).toBe('Exporting 1,200 of 20,000');
  });

  it('counts what was saved, not what was skipped', () => {
    const skipped = [{ name: '138****8000', error: { code: 'timeout' as const } }];
    expect(say({ done: 3, total: 3, state: { is: 'finished', skipped } })).toBe('2 recordings saved');
    expect(say({ kind: 'export', done: 1, total: 1, state: { is: 'finished', skipped: [] } })).toBe('1 call exported');
  });

  it('says how else it ended', () => {
    expect(say({ state: { is: 'cancelled' } })).toBe('Cancelled');
    expect(say({ state: { is: 'failed', error: { code: 'disk' } } })).toBe('Not finished');
  });
});

describe('the bar', () => {
  it.each([
    [0, 0, 0],
    [5, 10, 0.5],
    [12, 10, 1],
  ])('for %d of %d is %d full', (done, total, share) => {
    expect(shareDone(work({ done, total }))).toBe(share);
  });
});

describe('the numbers of an export', () => {
  it('are never written in full without being chosen', () => {
    expect([firstChoice(true), firstChoice(false)]).toEqual(['masked', '']);
  });
});
