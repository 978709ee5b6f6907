import type { CheckId, ProxyKind, Verdict } from '../../../preload/contract/index.ts';
import { hintsZhCn, sawZhCn } from './diagnostics-findings.ts';

const names: Record<CheckId, string> = {
  proxy: '代理',
  dns: '域名解析',
  tls: '服务器证书',
  environment: '环境变量',
  clock: '时钟',
  host: '服务器',
  recordings: '录音主机',
  token: '访问令牌',
  agent: '坐席身份',
  seat: 'SIP 坐席',
  phone: '话机注册',
  keychain: '系统钥匙串',
  journal: '拨号日志',
  calls: '本机的通话记录',
  disk: '磁盘空间',
  log: '运行日志',
  tray: '托盘图标',
  shortcut: '全局快捷键',
  notifications: '系统通知',
  updates: '新版本',
};

const about: Record<CheckId, string> = {
  proxy: '系统为服务器指定的代理，以及它是否放行',
  dns: '本机能否查到服务器的地址',
  tls: '服务器的证书由谁签发、是否可信、何时到期',
  environment: '有没有会改变信任对象或加载代码的环境变量',
  clock: '本机时钟与服务器的相差多少',
  host: '那里回应的是不是呼叫中心的接口',
  recordings: '设置里另外允许的录音主机能否连上',
  token: '用一次不改变任何内容的读取试一试令牌',
  agent: '服务器是否认得您这位坐席',
  seat: '坐席何时到期、有没有密码',
  phone: '话机是否已在 SIP 服务器上注册',
  keychain: '写入、读回并删除一条测试内容，不碰令牌',
  journal: '拨号前能否先记一笔，记不下就不会拨出',
  calls: '保存在本机的通话记录是否完好',
  disk: '本程序所在的磁盘还剩多少空间',
  log: '运行日志能否写入',
  tray: '桌面有没有显示托盘图标的地方',
  shortcut: '打开快速拨号的全局快捷键是否有效',
  notifications: '桌面能否显示通知',
  updates: '公司是否提供了新版本',
};

const verdicts: Record<Verdict, string> = {
  good: '正常',
  warning: '注意',
  bad: '有问题',
  'not-applicable': '不适用',
};

const proxyKinds: Record<ProxyKind, string> = {
  http: 'HTTP 代理',
  https: 'HTTPS 代理',
  socks5: 'SOCKS5 代理',
  socks4: 'SOCKS4 代理',
  quic: 'QUIC 代理',
  other: '其他类型的代理',
};

/** Loaded with the screen of diagnostics: no part of the window's start. */
export const diagnosticsZhCn = {
  title: '诊断',
  intro: '逐项检查拨号所需的一切。不会拨打电话，也不会改动任何内容。',
  back: '返回设置',
  runAll: '全部检查',
  runAgain: '重新检查全部',
  runOne: (name: string) => `检查：${name}`,
  cancel: '停止',
  progress: (done: number, of: number) => `已检查 ${done} / ${of} 项`,
  checking: '正在检查…',
  failed: '暂时打不开诊断',
  allGood: '全部正常。',
  problems: (count: number) => `${count} 项有问题`,
  warnings: (count: number) => `${count} 项需要注意`,
  good: (count: number) => `${count} 项正常`,
  toDo: (hint: string) => `建议：${hint}`,
  groups: { network: '网络', account: '账号与话机', computer: '这台电脑', desktop: '桌面' },
  ...{ names, about, saw: sawZhCn, hints: hintsZhCn, verdicts },
  facts: {
    proxyKinds,
    addresses: (count: number) => `${count} 个地址`,
    hosts: (count: number) => `${count} 台主机`,
    devices: (count: number) => `${count} 台话机`,
    calls: (count: string) => `${count} 通`,
    daysLeft: (days: number) => (days === 0 ? '今天到期' : `还有 ${days} 天`),
    daysOver: (days: number) => `已过期 ${days} 天`,
    serverAhead: (length: string) => `服务器比本机快 ${length}`,
    serverBehind: (length: string) => `服务器比本机慢 ${length}`,
    sameTime: '与服务器一致',
    field: (field: string, rows: number) => `${field} × ${rows}`,
    free: (size: string) => `剩余 ${size}`,
    issuer: (name: string) => `签发机构：${name}`,
    fingerprint: (hex: string) => `机构证书 SHA-256：${hex}`,
  },
  report: {
    title: '诊断报告',
    text: '供 IT 人员使用：版本、检查结果，以及服务器和代理的名称。不含令牌、密码、坐席姓名、SIP 账号和电话号码。',
    asText: '保存为文本…',
    asJson: '保存为 JSON…',
    saved: (name: string) => `已保存：${name}`,
    failed: '没有保存报告',
    empty: '先检查，再保存报告。',
  },
};

export type DiagnosticsMessages = typeof diagnosticsZhCn;
