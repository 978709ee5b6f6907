import { describe, expect, it } from 'vitest';
import type { DialState } from '../../../../src/preload/contract/index.ts';
import { progressWords } from '../../../../src/renderer/dialer/progress-words.ts';
import { readingWords } from '../../../../src/renderer/dialer/reading-words.ts';
import { en } from '../../../../src/renderer/i18n/en.ts';
import { formatsFor } from '../../../../src/renderer/i18n/formats.ts';
import { zhCn } from '../../../../src/renderer/i18n/zh-cn.ts';

const call = { intentId: 'i', callee: '13800138000', callerId: { is: 'automatic' as const }, startedAt: 1 };
const words = (state: Exclude<DialState, { is: 'idle' }>, now = 1): string => {
  const { title, lines } = progressWords(en, formatsFor('en'), state, now);
  return [title, ...lines].join(' ');
};

describe('the line under the number', () => {
  it('says exactly what will be dialled', () => {
    const reading = {
      is: 'dialable',
      callee: '13800138000',
      display: '138 0013 8000',
      kind: 'mobile',
      region: '浙江 杭州',
    } as const;
    expect(readingWords(zhCn, reading)).toBe('手机 · 浙江 杭州 · 将拨打 13800138000');
  });

  it('says that an extension is not sent', () => {
    const reading = {
      is: 'dialable',
      callee: '057188888888',
      display: '',
      kind: 'landline',
      droppedExtension: '8001',
    } as const;
    expect(readingWords(en, reading)).toContain('extension 8001');
  });

  it('says why a number cannot be dialled', () => {
    expect(readingWords(en, { is: 'not-dialable', why: 'masked' })).toContain('hidden');
  });
});

describe('the words of a call', () => {
  it('tells that the agent’s own phone rings first', () => {
    expect(words({ is: 'calling', stage: 'ringing-agent', uuid: 'u', ...call })).toMatch(/your phone.*pick it up/i);
  });

  it('says after a long while without news that the call can be let go, and claims nothing', () => {
    const said = words({ is: 'calling', stage: 'ringing-agent', uuid: 'u', ...call }, 1 + 91_000);
    expect(said).toMatch(/no news.*stop following/i);
  });

  it('tells the agent when it was they who did not pick up', () => {
    const ended = {
      is: 'ended',
      uuid: 'u',
      result: 'agent-missed',
      talkSeconds: 0,
      totalSeconds: 20,
      isRecorded: false,
    } as const;
    expect(words({ ...ended, ...call })).toContain('You did not pick up');
  });

  it.each([true, false])('never says that an unknown call was not placed (looking: %s)', (isLooking) => {
    const said = words({ is: 'unknown', isLooking, ...call });
    expect(said).toContain('may have been placed');
    expect(said).not.toMatch(/not placed|failed|was placed/i);
  });

  it('says that a call was placed whose end nobody knows', () => {
    const said = words({ is: 'no-end', uuid: 'u', ...call });
    expect(said).toContain('Placed, but its end is not known');
    expect(said).not.toMatch(/may have been|no record/i);
  });

  it('shows the server’s own message for a refused call', () => {
    expect(words({ is: 'failed', error: { code: 'refused', message: '余额不足' }, ...call })).toContain('余额不足');
  });
});
