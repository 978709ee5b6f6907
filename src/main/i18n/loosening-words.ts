import type { CallHours, CustomerLimit, Language, PhoneSettings } from '../../preload/contract/index.ts';
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
};
const enLimits: Record<LimitName, string> = {
  callsPerMinute: 'Calls per minute',
  callsPerHour: 'Calls per hour',
  callsPerDay: 'Calls per day',
};

type RefusalName = Extract<Loosening, { is: 'refusal-off' }>['name'];

const zhRefusals: Record<RefusalName, string> = { doNotCallNumbers: '免呼名单里的号码', costlyNumbers: '高额收费号码' };
const enRefusals: Record<RefusalName, string> = {
  doNotCallNumbers: 'numbers on the do-not-call list',
  costlyNumbers: 'premium-rate and shared-cost numbers',
};

interface HourWords {
  anyTime: string;
  hours: string;
  days: readonly string[];
  between: string;
  then: Record<CallHours['outside'], string>;
  outside: (what: string) => string;
  holidays: (count: number) => string;
  noLimits: string;
  limit: (within: CustomerLimit['within'], calls: number, then: string) => string;
}

const zhWithin: Record<CustomerLimit['within'], string> = {
  '5-minutes': '5 分钟内',
  '24-hours': '24 小时内',
  day: '一天内',
  week: '一周内',
};
const zhHours: HourWords = {
  anyTime: '任何时间都可以拨打。',
  hours: '可以拨打的时间：',
  days: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  between: '、',
  then: { ask: '提醒', refuse: '拒绝' },
  outside: (what) => `其余时间拨打：${what}`,
  holidays: (count) => `不拨打的日期：${count} 天`,
  noLimits: '对同一客户的次数不再有上限。',
  limit: (within, calls, then) => `同一客户${zhWithin[within]} ${calls} 次后：${then}`,
};
const enWithin: Record<CustomerLimit['within'], string> = {
  '5-minutes': 'in 5 minutes',
  '24-hours': 'in 24 hours',
  day: 'in a day',
  week: 'in a week',
};
const enHours: HourWords = {
  anyTime: 'Calls will be allowed at any time.',
  hours: 'Calls will be allowed at:',
  days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  between: ', ',
  then: { ask: 'ask', refuse: 'refuse' },
  outside: (what) => `At other times: ${what}`,
  holidays: (count) => `Days without calls: ${count}`,
  noLimits: 'Nothing will limit the calls to one customer.',
  limit: (within, calls, then) => `After ${calls} calls to one customer ${enWithin[within]}: ${then}`,
};

function hourLines({ spans, holidays, outside }: CallHours, words: HourWords): string[] {
  const lines = spans.map(({ days, from, to }) => {
    const names = days.toSorted().map((day) => words.days[day - 1] ?? '');
    return `  ${names.join(words.between)} ${from}–${to}`;
  });
  const times = lines.length === 0 ? [words.anyTime] : [words.hours, ...lines];
  return [...times, words.holidays(holidays.length), words.outside(words.then[outside])];
}

function limitLines(limits: readonly CustomerLimit[], words: HourWords): string[] {
  if (limits.length === 0) return [words.noLimits];
  return limits.map(({ within, calls, then }) => words.limit(within, calls, words.then[then]));
}

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
      case 'call-hours':
        return hourLines(change.to, zhHours);
      case 'customer-limits':
        return limitLines(change.to, zhHours);
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
      case 'call-hours':
        return hourLines(change.to, enHours);
      case 'customer-limits':
        return limitLines(change.to, enHours);
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
