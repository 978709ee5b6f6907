import type { CallState } from './call.ts';
import { seeded, seedOf } from './random.ts';

/** What `/callout` answers; `lost` closes the connection without a word, whether or not phones ring. */
export type CalloutAnswer =
  | { is: 'accepted'; afterSeconds: number }
  | { is: 'lost' }
  | { is: 'refused'; status: number; code: string; message: string; headers?: Record<string, string> }
  | { is: 'page'; status: number; html: string };

/** How long each part of a placed call takes, in seconds, and how it ends. */
export interface CallPlan {
  agentRings: number;
  customerRings: number;
  talks: number;
  state: CallState;
  hangup: string;
}

/** What becomes of a callout, by the last four digits of the number that is called. */
export interface Ending {
  /** The last four digits; `*` for all others. */
  digits: string;
  says: string;
  answer: CalloutAnswer;
  /** Absent where no phone rings. */
  plan?: (callee: string) => CallPlan;
}

const AGENT_RINGS = 3;
const CUSTOMER_RINGS = 4;
const accepted: CalloutAnswer = { is: 'accepted', afterSeconds: 0 };

const usual: Ending = {
  digits: '*',
  says: 'talks 12 to 40 s, each number always as long (接听)',
  answer: accepted,
  plan: (callee) => talking(callee, seeded(seedOf(callee)).int(12, 40)),
};

/** The table of endings: dial any number with these last four digits. */
export const endings: readonly Ending[] = [
  usual,
  {
    digits: '0001',
    says: 'the customer does not pick up for 25 s (被叫未接)',
    answer: accepted,
    plan: () => customerMissing(25),
  },
  { digits: '0002', says: 'the agent does not pick up for 20 s (主叫未接)', answer: accepted, plan: agentMissing },
  {
    digits: '0003',
    says: 'the customer is busy, at once (被叫未接)',
    answer: accepted,
    plan: () => customerMissing(1),
  },
  {
    digits: '0004',
    says: "401, the agent's phone is not registered; nothing is placed",
    answer: refused(401, 'Unauthenticated', '坐席未注册'),
  },
  {
    digits: '0005',
    says: 'accepts after 8 s, then as usual',
    answer: { is: 'accepted', afterSeconds: 8 },
    plan: (callee) => talking(callee, 15),
  },
  {
    digits: '0006',
    says: '500 with a JSON error; nothing is placed',
    answer: refused(500, 'Internal', '呼叫服务异常'),
  },
  {
    digits: '0007',
    says: '400, refused; nothing is placed',
    answer: refused(400, 'PermissionDenied', '号码在黑名单中'),
  },
  {
    digits: '0008',
    says: '502 with an HTML page; nothing is placed',
    answer: { is: 'page', status: 502, html: badGateway() },
  },
  {
    digits: '0009',
    says: 'places the call, but hangs up on the request: no answer',
    answer: { is: 'lost' },
    plan: (callee) => talking(callee, 15),
  },
  { digits: '0010', says: 'talks 3 minutes (接听)', answer: accepted, plan: (callee) => talking(callee, 180) },
  {
    digits: '0011',
    says: '429 with Retry-After: 30; nothing is placed',
    answer: refused(429, 'ResourceExhausted', '请求过于频繁,请稍后再试', { 'Retry-After': '30' }),
  },
];

/** The ending of a call to this number (an extension after `-` does not count). */
export function endingOf(callee: string): Ending {
  const digits = (callee.split('-')[0] ?? '').slice(-4);
  return endings.find((ending) => ending.digits === digits) ?? usual;
}

function talking(callee: string, talks: number): CallPlan {
  const hangup = seeded(seedOf(callee, 'hangup')).chance(0.6) ? '客户挂机' : '坐席挂机';
  return { agentRings: AGENT_RINGS, customerRings: CUSTOMER_RINGS, talks, state: '接听', hangup };
}

function customerMissing(customerRings: number): CallPlan {
  return { agentRings: AGENT_RINGS, customerRings, talks: 0, state: '被叫未接', hangup: '系统挂机' };
}

function agentMissing(): CallPlan {
  return { agentRings: 20, customerRings: 0, talks: 0, state: '主叫未接', hangup: '系统挂机' };
}

function refused(status: number, code: string, message: string, headers: Record<string, string> = {}): CalloutAnswer {
  return { is: 'refused', status, code, message, headers };
}

function badGateway(): string {
  return '<!doctype html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n';
}
