import type { Language, PhoneSettings } from '../../preload/contract/index.ts';
import type { Loosening } from '../settings/loosening.ts';

interface LooseningWords {
  title: string;
  question: string;
  cancel: string;
  confirm: string;
  lines: (change: Loosening) => string[];
}

type LimitName = Extract<Loosening, { is: 'limit' }>['name'];

const zhLimits: Record<LimitName, string> = {
  callsPerMinute: '每分钟最多拨打',
  callsPerHour: '每小时最多拨打',
  callsPerDay: '每天最多拨打',
  callsPerCustomer: '同一客户每天提醒前最多拨打',
};
const enLimits: Record<LimitName, string> = {
  callsPerMinute: 'Calls per minute',
  callsPerHour: 'Calls per hour',
  callsPerDay: 'Calls per day',
  callsPerCustomer: 'Calls to one customer per day before a warning',
};

type RefusalName = Extract<Loosening, { is: 'refusal-off' }>['name'];

const zhRefusals: Record<RefusalName, string> = { doNotCallNumbers: '免呼名单里的号码', costlyNumbers: '高额收费号码' };
const enRefusals: Record<RefusalName, string> = {
  doNotCallNumbers: 'numbers on the do-not-call list',
  costlyNumbers: 'premium-rate and shared-cost numbers',
};

const zh: LooseningWords = {
  title: '坐席伴侣',
  question: '确定要放宽以下保护吗？',
  cancel: '取消',
  confirm: '放宽',
  lines: (change) => {
    switch (change.is) {
      case 'masking-off':
        return ['列表和通知里将显示完整的客户号码。'];
      case 'names-shown':
        return ['号码旁将显示客户的姓名和公司。'];
      case 'refusal-off':
        return [`不再拒绝，只提醒：${zhRefusals[change.name]}`];
      case 'recording-hosts':
        return [`录音也可以来自：${change.hosts.join('、')}`];
      case 'countries':
        return [`还可以拨打这些国家或地区：${change.countries.join('、')}`];
      case 'limit':
        return [`${zhLimits[change.name]}：${change.from} 通 → ${change.to === 0 ? '不限' : `${change.to} 通`}`];
      case 'quiet-hours':
        return [change.to ? `免打扰时段改为 ${change.to.from}–${change.to.to}` : '不再有免打扰时段'];
      case 'sip-server':
        return ['SIP 账号将用于这台服务器：', ...phoneLines(change.phone, zhFields)];
      case 'auto-answer':
        return ['您自己发起的呼叫，话机将自动接听。'];
      case 'phone-port':
        return [`话机的控制命令将发往本机端口 ${change.port}。`];
      case 'phone-file':
        return ['文件将设置话机，SIP 账号将用于它指定的服务器：', ...phoneLines(change.phone, zhFields)];
    }
  },
};

const en: LooseningWords = {
  title: 'Softphone Companion',
  question: 'Loosen this protection?',
  cancel: 'Cancel',
  confirm: 'Loosen',
  lines: (change) => {
    switch (change.is) {
      case 'masking-off':
        return ['Lists and notifications will show customers’ full numbers.'];
      case 'names-shown':
        return ['Customers’ names and companies will stand beside their numbers.'];
      case 'refusal-off':
        return [`Asked about instead of refused: ${enRefusals[change.name]}`];
      case 'recording-hosts':
        return [`Recordings may also come from: ${change.hosts.join(', ')}`];
      case 'countries':
        return [`Numbers of these countries may also be called: ${change.countries.join(', ')}`];
      case 'limit':
        return [`${enLimits[change.name]}: ${change.from} → ${change.to === 0 ? 'no limit' : change.to}`];
      case 'quiet-hours':
        return [change.to ? `Quiet hours become ${change.to.from}–${change.to.to}` : 'There will be no quiet hours'];
      case 'sip-server':
        return ['Your SIP account will be used with this server:', ...phoneLines(change.phone, enFields)];
      case 'auto-answer':
        return ['Your phone will answer by itself when it rings for a call of yours.'];
      case 'phone-port':
        return [`Commands for the phone will go to port ${change.port} of this computer.`];
      case 'phone-file':
        return [
          'The file sets up the phone; your SIP account will be used with its server:',
          ...phoneLines(change.phone, enFields),
        ];
    }
  },
};

/** What says where the account goes. */
type ServerField = Exclude<keyof PhoneSettings, 'eventsFrom' | 'controlPort' | 'answersOwnCalls'>;

interface FieldWords extends Record<ServerField, string> {
  colon: string;
  /** Credentials are given to whichever realm the server names. */
  anyRealm: string;
  on: string;
  off: string;
}

const zhFields: FieldWords = {
  domain: '域名',
  port: '端口',
  transport: '传输方式',
  realm: '认证域',
  outboundProxy: '出站代理',
  codecs: '编码',
  isCheckOn: '检查注册',
  colon: '：',
  anyRealm: '任意（由服务器指定）',
  on: '开',
  off: '关',
};
const enFields: FieldWords = {
  domain: 'Domain',
  port: 'Port',
  transport: 'Transport',
  realm: 'Realm',
  outboundProxy: 'Outbound proxy',
  codecs: 'Codecs',
  isCheckOn: 'Check of the registration',
  colon: ': ',
  anyRealm: 'any that the server names',
  on: 'on',
  off: 'off',
};

/** Every field that decides where credentials go, and the others where they say something. */
function phoneLines(phone: PhoneSettings, words: FieldWords): string[] {
  const line = (name: ServerField, value: string): string[] =>
    value === '' ? [] : [`  ${words[name]}${words.colon}${value}`];
  return [
    ...line('domain', phone.domain),
    ...line('port', phone.port === null ? '' : String(phone.port)),
    ...line('transport', phone.transport.toUpperCase()),
    ...line('realm', phone.realm === '' ? words.anyRealm : phone.realm),
    ...line('outboundProxy', phone.outboundProxy),
    ...line('codecs', phone.codecs.join(', ')),
    ...line('isCheckOn', phone.isCheckOn ? words.on : words.off),
  ];
}

export const LOOSENING_WORDS: Readonly<Record<Language, LooseningWords>> = { 'zh-CN': zh, en };
