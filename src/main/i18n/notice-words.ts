import type { CallState, Language } from '../../preload/contract/index.ts';
import type { CallResult, Problem } from '../notices/notice.ts';

/** What the desktop's notifications say. */
export interface NoticeWords {
  missed: (customers: number) => string;
  followUps: (count: number) => string;
  results: (count: number) => string;
  problems: (count: number) => string;
  outcome: Record<CallResult['outcome']['is'], string>;
  state: Record<CallState, string>;
  /** `length` is m:ss. */
  talked: (length: string) => string;
  problem: Record<Exclude<Problem['is'], 'seat-expires'>, { title: string; body: string }>;
  seat: (daysLeft: number) => { title: string; body: string };
  more: (count: number) => string;
  callBack: string;
  open: string;
  /** Puts a follow-up off for ten minutes. */
  snooze: string;
  done: string;
  /** Calls the customer of a follow-up: fills in the number. */
  call: string;
}

const zh: NoticeWords = {
  missed: (customers) => (customers === 1 ? '有一个未接来电' : `有 ${customers} 位客户的来电未接`),
  followUps: (count) => (count === 1 ? '该跟进客户了' : `有 ${count} 位客户该跟进了`),
  results: (count) => `${count} 个通话有结果`,
  problems: (count) => `${count} 个问题`,
  outcome: {
    ended: '通话结束',
    found: '已查到这次呼叫',
    failed: '呼叫没有发出',
    unknown: '呼叫可能已发出',
    'no-record': '没有查到通话记录',
    'no-end': '没有查到通话何时结束',
  },
  state: {
    'agent-missed': '本机未接听',
    'customer-missed': '客户未接听',
    answered: '已接听',
    ivr: '停在语音菜单',
    'queue-abandoned': '客户放弃排队',
    'ring-missed': '振铃未接',
    other: '已结束',
  },
  talked: (length) => `通话 ${length}`,
  problem: {
    'token-dead': { title: '访问令牌已失效', body: '请在应用里输入新的令牌。' },
    'store-read-only': { title: '通话记录无法保存', body: '磁盘不再接受写入，已有的记录仍可查看。' },
    offline: { title: '已有 15 分钟连接不上服务器', body: '通话记录不是最新的。' },
  },
  seat: (daysLeft) => ({
    title: daysLeft < 0 ? '坐席已到期' : daysLeft === 0 ? '坐席今天到期' : `坐席还有 ${daysLeft} 天到期`,
    body: '请联系管理员续期。',
  }),
  more: (count) => `还有 ${count} 条`,
  callBack: '回拨',
  open: '打开',
  snooze: '10 分钟后再提醒',
  done: '已完成',
  call: '拨打',
};

const en: NoticeWords = {
  missed: (customers) => (customers === 1 ? 'Missed call' : `Missed calls from ${customers} customers`),
  followUps: (count) => (count === 1 ? 'Follow-up is due' : `${count} follow-ups are due`),
  results: (count) => `${count} calls have a result`,
  problems: (count) => `${count} problems`,
  outcome: {
    ended: 'Call ended',
    found: 'The call has been found',
    failed: 'Call not placed',
    unknown: 'The call may have been placed',
    'no-record': 'No record of the call',
    'no-end': 'The end of the call is not known',
  },
  state: {
    'agent-missed': 'not picked up here',
    'customer-missed': 'the customer did not pick up',
    answered: 'answered',
    ivr: 'ended in the menu',
    'queue-abandoned': 'left the queue',
    'ring-missed': 'rang, nobody picked up',
    other: 'ended',
  },
  talked: (length) => `talked ${length}`,
  problem: {
    'token-dead': { title: 'The access token no longer works', body: 'Enter a new one in the app.' },
    'store-read-only': {
      title: 'Calls cannot be saved',
      body: 'The disk takes nothing more; what is there can be read.',
    },
    offline: { title: 'No connection to the server for 15 minutes', body: 'My calls are not up to date.' },
  },
  seat: (daysLeft) => ({
    title:
      daysLeft < 0
        ? 'The seat has expired'
        : daysLeft === 0
          ? 'The seat expires today'
          : `The seat expires in ${daysLeft} ${daysLeft === 1 ? 'day' : 'days'}`,
    body: 'Ask your administrator to renew it.',
  }),
  more: (count) => `and ${count} more`,
  callBack: 'Call back',
  open: 'Open',
  snooze: 'In 10 minutes',
  done: 'Done',
  call: 'Call',
};

export const NOTICE_WORDS: Readonly<Record<Language, NoticeWords>> = { 'zh-CN': zh, en };
