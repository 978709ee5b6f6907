import type { EntryState, Language } from '../../preload/contract/index.ts';

interface ListFileWords {
  name: string;
  company: string;
  number: string;
  further: string;
  column: (place: number) => string;
  state: string;
  tries: string;
  calledAt: string;
  result: string;
  talkSeconds: string;
  states: Record<EntryState, string>;
}

/** In the files of call lists that the app writes. */
export const LIST_FILE_WORDS: Readonly<Record<Language, ListFileWords>> = {
  'zh-CN': {
    name: '姓名',
    company: '公司',
    number: '号码',
    further: '其他号码',
    column: (place) => `第 ${place} 列`,
    state: '进展',
    tries: '已拨次数',
    calledAt: '最近一次呼叫',
    result: '呼叫结果',
    talkSeconds: '通话秒数',
    states: {
      open: '待呼叫',
      calling: '结果待查',
      reached: '已接通',
      'not-reached': '未接通',
      skipped: '已跳过',
      refused: '不再呼叫',
    },
  },
  en: {
    name: 'Name',
    company: 'Company',
    number: 'Number',
    further: 'Further numbers',
    column: (place) => `Column ${place}`,
    state: 'Progress',
    tries: 'Calls',
    calledAt: 'Last called',
    result: 'Call result',
    talkSeconds: 'Talk seconds',
    states: {
      open: 'To be called',
      calling: 'Result not known yet',
      reached: 'Reached',
      'not-reached': 'Not reached',
      skipped: 'Skipped',
      refused: 'Never again',
    },
  },
};
