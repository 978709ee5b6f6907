import type { CustomerLimit } from '../../../preload/contract/index.ts';

const withins: Record<CustomerLimit['within'], string> = {
  '5-minutes': '5 分钟之内',
  '24-hours': '一天之内',
  day: '今天',
  week: '本周',
};

/** What speaks against a call, and when it passes. */
export const guardZhCn = {
  withins,
  often: (times: number, within: string) => `${within} ${times} 次`,
  questions: {
    emergency: {
      title: (service: string) => `真的要拨打紧急电话（${service}）？`,
      text: (number: string, service: string) =>
        `${number} 是紧急号码：${service}。没有紧急情况时拨打会占用救援线路，还可能要承担法律责任。`,
      yes: (number: string) => `拨打 ${number}`,
    },
    costly: {
      title: '要拨打收费更高的号码吗？',
      texts: {
        premium: (number: string) => `${number} 是高额收费号码，按对方的服务计费，可能比普通电话贵很多。`,
        'shared-cost': (number: string) => `${number} 是分摊收费号码，费用比普通电话高。`,
        other: (number: string) => `${number} 不是普通固话或手机，费用无法预知，可能较高。`,
      },
      yes: '仍要呼叫',
    },
    'do-not-call': {
      title: '这个号码在免呼名单里，仍要呼叫？',
      text: (number: string, why: string) =>
        why === '' ? `${number} 已列入免呼名单。` : `${number} 已列入免呼名单，原因：${why}`,
      yes: '仍要呼叫',
    },
    repeat: {
      title: '再拨一次同一个号码？',
      text: (number: string, time: string) =>
        `${time} 打给 ${number} 的电话可能已经拨出。再拨可能会让客户接到两次来电。`,
      yes: '仍要再拨',
    },
    'same-customer': {
      title: '还要打给这位客户？',
      text: (number: string, often: string) => `已经给 ${number} 打过电话：${often}。`,
      yes: '仍要呼叫',
    },
    'quiet-hours': {
      title: '现在要打扰客户吗？',
      text: (from: string, to: string) => `现在是 ${from} 到 ${to} 之间的免打扰时段，客户可能在休息。`,
      yes: '仍要呼叫',
    },
    holiday: {
      title: '今天要打扰客户吗？',
      text: (date: string) => `${date} 是设置里不拨打电话的日子。`,
      yes: '仍要呼叫',
    },
    phone: {
      title: '话机没有准备好',
      faults: {
        'not-registered': (time?: string) => `${time ?? '上次'} 检查时话机没有注册，这通电话多半拨不出去。`,
        'wrong-password': (time?: string) => `${time ?? '上次'} 检查时注册服务器不接受密码，话机多半没有注册。`,
      },
      yes: '仍要呼叫',
      again: '再检查一次',
      checking: '正在检查…',
    },
  },
  days: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as string[],
  rules: {
    often: (times: number, within: string) => `${within}已经给这位客户打过 ${times} 次电话，设置里不允许再打。`,
    quiet: (from: string, to: string) => `现在是 ${from} 到 ${to} 之间，设置里不允许拨打。`,
    holiday: (date: string) => `${date} 是设置里不允许拨打的日子。`,
  },
  doNotCallRefused: (why: string) =>
    why === '' ? '这个号码在免呼名单里，设置里不允许拨打。' : `这个号码在免呼名单里，设置里不允许拨打。原因：${why}`,
  costlyRefused: {
    premium: '这是高额收费号码，设置里不允许拨打。',
    'shared-cost': '这是分摊收费号码，设置里不允许拨打。',
    other: '这个号码的费用无法预知，设置里不允许拨打。',
  },
  limits: {
    'per-minute': (limit: number) => `每分钟最多拨 ${limit} 通，已经到了上限。`,
    'per-hour': (limit: number) => `每小时最多拨 ${limit} 通，已经到了上限。`,
    'per-day': (limit: number) => `一天最多拨 ${limit} 通，已经到了上限。`,
  },
  notSent: '没有拨出',
  passesIn: (length: string) => `还要等 ${length}`,
  passesAt: (time: string) => `${time} 之后可以再拨`,
  passesNow: '现在可以再拨了',
  journal: {
    title: '没有拨出：拨号日志无法写入',
    reasons: {
      full: '磁盘空间已满。请腾出一些空间，再按一次呼叫。',
      'read-only': '没有写入权限。请联系管理员检查数据文件夹，再按一次呼叫。',
      locked: '日志被另一个程序占用。请稍等片刻，再按一次呼叫。',
      damaged: '日志文件已损坏。可以把它移到一边，新建一份。',
      unknown: '原因不明。请再按一次呼叫；如果仍不行，可以新建一份日志。',
    },
  },
};
