import { describe, expect, it } from 'vitest';
import { rowWords, spokenRow } from '../../../../src/renderer/calls/row-words.ts';
import { formatsFor } from '../../../../src/renderer/i18n/formats.ts';
import { zhCn } from '../../../../src/renderer/i18n/zh-cn.ts';
import { callRow } from './call-rows.ts';

const formats = formatsFor('zh-CN');
const call = callRow('a', {
  direction: 'inbound',
  state: 'answered',
  customerNumber: '15405714321',
  customerRegion: '浙江 杭州',
  trunkName: '售前',
  startedAt: new Date(2026, 4, 3, 9, 5).getTime(),
  talkSeconds: 65,
  totalSeconds: 80,
  tags: ['VIP', '报价', '回访'],
  hasNote: true,
});

describe('the words of a row', () => {
  it('mask the number where numbers are masked', () => {
    expect(rowWords(zhCn, formats, call, true).number).toBe('154****4321');
    expect(rowWords(zhCn, formats, call, false).number).toBe('154 0571 4321');
  });

  it('tell how long they talked, or how long it took where nobody did', () => {
    expect(rowWords(zhCn, formats, call, true).length).toBe('1:05');
    expect(rowWords(zhCn, formats, { ...call, state: 'customer-missed' }, true).length).toBe('1:20');
  });

  it('say to a screen reader all that the eye sees, with direction, day, note and every tag', () => {
    const words = rowWords(zhCn, formats, call, true);
    const spoken = spokenRow(zhCn, call, words, '5月3日 周日');
    const seen = ['154****4321', 'VIP', '报价', '+1', '09:05', words.line, '1:05'].join(', ');
    const parts = [zhCn.calls.directionWords.inbound, seen, '5月3日 周日', '回访', zhCn.calls.hasNote];
    for (const part of parts) expect(spoken).toContain(part);
    expect(spoken).not.toContain('0571');
  });

  it('leave out what is not known', () => {
    const bare = callRow('b', { customerNumber: '', direction: 'unknown', state: 'other', stateText: '' });
    const words = rowWords(zhCn, formats, bare, true);
    expect([words.time, words.length]).toEqual(['', '']);
    expect(spokenRow(zhCn, bare, words, '未知')).not.toMatch(/, ,|, $|undefined/);
  });
});
