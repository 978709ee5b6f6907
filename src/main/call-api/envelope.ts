import { isObject } from './fields.ts';
import { plainText } from './plain-text.ts';

/**
 * What a 200 says before its content is looked at. The page documents errors by their status alone, but gateways and later versions of such APIs
 * put them into a 200. `failure`: it says that it failed, `message` in its own words. Otherwise `content` is what may be the documented body:
 * out of the one envelope that is well known, `{ "code": 0, "data": … }`.
 */
export type Opened = { is: 'failure'; message?: string } | { is: 'content'; content: unknown };

/** Names are compared in small letters and without signs: `error_code`, `errorCode` and `ErrorCode` are one. */
const CODES = ['code', 'errcode', 'errno', 'errorcode', 'ret', 'retcode', 'resultcode', 'returncode', 'statuscode'];
const ERRORS = ['error', 'errors', 'err', 'fault', 'exception'];
const STATES = ['status', 'state', 'result'];
const WORDS = 'message msg errmsg errormsg errormessage errordescription retmsg faultstring reason detail'.split(' ');
/** Words of a code that say nothing bad. A `status` may say anything else as well ("ringing"). */
const FINE = /^(0+|200|ok|success|succeeded|true|done)$/i;
const BAD_STATUS = /fail|err|den(y|ied)|forbid|invalid|unauth/i;
/** Words that tell of a failure wherever they stand, if nothing good is said with them. */
const BAD_NEWS =
  /异常|失败|错误|出错|超时|过期|失效|无效|非法|未授权|无权|没有权限|拒绝|繁忙|频繁|限流|稍后|维护|不可用|不存在|fail|error|exception|expired|invalid|denied|unauthori|forbidden|time(d )?-?out|unavailable|busy|try (again|later)|too many|rate limit|maintenance/i;
/** What says that an answer is not the whole one. */
const PARTIAL =
  'timeout timedout istimeout partial ispartial incomplete isincomplete truncated istruncated degraded'.split(' ');
const AFFECTED = /^(affected|updated|modified|changed)(rows|count)?$|^rowsaffected$/;

export function openEnvelope(body: unknown): Opened {
  if (!isObject(body)) return { is: 'content', content: body };
  const message =
    failureIn(body, isBadCode) ?? (isObject(body['data']) ? failureIn(body['data'], isErrorCode) : undefined);
  if (message !== undefined) return { is: 'failure', ...(message !== '' && { message }) };
  const isEnvelope = 'data' in body && ['code', 'errcode'].some((name) => isZero(body[name]));
  // `{ code: 0, data: [...], total }` is the documented list with a code beside it.
  return { is: 'content', content: isEnvelope && !('total' in body) ? body['data'] : body };
}

/** The words of a failure, empty where it has none; undefined: it says nothing of a failure. What an envelope holds may have codes of its own. */
function failureIn(body: Record<string, unknown>, isBad: (code: unknown) => boolean): string | undefined {
  const fields = plainNames(body);
  const error = ERRORS.map((name) => fields.get(name)).find(isFilled);
  if (error !== undefined) return wordsIn(Array.isArray(error) ? error[0] : error) || wordsIn(body);
  const hasBadCode = CODES.some((name) => isBad(fields.get(name)));
  const isDenied =
    ['success', 'ok'].some((name) => isNo(fields.get(name))) ||
    ['iserror', 'failed'].some((name) => fields.get(name) === true);
  const hasBadState = STATES.some((name) => isBadStatus(fields.get(name)));
  return hasBadCode || isDenied || hasBadState ? wordsIn(body) : undefined;
}

/**
 * Does an answer to a write, which is documented to have no content, say something else than that it was done? "绑定失败" or "Not found." beside
 * nothing that says the opposite.
 */
export function isDoubtful(body: Record<string, unknown>): boolean {
  const fields = plainNames(body);
  if (badNewsIn(body) !== undefined || fields.get('data') === false) return true;
  if ([...fields].some(([name, value]) => AFFECTED.test(name) && value === 0)) return true;
  if (CODES.some((name) => isZero(fields.get(name)) || fields.get(name) === 200)) return false;
  if (['success', 'ok'].some((name) => fields.get(name) === true)) return false;
  return [...WORDS, ...STATES].some((name) => {
    const value = fields.get(name);
    return typeof value === 'string' && value.trim() !== '' && !isGoodNews(value);
  });
}

/**
 * What speaks of a failure beside a content that has nothing in it, in its own words (may be empty); undefined: nothing. Such an empty list is no
 * proof that there is nothing.
 */
export function badNewsIn(body: unknown): string | undefined {
  if (!isObject(body)) return undefined;
  const fields = [...plainNames(body)].filter(([name]) => !name.endsWith('id'));
  if (fields.some(([name, value]) => PARTIAL.includes(name) && value === true)) return wordsIn(body);
  const bad = fields.find(([, value]) => typeof value === 'string' && BAD_NEWS.test(value) && !isGoodNews(value));
  return bad ? plainText(String(bad[1])) : badNewsIn(body['data']);
}

/** Has it nothing in any of its lists? */
export function isBare(content: unknown): boolean {
  if (Array.isArray(content)) return content.length === 0;
  return isObject(content) && !Object.values(content).some((value) => Array.isArray(value) && value.length > 0);
}

function isGoodNews(words: string): boolean {
  const text = words.trim();
  return FINE.test(text) || (/成功|完成|success|done/i.test(text) && !/不成功|未|没|失败|unsuccess|not /i.test(text));
}

function plainNames(body: Record<string, unknown>): Map<string, unknown> {
  return new Map(Object.entries(body).map(([name, value]) => [name.toLowerCase().replaceAll(/[_-]/g, ''), value]));
}

function isNo(value: unknown): boolean {
  return value === false || value === 0 || (typeof value === 'string' && /^(false|no|n|0)$/i.test(value.trim()));
}

function isBadStatus(status: unknown): boolean {
  if (status === false) return true;
  return typeof status === 'number'
    ? status < 0 || status >= 400
    : typeof status === 'string' && BAD_STATUS.test(status);
}

function isFilled(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (isObject(value)) return Object.values(value).some((part) => part !== null && part !== '' && part !== 0);
  return value !== undefined && value !== null && value !== '' && value !== 0 && value !== false;
}

function isBadCode(value: unknown): boolean {
  if (typeof value === 'number') return value !== 0 && value !== 200;
  return typeof value === 'string' && value.trim() !== '' && !FINE.test(value.trim());
}

function isErrorCode(value: unknown): boolean {
  return typeof value === 'number' && (value < 0 || value >= 400);
}

function isZero(value: unknown): boolean {
  return value === 0 || (typeof value === 'string' && /^0+$/.test(value.trim()));
}

function wordsIn(value: unknown): string {
  if (typeof value === 'string') return plainText(value);
  if (!isObject(value)) return '';
  const fields = plainNames(value);
  const words = [...WORDS, 'code'].map((name) => fields.get(name)).find((one) => typeof one === 'string' && one !== '');
  return typeof words === 'string' ? plainText(words) : '';
}
