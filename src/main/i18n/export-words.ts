import type { CallRecord, CallState, Language } from '../../preload/contract/index.ts';

/** The words of the file's first row. */
export interface ExportHeader {
  time: string;
  direction: string;
  state: string;
  number: string;
  contact: string;
  region: string;
  lineNumber: string;
  lineName: string;
  talk: string;
  total: string;
  wait: string;
  queue: string;
  hungUpBy: string;
  answerWay: string;
  score: string;
  reference: string;
  outcome: string;
  note: string;
  tags: string;
  recording: string;
  uuid: string;
}

export interface ExportWords {
  header: ExportHeader;
  directions: Record<CallRecord['direction'], string>;
  states: Record<Exclude<CallState, 'other'>, string>;
  yes: string;
  no: string;
  /** Name of the sheet in a workbook. */
  sheet: string;
}

const zh: ExportWords = {
  header: {
    time: '时间',
    direction: '方向',
    state: '结果',
    number: '客户号码',
    contact: '联系人',
    region: '归属地',
    lineNumber: '外显号码',
    lineName: '号码名称',
    talk: '通话时长(秒)',
    total: '总时长(秒)',
    wait: '等待(秒)',
    queue: '排队(秒)',
    hungUpBy: '挂断方',
    answerWay: '接听方式',
    score: '评分',
    reference: '备注信息',
    outcome: '通话小结',
    note: '我的备注',
    tags: '我的标签',
    recording: '录音',
    uuid: '通话 ID',
  },
  directions: { outbound: '呼出', inbound: '呼入', unknown: '' },
  states: {
    'agent-missed': '坐席未接',
    'customer-missed': '客户未接',
    answered: '已接听',
    ivr: '停在语音菜单',
    'queue-abandoned': '排队时挂断',
    'ring-missed': '振铃未接',
  },
  yes: '有',
  no: '无',
  sheet: '通话记录',
};

const en: ExportWords = {
  header: {
    time: 'Time',
    direction: 'Direction',
    state: 'Result',
    number: 'Customer number',
    contact: 'Contact',
    region: 'Region',
    lineNumber: 'Caller ID',
    lineName: 'Caller ID name',
    talk: 'Talk (s)',
    total: 'Whole call (s)',
    wait: 'Waiting (s)',
    queue: 'Queue (s)',
    hungUpBy: 'Hung up by',
    answerWay: 'Answered by',
    score: 'Score',
    reference: 'Reference',
    outcome: 'Outcome',
    note: 'My note',
    tags: 'My tags',
    recording: 'Recording',
    uuid: 'Call ID',
  },
  directions: { outbound: 'Outgoing', inbound: 'Incoming', unknown: '' },
  states: {
    'agent-missed': 'Agent did not pick up',
    'customer-missed': 'Customer did not pick up',
    answered: 'Answered',
    ivr: 'Ended in the menu',
    'queue-abandoned': 'Left the queue',
    'ring-missed': 'Rang, not picked up',
  },
  yes: 'yes',
  no: 'no',
  sheet: 'Calls',
};

export const EXPORT_WORDS: Readonly<Record<Language, ExportWords>> = { 'zh-CN': zh, en };
