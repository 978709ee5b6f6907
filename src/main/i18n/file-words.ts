import type { Language } from '../../preload/contract/index.ts';

/** Proposed names of files, and their kinds in the dialog of the system. */
interface FileWords {
  /** The name of an export, without date and ending. */
  calls: string;
  csv: string;
  xlsx: string;
  recording: string;
  /** The name of an export of follow-ups, without its ending. */
  followUps: string;
  ics: string;
  /** The name of a backup, without its ending. */
  backup: string;
  age: string;
  /** The title of one in a calendar. */
  followUp: (number: string) => string;
}

const zh: FileWords = {
  calls: '通话记录',
  csv: 'CSV 表格',
  xlsx: 'Excel 工作簿',
  recording: '录音',
  followUps: '待跟进',
  ics: 'iCalendar 日历',
  backup: '坐席助手备份',
  age: '加密备份（age）',
  followUp: (number) => `回访 ${number}`,
};

const en: FileWords = {
  calls: 'calls',
  csv: 'CSV table',
  xlsx: 'Excel workbook',
  recording: 'Recording',
  followUps: 'follow-ups',
  ics: 'iCalendar',
  backup: 'companion-backup',
  age: 'Encrypted backup (age)',
  followUp: (number) => `Call ${number}`,
};

export const FILE_WORDS: Readonly<Record<Language, FileWords>> = { 'zh-CN': zh, en };
