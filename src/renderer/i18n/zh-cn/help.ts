import type { CallState } from '../../../preload/contract/index.ts';
import type { HelpTopic } from '../../help/topics.ts';
import { keysZhCn } from './keys.ts';

/** A topic: paragraphs, then steps in their order, then single facts. `words` are for the search only. */
export interface HelpText {
  title: string;
  words: string;
  text: string[];
  steps: string[];
  facts: { name: string; text: string }[];
}

const states: Record<CallState, string> = {
  answered: '双方通了话，时长从接通算起。',
  'customer-missed': '您接起了话机，客户没有接。',
  'agent-missed': '您的话机响了，但没有接起，所以系统没有呼叫客户。',
  'ring-missed': '客户打来，话机响了，没有人接。会出现在“未接”里。',
  'queue-abandoned': '客户在排队时挂断了，还没轮到任何人。',
  ivr: '客户停在语音菜单里，没有转到人工。',
  other: '服务器用了这里不认识的说法，会原样显示。',
};

/** 名称取自程序自己的用语，见 help-content.ts。 */
const stages = {
  asking: '请求正在送往服务器。只送一次，不会重发。',
  ringing: '服务器已收下，先响您的话机。',
  talking: '通话记录说双方正在通话。什么时候结束，也由记录来说。',
  unknown: '没有收到能用的答复，详见“为什么会说可能已经拨出”。',
  noRecord: '服务器收下了这通电话，但一段时间内没有查到记录。',
  noEnd: '查到过这通电话的记录，但两小时内记录没有说明它怎么结束。',
  failed: '服务器拒绝了，或请求根本没有离开这台电脑。客户没有被打扰。',
};

