import type { Language } from '../../preload/contract/index.ts';

/** The few words that main says itself, outside the windows. */
export interface Words {
  appName: string;
  quickDial: string;
  open: string;
  recent: string;
  noRecent: string;
  callerId: string;
  automatic: string;
  signedOut: string;
  seat: (name: string) => string;
  missed: (count: number) => string;
  pause: string;
  pausedUntil: (time: string) => string;
  pauses: { halfHour: string; hour: string; tomorrow: string; off: string };
  recordings: string;
  csvFiles: string;
  quit: string;
  incompatible: string;
}

const zh: Words = {
  appName: '坐席伴侣',
  quickDial: '快速拨号…',
  open: '打开主窗口',
  recent: '最近号码',
  noRecent: '暂无',
  callerId: '外显号码',
  automatic: '自动(由企业规则决定)',
  signedOut: '未登录',
  seat: (name) => `坐席:${name}`,
  missed: (count) => `未接来电:${count}`,
  pause: '暂停通知',
  pausedUntil: (time) => `通知已暂停到 ${time}`,
  pauses: { halfHour: '30 分钟', hour: '1 小时', tomorrow: '到明早 8 点', off: '恢复通知' },
  recordings: '录音',
  csvFiles: 'CSV 表格',
  quit: '退出',
  incompatible: '启动参数会关闭安全保护,应用已退出。',
};

const en: Words = {
  appName: 'Softphone Companion',
  quickDial: 'Quick dial…',
  open: 'Open main window',
  recent: 'Recent numbers',
  noRecent: 'None yet',
  callerId: 'Caller ID',
  automatic: 'Automatic (the company’s rule decides)',
  signedOut: 'Signed out',
  seat: (name) => `Seat: ${name}`,
  missed: (count) => `Missed calls: ${count}`,
  pause: 'Pause notifications',
  pausedUntil: (time) => `Notifications paused until ${time}`,
  pauses: {
    halfHour: 'For 30 minutes',
    hour: 'For 1 hour',
    tomorrow: 'Until 8 tomorrow morning',
    off: 'Notifications on again',
  },
  recordings: 'Recordings',
  csvFiles: 'CSV tables',
  quit: 'Quit',
  incompatible: 'Started with a switch that turns protection off; the app has quit.',
};

export const WORDS: Readonly<Record<Language, Words>> = { 'zh-CN': zh, en };
