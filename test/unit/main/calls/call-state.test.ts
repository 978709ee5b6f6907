import { describe, expect, it } from 'vitest';
import { directionOf, isUnknownState, stateOf, usualWordOf } from '../../../../src/main/calls/call-state.ts';

const clues = (direction: 'outbound' | 'inbound', talkSeconds?: number, hasEnded = true) => ({
  direction,
  talkSeconds,
  isRecorded: false,
  hasEnded,
});

describe('the state of a call', () => {
  it.each([
    ['主叫未接', 'agent-missed'],
    ['被叫未接', 'customer-missed'],
    ['接听', 'answered'],
    ['ivr', 'ivr'],
    ['队列放弃', 'queue-abandoned'],
    ['振铃未接', 'ring-missed'],
  ] as const)('%s, as the page documents it, is %s whatever the talk time', (word, state) => {
    expect(stateOf(word, clues('outbound', 0))).toBe(state);
    expect(stateOf(word, clues('inbound', 12))).toBe(state);
    expect(stateOf(`${word} `, clues('inbound'))).toBe(state);
    expect(isUnknownState(word)).toBe(false);
  });

  it.each([
    '接通',
    '已接听',
    '已接通',
    '通话中',
    '接聽',
    '已應答',
    'answered',
    'ANSWERED',
    'Answer',
    'connected',
    'talked',
    '接 听',
  ])('%s is a talk', (word) => {
    expect(stateOf(word, clues('outbound', 0))).toBe('answered');
    expect(stateOf(word, clues('inbound'))).toBe('answered');
  });

  const missed = [
    '未接听',
    '未接通',
    '无人接听',
    '用户拒接',
    '关机',
    '空号',
    '忙',
    '停机',
    '占线',
    '未应答',
    '无法接通',
  ];
  const english = [
    'no answer',
    'NO_ANSWER',
    'not answered',
    'unanswered',
    'missed',
    'busy',
    'rejected',
    'failed',
    'cancelled',
  ];
  const denied = [
    '没有接听',
    '未被接听',
    '没人接',
    '不接',
    '接听前挂断',
    '接通前挂断',
    '未成功',
    '号码不存在',
    '语音留言',
  ];
  const traditional = ['未接聽', '無人接聽', '拒絕', '關機', '空號', '忙線'];
  const causes = [
    'UNALLOCATED_NUMBER',
    'SUBSCRIBER_ABSENT',
    'DESTINATION_OUT_OF_ORDER',
    'NO_USER_RESPONSE',
    'voicemail',
  ];
  it.each([
    ...missed,
    ...english,
    ...denied,
    ...traditional,
    ...causes,
    '拒接',
    '已取消',
    '超时',
    '对方忙',
    '客户未接',
    '用户正在通话中',
    '您拨打的号码正在通话中，请稍后再拨',
  ])('%s is none, by the direction', (word) => {
    expect(stateOf(word, clues('outbound', 0))).toBe('customer-missed');
    expect(stateOf(word, clues('inbound', 0))).toBe('ring-missed');
    expect(isUnknownState(word)).toBe(false);
  });

  it.each([
    ['坐席未接', 'agent-missed'],
    ['agent no answer', 'agent-missed'],
    ['排队放弃', 'queue-abandoned'],
    ['queue_abandoned', 'queue-abandoned'],
    ['IVR挂机', 'ivr'],
    ['振铃超时', 'ring-missed'],
  ] as const)('%s is %s', (word, state) => {
    expect(stateOf(word, clues('inbound', 0))).toBe(state);
  });

  it.each([
    '振铃',
    '振铃中',
    'ringing',
    '排队中',
    '呼叫成功',
    '正常结束',
    '客户挂断',
    'NORMAL_CLEARING',
    'customer_hangup',
    'Disconnected',
  ])('%s tells only that it goes on or is over: the talk time decides, and nothing is unknown', (word) => {
    expect(stateOf(word, clues('outbound', 12))).toBe('answered');
    expect(stateOf(word, clues('inbound', 0))).toBe('ring-missed');
    expect(stateOf(word, clues('inbound', 0, false))).toBe('other');
    expect(isUnknownState(word)).toBe(false);
  });

  it.each(['转接', 'foo', 'constructor', '__proto__', '状态7', '完成', 'completed', undefined])(
    '%s is decided by the talk time',
    (word) => {
      expect(stateOf(word, clues('outbound', 12))).toBe('answered');
      expect(stateOf(word, clues('outbound', 0))).toBe('customer-missed');
      expect(stateOf(word, clues('inbound'))).toBe('ring-missed');
      expect(stateOf(word, clues('inbound', 0, false))).toBe('other');
      expect(stateOf(word, { ...clues('inbound'), isRecorded: true })).toBe('answered');
    },
  );

  it('is unknown for a word without a meaning, which is told', () => {
    expect(['转接', 'foo', '__proto__', '状态7'].map(isUnknownState)).toEqual([true, true, true, true]);
    expect(['完成', 'hangup', undefined].map(isUnknownState)).toEqual([false, false, false]);
  });

  it('has a word of the API for each of ours but other', () => {
    expect(['answered' as const, 'ivr' as const, 'other' as const].map(usualWordOf)).toEqual(['接听', 'ivr', '']);
  });
});

describe('the direction of a call', () => {
  it.each([
    ['外呼', 'outbound'],
    ['呼出', 'outbound'],
    ['outbound', 'outbound'],
    ['来电', 'inbound'],
    ['呼入', 'inbound'],
    ['Inbound ', 'inbound'],
    ['來電', 'inbound'],
    ['打入', 'inbound'],
    ['主叫呼入', 'inbound'],
    ['呼出（被叫）', 'outbound'],
    ['双呼', 'outbound'],
    ['双向呼叫', 'outbound'],
    ['双向回呼', 'outbound'],
    ['点击拨号', 'outbound'],
    ['网页呼叫', 'outbound'],
    ['placed', 'outbound'],
    ['click2call', 'outbound'],
    ['内部', 'unknown'],
    [undefined, 'unknown'],
  ] as const)('%s is %s', (word, direction) => {
    expect(directionOf(word)).toBe(direction);
  });
});
