import type { Language } from '../../preload/contract/index.ts';
import type { PhoneFact } from '../phone/phone-fact.ts';

/** The few words that main says itself, outside the windows. */
export interface Words {
  appName: string;
  quickDial: string;
  /** Of the window. */
  quickDialTitle: string;
  callCardTitle: string;
  open: string;
  recent: string;
  noRecent: string;
  callerId: string;
  automatic: string;
  signedOut: string;
  seat: (name: string) => string;
  phone: Record<PhoneFact, string>;
  missed: (count: number) => string;
  pause: string;
  pausedUntil: (time: string) => string;
  pauses: { halfHour: string; hour: string; tomorrow: string; off: string };
  quit: string;
  incompatible: string;
  cannotStart: string;
  damaged: string;
}

const zh: Words = {
  appName: '坐席伴侣',
  quickDial: '快速拨号…',
  quickDialTitle: '快速拨号 — 坐席伴侣',
  callCardTitle: '话机上的通话 — 坐席伴侣',
  open: '打开主窗口',
  recent: '最近号码',
  noRecent: '暂无',
  callerId: '外显号码',
  automatic: '自动(由企业规则决定)',
  signedOut: '未登录',
  seat: (name) => `坐席:${name}`,
  phone: {
    registered: '话机已注册',
    lapsed: '上次检查时话机已注册',
    'not-registered': '话机没有注册',
    'wrong-password': '话机的密码不被接受',
    unknown: '不知道话机是否已注册',
  },
  missed: (count) => `未接来电：${count}`,
  pause: '暂停通知',
  pausedUntil: (time) => `通知已暂停到 ${time}`,
  pauses: { halfHour: '30 分钟', hour: '1 小时', tomorrow: '到明早 8 点', off: '恢复通知' },
  quit: '退出',
  incompatible: '启动参数不被允许，应用已退出。',
  cannotStart: '应用无法启动，已退出。原因：',
  damaged: '安装的文件已损坏，应用已退出。请重新安装。',
};

const en: Words = {
  appName: 'Softphone Companion',
  quickDial: 'Quick dial…',
  quickDialTitle: 'Quick dial — Softphone Companion',
  callCardTitle: 'Calls on your phone — Softphone Companion',
  open: 'Open main window',
  recent: 'Recent numbers',
  noRecent: 'None yet',
  callerId: 'Caller ID',
  automatic: 'Automatic (the company’s rule decides)',
  signedOut: 'Signed out',
  seat: (name) => `Seat: ${name}`,
  phone: {
    registered: 'Phone registered',
    lapsed: 'Phone was registered when last checked',
    'not-registered': 'Phone not registered',
    'wrong-password': 'Phone’s password not accepted',
    unknown: 'Not known whether the phone is registered',
  },
  missed: (count) => `Missed calls: ${count}`,
  pause: 'Pause notifications',
  pausedUntil: (time) => `Notifications paused until ${time}`,
  pauses: {
    halfHour: 'For 30 minutes',
    hour: 'For 1 hour',
    tomorrow: 'Until 8 tomorrow morning',
    off: 'Notifications on again',
  },
  quit: 'Quit',
  incompatible: 'Started with a switch that is not allowed; the app has quit.',
  cannotStart: 'The app cannot start and has quit. The reason:',
  damaged: 'The installed files are damaged, so the app has quit. Please install it again.',
};

export const WORDS: Readonly<Record<Language, Words>> = { 'zh-CN': zh, en };
