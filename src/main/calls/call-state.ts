import type { CallRecord, CallState } from '../../preload/contract/index.ts';

/** The vendor's documented words. */
const DOCUMENTED: Readonly<Record<string, CallState>> = {
  主叫未接: 'agent-missed',
  被叫未接: 'customer-missed',
  接听: 'answered',
  ivr: 'ivr',
  队列放弃: 'queue-abandoned',
  振铃未接: 'ring-missed',
};

/** What a word means before it is known which way the call went. `missed`: whoever was called did not talk. */
type Meaning = CallState | 'missed';

/**
 * Other words by what they mean, in the order in which they are tried: what is denied before what is said (未接听 holds 接听). Compared without case,
 * width, white space and signs, and in simplified characters.
 */
const MEANINGS: readonly [RegExp, Meaning][] = [
  [/^(ivr|语音导航|语音菜单)|ivr(挂机|放弃|结束|hangup|end)|(导航|菜单)(挂机|放弃|结束)/, 'ivr'],
  [/队列|排队|queue|abandon/, 'queue-abandoned'],
  [/振铃(未|没|无|不|放弃|超时|挂|拒)|ring(no|miss|timeout)/, 'ring-missed'],
  [
    /(主叫|坐席|座席|客服|员工|agent|caller|operator)(未|没|无|拒|忙|超时|no|miss|reject|busy|timeout|didnot|unavailable)/,
    'agent-missed',
  ],
  [
    /(被叫|客户|用户|对方|customer|callee)(未|没|无|拒|忙|关|停|挂断未|超时|no|miss|reject|busy|timeout|didnot|unavailable)/,
    'missed',
  ],
  [/(未|没|无|不|非)[有被能人法得曾]{0,2}(接|应答|通|听|成功)|(接听?|接通|应答|通话)(之?前|失败|超时)/, 'missed'],
  [/未能|无法|无人|不通|不存在|拒接|拒听|拒绝|挂断未接|漏接|失败|取消|超时|放弃|留言|语音信箱/, 'missed'],
  [/(用户|客户|对方|被叫|号码)(正在)?通话中|正在通话中?请|稍[后候]再拨/, 'missed'],
  [/关机|空号|停机|占线|正忙|忙线|用户忙|^忙|不在服务区|欠费|号码错误|呼损|限制|呼叫转移|黑名单/, 'missed'],
  [
    /noanswer|notanswer|unanswer|notconnect|unconnect|miss|busy|reject|declin|fail|cancel|unreach|unavail|poweredoff|invalid|timeout|congestion|nouser|unallocated|absent|outoforder|voicemail/,
    'missed',
  ],
  [/接听|接通|已接|应答|通话|answer|connect|talk|bridged/, 'answered'],
];

/** What only tells that a call is over, by whom, or under way, is decided by the talk time like a word that is not known at all. */
const UNDECIDED =
  /^((正常|已)?(结束|完成|挂机|挂断|释放)|正常|(呼叫)?成功|((主叫|被叫|客户|用户|对方|坐席|座席|agent|customer|caller|callee)(主动)?(挂断|挂机|hangup|hungup))|hangup|hungup|disconnect(ed)?|end(ed)?|complete[d]?|finish(ed)?|done|normal(clearing)?|ok|success|呼叫中|进行中|calling|ringing|[响振]铃中?|排队中?|等待中|queue(d|ing)?|waiting)$/;

export interface StateClues {
  direction: CallRecord['direction'];
  talkSeconds?: number | undefined;
  isRecorded: boolean;
  /** A call that goes on may still become anything. */
  hasEnded: boolean;
}

/** The state that a server's word means; a word without a meaning is counted by the talk time. */
export function stateOf(word: string | undefined, clues: StateClues): CallState {
  const meaning = word === undefined ? undefined : meaningOf(word);
  if (meaning !== undefined && meaning !== 'missed') return meaning;
  if (meaning === 'missed') return missedBy(clues.direction);
  if ((clues.talkSeconds ?? 0) > 0 || clues.isRecorded) return 'answered';
  return clues.hasEnded ? missedBy(clues.direction) : 'other';
}

/** Has it no meaning for us? To be shown as it came, and told in the diagnostics. */
export function isUnknownState(word: string | undefined): boolean {
  return Boolean(word) && meaningOf(word ?? '') === undefined && !UNDECIDED.test(plain(word ?? ''));
}

/** The API's word for a state; empty for `other`, which has none. */
export function usualWordOf(state: CallState): string {
  return Object.keys(DOCUMENTED).find((word) => DOCUMENTED[word] === state) ?? '';
}

const OUT =
  /外呼|外拨|呼出|去电|去话|拨出|打出|拨打|点击(呼叫|拨号)|网页呼叫|双呼|双向回?呼|回[拨呼]|outbound|outgoing|^out$|callout|outcall|dialout|webcall|click(to|2)?call|callback|^(placed|dialed|dialled)$/;
const IN = /来电|来话|呼入|入呼|呼进|打入|拨入|接入|进线|inbound|incoming|^in$|callin|incall|dialin|^received?$/;

/** Which way a call went, by the server's word. */
export function directionOf(word: string | undefined): CallRecord['direction'] {
  const text = plain(word ?? '');
  // 主叫呼入 is a call that came in.
  if (OUT.test(text)) return 'outbound';
  if (IN.test(text)) return 'inbound';
  return text.includes('主叫') ? 'outbound' : text.includes('被叫') ? 'inbound' : 'unknown';
}

function missedBy(direction: CallRecord['direction']): CallState {
  return direction === 'outbound' ? 'customer-missed' : direction === 'inbound' ? 'ring-missed' : 'other';
}

/** A server has few words, and says them for every call. */
const known = new Map<string, Meaning | undefined>();
const MOST_KNOWN = 500;

function meaningOf(word: string): Meaning | undefined {
  if (known.has(word)) return known.get(word);
  const text = plain(word);
  const meaning =
    (Object.hasOwn(DOCUMENTED, text) ? DOCUMENTED[text] : undefined) ??
    (UNDECIDED.test(text) ? undefined : MEANINGS.find(([pattern]) => pattern.test(text))?.[1]);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(word, meaning);
  return meaning;
}

const TRADITIONAL = '聽應無關號絕線機斷戶語導隊電來撥話時鈴轉結滿沒員務單損對佔進';
const SIMPLIFIED = '听应无关号绝线机断户语导队电来拨话时铃转结满没员务单损对占进';

function plain(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}]/gu, '')
    .replaceAll(/[\u4e00-\u9fff]/g, (sign) => SIMPLIFIED[TRADITIONAL.indexOf(sign)] ?? sign);
}
