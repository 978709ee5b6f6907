import type { Language } from '../../preload/contract/index.ts';

/** The few words that main says itself, outside the windows. */
interface Words {
  appName: string;
  quickDial: string;
  open: string;
  recent: string;
  noRecent: string;
  callerId: string;
  automatic: string;
  signedOut: string;
  seat: (name: string) => string;
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
  quit: 'Quit',
  incompatible: 'Started with a switch that turns protection off; the app has quit.',
};

export const WORDS: Readonly<Record<Language, Words>> = { 'zh-CN': zh, en };
