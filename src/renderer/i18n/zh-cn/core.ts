import type { CallState, EmergencyService, NotDialable, NumberKind } from '../../../preload/contract/index.ts';

const notDialable: Record<NotDialable, string> = {
  empty: '输入或粘贴号码，按回车呼叫',
  masked: '号码已隐藏部分数字，无法拨打',
  'not-a-number': '含有电话号码里没有的字符',
  'too-short': '号码太短',
  'too-long': '号码太长',
  'needs-area-code': '本地号码，请加区号',
  foreign: '境外号码，要先在设置里允许',
  'odd-grouping': '像是日期、金额或小数，不是电话号码',
  'unclear-extension': 'x 或 * 后面是分机吗？请写成“转 801”',
  'emergency-abroad': '其他国家或地区的紧急号码，在这里打不通；请拨 110、119 或 120',
  invalid: '不是有效的号码',
};

const numberKinds: Record<NumberKind, string> = {
  mobile: '手机',
  landline: '固话',
  service: '服务热线',
  'short-code': '短号',
  'toll-free': '热线',
  premium: '高额收费号码',
  'shared-cost': '分摊收费号码',
  other: '其他号码',
  extension: '分机',
};

const emergencies: Record<EmergencyService, string> = {
  police: '报警',
  fire: '火警',
  ambulance: '急救',
  traffic: '交通事故报警',
  'red-cross': '北京红十字会急救',
  'police-messages': '短信报警',
  'forest-fire': '森林火警',
  'sea-rescue': '海上搜救',
  any: '国际通用紧急号码',
};

const callStates: Record<CallState, string> = {
  'agent-missed': '您没有接听',
  'customer-missed': '客户未接',
  answered: '已接听',
  ivr: '停在语音菜单',
  'queue-abandoned': '排队时挂断',
  'ring-missed': '振铃未接',
  other: '其他',
};

/** What both windows say at once. Shapes come from here: every other language is typed by this one. */
export const coreZhCn = {
  retry: '重试',
  partFailed: '这部分没有加载成功。',
  notDialable,
  numberKinds,
  emergencies,
  callStates,
  number: {
    label: '电话号码',
    placeholder: '输入号码',
    willDial: (callee: string) => `将拨打 ${callee}`,
    emergency: (service: string) => `紧急号码：${service}`,
    withExtension: (number: string, extension: string) => `${number} 转 ${extension}`,
    sentExtension: (extension: string) => `分机 ${extension} 随号码一起发送`,
    droppedExtension: (extension: string) => `分机 ${extension} 需接通后再按`,
    cannotRead: '暂时无法识别号码',
  },
  callerId: {
    label: '外显号码',
    automatic: '自动',
    automaticLong: '自动（按企业规则）',
    automaticHint: '由企业设置的规则决定客户看到哪个号码。',
    unnamed: '未命名',
    numbers: '号码',
    groups: '动态号码组',
    groupsHint: '选“自动”时，可能由这些号码组按规则选号；不能直接指定号码组。',
    rules: { 'home-region': '优先客户归属地', random: '随机', unknown: '规则未知' },
    groupLine: (rule: string, count: number) => `${rule} · ${count} 个号码`,
    failed: '暂时读不到外显号码，将按“自动”呼出。',
    notSaved: '没有记住这次选择。',
  },
  quickDial: {
    recent: '最近号码',
    empty: '没有匹配的联系人或最近号码',
    hintCall: '呼叫',
    hintPick: '选择',
    hintHide: '隐藏',
    openMain: '打开主窗口',
    signedOut: '请先在主窗口登录。',
    inbound: '呼入',
    outbound: '呼出',
  },
};

export type CoreMessages = typeof coreZhCn;