const topics: Record<HelpTopic, HelpText> = {
  'sign-in': {
    title: '登录：地址、令牌、我是谁',
    words: '登陆 token host 主机 server 连接 网络 代理 证书',
    text: [
      '服务器地址指向您公司的呼叫中心。默认值一般就对；私有部署的地址由管理员提供。',
      '访问令牌由管理员在控制台的“设置 / 开发者 / APIs”里创建。它属于整个企业，长期有效，直到有人重新生成；那时旧令牌立刻在所有地方失效。',
      '“我是谁”里只列出已绑定 SIP 坐席的人。找不到自己，请管理员给您绑定坐席。',
    ],
    steps: [],
    facts: [
      {
        name: '连不上服务器',
        text: '检查网络和 VPN，看其他网页能否打开，再核对地址。公司用代理时，程序跟随系统的代理设置。',
      },
      { name: '证书不可信', text: '有的公司会用自己的证书检查加密流量，该证书要装进系统的证书库。请找 IT，不要绕过。' },
      { name: '令牌无效', text: '多半是有人生成了新令牌。请向管理员要最新的一份，并完整复制。' },
      { name: '回答看不懂', text: '可能填了控制台网页的地址，或酒店、机场的网络要先登录。' },
    ],
  },
  'phone-rings-first': {
    title: '为什么先响我的话机',
    words: '先响 流程 顺序 回拨 callback 声音 麦克风',
    text: ['声音走您自己的话机或软电话，不经过这个程序，所以它不需要麦克风。服务器先接通您，再接通客户。'],
    steps: [
      '您按“呼叫”：请求送往服务器，只送一次。',
      '您的话机响铃：请接起。',
      '服务器呼叫客户，客户看到您选的外显号码。',
      '通话。结束时在话机上挂断。',
    ],
    facts: [{ name: '没有接起', text: '客户不会被呼叫，也不知道您打过。准备好后再拨即可。' }],
  },
  'call-states': {
    title: '每种通话状态是什么意思',
    words: '状态 结果 含义 接通 失败 states',
    text: ['拨号时显示的，是确实知道的进展；通话列表里的结果，是服务器记录里写的。'],
    steps: [],
    facts: [],
  },
  'maybe-placed': {
    title: '为什么会说“可能已经拨出”',
    words: '未知 unknown 重复 超时 断网 没有答复 核对',
    text: [
      '服务器分不清重复的请求和新的电话。答复丢失时，谁也不知道电话有没有拨出。重发可能让客户的电话响两次，所以程序从不自己重发。',
      '之后程序会在通话记录里按随请求送出的标记查找，间隔越来越长，共十分钟；重启程序后也会继续。查到了就告诉您结果。没查到，不等于没有拨出。',
    ],
    steps: [
      '先看话机：如果响铃，就接起。',
      '等一会儿，看查找结果。',
      '十分钟内再拨同一个号码，程序会再问您一次；确定后才拨。',
    ],
    facts: [],
  },
  phone: {
    title: '怎样让话机注册好',
    words: '注册 软电话 分机 sip linphone microsip baresip 坐席未注册 密码 register',
    text: [
      '话机要登录到公司的 SIP 服务器，呼叫中心才能响它，这叫“注册”。没有注册，就无法呼叫；这与访问令牌无关，也不会让您退出登录。',
      'SIP 服务器的地址不在接口里，由公司提供：导入公司文件，或向管理员要来填写。',
    ],
    steps: [
      '打开话机或软电话，确认已联网。',
      '在“我的坐席”里导入公司文件，或填写话机设置。',
      '点“设置我的话机”，选您的话机：Linphone 一键完成，其他的照着填。',
      '点“现在检查”。显示已注册后，再呼叫一次。',
    ],
    facts: [
      { name: '检查做了什么', text: '只问注册服务器您的账号现在注册在哪里，不会改动话机的注册。' },
      {
        name: '密码不对',
        text: '先在“我的坐席”刷新，再重新设置话机。密码错一次后程序就不再问，以免账号被锁。被拒绝时，过一会儿会再问，也可以随时手动检查。',
      },
    ],
  },
  'who-sees-what': {
    title: '谁能看到什么',
    words: '隐私 安全 令牌 密码 备注 管理员 同事 privacy',
    text: [],
    steps: [],
    facts: [
      {
        name: '访问令牌',
        text: '只有程序的核心部分在每次请求时读取它，窗口、文件和日志里都没有。它能看到全公司的数据，所以程序总是填上您自己的坐席，只取您的。',
      },
      { name: 'SIP 密码', text: '您要看或复制时才向服务器取。显示 30 秒，剪贴板 30 秒后清除，从不写入磁盘。' },
      { name: '备注和标签', text: '只在这台电脑上，从不发出，管理员也看不到。' },
      { name: '业务编号（拨号时填写）', text: '随电话送往服务器，保存在通话记录里，公司里能看记录的人看得到。' },
      { name: '客户号码', text: '在列表、托盘、通知和日志里都隐藏中间几位；前三处可在设置里改为显示。' },
      { name: '通话记录和录音', text: '和以前一样由公司在控制台里管理。程序只给您看您自己的。' },
      { name: '主管模式', text: '要再输入一次访问令牌，15 分钟后自动锁定，从不显示别人的密码。' },
    ],
  },
  stored: {
    title: '这台电脑上存了什么，怎样删除',
    words: '数据 文件 文件夹 磁盘 删除 清除 缓存 日志 sqlite json data',
    text: ['除令牌外，都在程序的数据文件夹里，只有您的系统账户能读：'],
    steps: [
      '在“设置”里退出登录：令牌、账号、通话、备注和标签、拨号日志都会从这台电脑删除。',
      '设置和运行日志会保留；想连它们一起删除，请退出程序后删除数据文件夹。',
      '您自己保存的录音和导出的表格在您选的位置，要自己删除。',
    ],
    facts: [
      { name: '系统钥匙串', text: '访问令牌。没有钥匙串时只在内存里，退出程序就没有了。' },
      { name: 'settings.json、windows.json、notices.json', text: '设置、窗口位置、已提醒过的事。' },
      { name: 'start-at-login.json', text: '是否已让系统在登录时启动本程序。' },
      { name: 'phone.json', text: '话机设置，没有密码。' },
      { name: 'account.json、caller-id.json', text: '服务器地址，您的编号和姓名，上次的外显号码。' },
      { name: 'calls', text: '您的通话副本（默认 90 天，可在设置里改），以及备注和标签。' },
      { name: 'dial-journal.sqlite', text: '程序拨出的每通电话：号码、时间、结果。防止重复拨打。' },
      { name: 'supervisor-journal.sqlite', text: '主管模式下的改动。' },
      { name: 'logs', text: '运行日志，最多 4 MB：事件、错误代码和隐藏后的号码。' },
    ],
  },
  'cannot-do': {
    title: '这个程序做不到什么',
    words: '挂断 静音 保持 转接 状态 示忙 hang up mute transfer hold 按钮',
    text: ['服务器没有为这些提供接口。没有用的按钮不如没有按钮，所以这里不画：'],
    steps: [],
    facts: [
      { name: '挂断、静音、保持、转接', text: '请在话机上操作。话机能告知通话时（见话机设置），除转接外卡片上也有。' },
      { name: '示忙、示闲、签入签出', text: '请在控制台操作。' },
      { name: '指定号码组', text: '只能指定一个号码；选“自动”时，由企业规则决定，可能用到号码组。' },
      { name: '知道分给我的是哪些号码', text: '接口不说，所以列出的是全公司的号码；没有分给您的，服务器可能拒绝。' },
    ],
  },
};

export const helpZhCn = {
  title: '帮助',
  back: '关闭帮助',
  search: '在帮助里查找',
  contents: '目录',
  found: (count: number) => `${count} 个主题`,
  none: '帮助里没有找到',
  noneHint: '换一个词试试，例如“注册”“令牌”“挂断”。',
  stagesTitle: '正在拨的电话',
  statesTitle: '通话列表里的结果',
  stepsTitle: '怎么做',
  folder: '数据文件夹',
  openLogs: '打开日志文件夹',
  notOpened: '没有打开文件夹',
  stages,
  states,
  topics,
  keys: keysZhCn,
};
