import type { ContradictionKind, PhoneAbilities, PhoneLink, TellingPhone } from '../../../preload/contract/index.ts';

const phones: Record<TellingPhone, string> = { none: '不连接', baresip: 'baresip', microsip: 'MicroSIP' };

const links: Record<Exclude<PhoneLink['is'], 'lost'> | Extract<PhoneLink, { is: 'lost' }>['why'], string> = {
  off: '没有连接话机',
  connecting: '正在连接话机…',
  waiting:
    '还没有收到 MicroSIP 的消息。请先关闭 MicroSIP，把“设置我的话机”里的内容重新写入 microsip.ini，再打开；从下一通电话起生效。',
  connected: '已连接话机',
  unreachable: '连不上 baresip。请确认它在运行，并按“设置我的话机”里的内容更新了它的配置；会自动重试。',
  'not-ours': '这个端口上的程序不属于您，没有使用。请换一个端口，或请管理员检查。',
  garbage: '这个端口上的程序不是 baresip，没有使用。',
  'wrong-key':
    'MicroSIP 用的是旧的设置，它的消息没有采用。请先关闭 MicroSIP，把“设置我的话机”里的内容重新写入 microsip.ini。',
};

const abilities: Record<keyof PhoneAbilities, string> = {
  answer: '接听',
  decline: '拒接',
  hangUp: '挂断',
  mute: '静音',
  hold: '保持',
  dtmf: '发按键音',
  answersOne: '自动接听自己的呼叫',
};

const kinds: Record<ContradictionKind, string> = {
  'never-rang': '没有振铃',
  'rang-twice': '响了两次',
  'answered-but-missed': '接了却记为未接',
  'missed-but-talk': '未接却记为接听',
  'talk-time': '通话时长不同',
  'record-missing': '没有记录',
};

const differs: Record<ContradictionKind, string> = {
  'never-rang': '记录说振过铃，但您的话机没有响。',
  'rang-twice': '这一通，您的话机响了不止一次。',
  'answered-but-missed': '话机接通过，记录却说没有人接。',
  'missed-but-talk': '话机没有人接，记录却说接听了。',
  'talk-time': '通话时长，话机和记录不一样。',
  'record-missing': '话机听到了这一通，服务器却没有记录。',
};

/** The calls that the phone itself tells of. */
export const phoneCallsZhCn = {
  card: '话机上的通话',
  incoming: '来电',
  ownLeg: '系统正在呼您的话机，接听后呼叫客户',
  answering: '正在自动接听您自己的呼叫…',
  calling: '正在呼叫',
  talking: (time: string) => `通话中 ${time}`,
  ownTalking: (time: string) => `您的话机已接通 ${time}`,
  held: (time: string) => `已保持 ${time}`,
  ended: '已结束',
  endedAfter: (time: string) => `已结束，通话 ${time}`,
  missed: '未接来电',
  declined: '已拒接',
  lost: '听不到话机了，这通电话可能还在继续',
  noNumber: '未显示号码',
  calledItself: (name: string) => `对方自称：${name}`,
  callsBefore: (count: number) => `通话记录 ${count} 通`,
  last: (when: string, state: string) => (when === '' ? `上次：${state}` : `上次 ${when}：${state}`),
  promised: (when: string, note: string) => (note === '' ? `约好回电：${when}` : `约好回电 ${when}：${note}`),
  answer: '接听',
  decline: '拒接',
  hangUp: '挂断',
  mute: '静音',
  unmute: '取消静音',
  hold: '保持',
  resume: '取消保持',
  hide: '收起',
  answerOnPhone: '请在话机上接听',
  phones,
  links,
  abilities,
  can: (list: string) => `可以：${list}`,
  cannot: (list: string) => `不能：${list}`,
  listen: '在屏幕上显示话机的通话',
  listenHint: '来电时在其他窗口上方显示卡片，可以接听、拒接和挂断。只连接本机上您自己的话机。',
  autoAnswer: '自动接听自己的呼叫',
  autoAnswerHint:
    '点击呼叫后，系统会先呼您的话机；开启后自动接听这一通，其他来电永远不会自动接听。先要见过 3 次您手动接听的呼叫。',
  kinds,
  differs,
  talkTimes: (phone: string, record: string) => `话机计时 ${phone}，记录是 ${record}。`,
  saysRegistered: '话机自己报告：已注册。',
  saysUnregistered: '话机自己报告：没有注册。',
};
