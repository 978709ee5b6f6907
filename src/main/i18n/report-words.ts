import type { CheckId, Language, Verdict } from '../../preload/contract/index.ts';

export interface ReportWords {
  title: string;
  note: string;
  made: string;
  app: string;
  account: string;
  settings: string;
  checks: string;
  verdicts: Record<Verdict | 'not-looked-at', string>;
  names: Record<CheckId, string>;
  /** Of the file, without its ending. */
  file: string;
  kinds: { json: string; text: string };
}

const zhCn: ReportWords = {
  title: '诊断报告',
  note: '不含令牌、密码、坐席姓名、SIP 账号和电话号码，可以转交 IT 人员。',
  made: '生成时间',
  app: '程序',
  account: '登录',
  settings: '设置',
  checks: '检查结果',
  verdicts: { good: '正常', warning: '注意', bad: '有问题', 'not-applicable': '不适用', 'not-looked-at': '未检查' },
  names: {
    proxy: '代理',
    dns: '域名解析',
    tls: '证书',
    environment: '环境变量',
    clock: '时钟',
    host: '服务器',
    recordings: '录音主机',
    token: '访问令牌',
    agent: '坐席身份',
    seat: 'SIP 坐席',
    phone: '话机注册',
    accounts: '话机与记录',
    keychain: '系统钥匙串',
    journal: '拨号日志',
    calls: '本机通话记录',
    disk: '磁盘空间',
    log: '运行日志',
    tray: '托盘图标',
    shortcut: '全局快捷键',
    notifications: '系统通知',
    updates: '新版本',
  },
  file: '诊断报告',
  kinds: { json: 'JSON 文件', text: '文本文件' },
};

const en: ReportWords = {
  title: 'Diagnostics report',
  note: 'Holds no token, password, agent name, SIP account or phone number; it can be passed on to IT.',
  made: 'Made at',
  app: 'App',
  account: 'Account',
  settings: 'Settings',
  checks: 'Checks',
  verdicts: {
    good: 'good',
    warning: 'warning',
    bad: 'bad',
    'not-applicable': 'not applicable',
    'not-looked-at': 'not looked at',
  },
  names: {
    proxy: 'Proxy',
    dns: 'Name lookup',
    tls: 'Certificate',
    environment: 'Environment',
    clock: 'Clock',
    host: 'Server',
    recordings: 'Recording hosts',
    token: 'Access token',
    agent: 'Agent',
    seat: 'SIP seat',
    phone: 'Phone registration',
    accounts: 'Phone and records',
    keychain: 'Keychain',
    journal: 'Dial journal',
    calls: 'Calls on this computer',
    disk: 'Disk space',
    log: 'Log',
    tray: 'Tray icon',
    shortcut: 'Global shortcut',
    notifications: 'Notifications',
    updates: 'Updates',
  },
  file: 'diagnostics-report',
  kinds: { json: 'JSON file', text: 'Text file' },
};

export const REPORT_WORDS: Record<Language, ReportWords> = { 'zh-CN': zhCn, en };
