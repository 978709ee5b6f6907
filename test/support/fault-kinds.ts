import * as answers from './fault-answers.ts';
import type { FaultAnswer } from './fault-answers.ts';

/** What the app may say of a call that met this. */
export type Told = 'accepted' | 'failed' | 'unknown';

export interface FaultKind {
  at: 'server' | 'proxy' | 'connect';
  /** Whether the server has placed the call behind its answer; `either` is up to the trial. */
  places: 'always' | 'never' | 'either';
  told: readonly Told[];
  /** No whole answer comes: the client's limit decides when it is over. */
  isSlow?: true;
  /** Only for `server`. */
  answer?: FaultAnswer;
}

const UNKNOWN = ['unknown'] as const;
const lost = (answer: FaultAnswer): FaultKind => ({ at: 'server', places: 'either', told: UNKNOWN, answer });
const slow = (answer: FaultAnswer): FaultKind => ({ ...lost(answer), isSlow: true });
const taken = (answer: FaultAnswer): FaultKind => ({ at: 'server', places: 'always', told: ['accepted'], answer });
const refused = (answer: FaultAnswer): FaultKind => ({ at: 'server', places: 'never', told: ['failed'], answer });

/** Everything that may happen to one `/callout`, by name. */
export const FAULT_KINDS = {
  accepted: taken(answers.accepts),
  'accepted late': taken(answers.acceptsLate),
  'reset when reused': taken(answers.accepts),
  'another uuid in the records': taken(answers.accepts),
  'reset before headers': lost(answers.resets),
  'reset in headers': lost(answers.breaksOff('in-head', 'reset')),
  'reset after headers': lost(answers.breaksOff('after-head', 'reset')),
  'reset in body': lost(answers.breaksOff('in-body', 'reset')),
  'reset after body': { ...taken(answers.breaksOff('after-body', 'reset')), told: ['accepted', 'unknown'] },
  'fin before headers': lost(answers.closes),
  'fin in headers': lost(answers.breaksOff('in-head', 'fin')),
  'truncated body': lost(answers.breaksOff('in-body', 'fin')),
  'half-open': slow(answers.staysSilent),
  'headers then silence': slow(answers.headThenSilence),
  'slow drip': slow(answers.drips),
  'gzip bomb': lost(answers.gzipBomb),
  'gzip that is none': lost(answers.gzipThatIsNone),
  'not http': lost(answers.notHttp),
  '100 only': lost(answers.continuesOnly),
  '200 empty': lost(answers.says(200, '')),
  '200 html': lost(answers.page(200)),
  '200 wrong uuid': lost(answers.wrongUuid),
  '200 with an error': lost(answers.refuses(200, 'Internal', '呼叫失败')),
  '204': lost(answers.says(204, '')),
  '301': lost(answers.redirects(301)),
  '302': lost(answers.redirects(302)),
  '303': lost(answers.redirects(303)),
  '307': lost(answers.redirects(307)),
  '308': lost(answers.redirects(308)),
  '401 html': lost(answers.page(401)),
  '408': lost(answers.says(408, '')),
  '408 on a kept connection': lost(answers.saysAndStays(408, '')),
  '421': lost(answers.says(421, '')),
  '421 on a kept connection': lost(answers.saysAndStays(421, '')),
  '425': lost(answers.says(425, '')),
  '429 with Retry-After': lost(answers.says(429, '', { 'Retry-After': '0' })),
  '500 html': lost(answers.page(500)),
  '502 html': lost(answers.page(502)),
  '503 with Retry-After': lost(answers.page(503, { 'Retry-After': '0' })),
  '504 empty': lost(answers.says(504, '')),
  'refused 400': refused(answers.refuses(400, 'PermissionDenied', '号码在黑名单中')),
  'refused 429': refused(answers.refuses(429, 'ResourceExhausted', '请求过于频繁')),
  'refused 500': refused(answers.refuses(500, 'Internal', '呼叫服务异常')),
  'phone not registered': refused(answers.refuses(401, 'Unauthenticated', '坐席未注册')),
  'refused 401, token alive': refused(answers.refuses(401, 'Unauthenticated', '无效的令牌')),
  'refused 401, token dead': refused(answers.refuses(401, 'Unauthenticated', '无效的令牌')),
  'proxy: reset on accept': { at: 'proxy', places: 'never', told: UNKNOWN },
  'proxy: request cut': { at: 'proxy', places: 'never', told: UNKNOWN },
  'proxy: answer cut by reset': { at: 'proxy', places: 'always', told: UNKNOWN },
  'proxy: answer cut by fin': { at: 'proxy', places: 'always', told: UNKNOWN },
  'proxy: answer kept': { at: 'proxy', places: 'always', told: UNKNOWN, isSlow: true },
  'proxy: request kept': { at: 'proxy', places: 'never', told: UNKNOWN, isSlow: true },
  'proxy: request after the client has gone': { at: 'proxy', places: 'always', told: UNKNOWN, isSlow: true },
  'proxy: byte by byte': { at: 'proxy', places: 'always', told: ['accepted'] },
  'connect: nothing listens': { at: 'connect', places: 'never', told: ['failed'] },
  'connect: no tls': { at: 'connect', places: 'never', told: ['failed'] },
  'connect: bad certificate': { at: 'connect', places: 'never', told: ['failed'] },
} as const satisfies Record<string, FaultKind>;

export type FaultName = keyof typeof FAULT_KINDS;
export const FAULT_NAMES = Object.keys(FAULT_KINDS) as FaultName[];

export function faultKind(name: FaultName): FaultKind {
  return FAULT_KINDS[name];
}

/** One fault as a trial wants it. */
export interface FaultCase {
  name: FaultName;
  /** Counts only where the kind leaves it open. */
  isPlaced: boolean;
  variant: number;
}

export const NO_FAULT: FaultCase = { name: 'accepted', isPlaced: true, variant: 0 };

export function isPlacing({ name, isPlaced }: FaultCase): boolean {
  const { places } = faultKind(name);
  return places === 'either' ? isPlaced : places === 'always';
}
