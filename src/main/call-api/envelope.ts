import { isObject } from './fields.ts';
import { plainText } from './plain-text.ts';

/**
 * What a 200 says before its content is looked at. The page documents errors by their status alone, but gateways and later versions of such APIs
 * put them into a 200. `failure`: it says that it failed, `message` in its own words. Otherwise `content` is what may be the documented body:
 * out of the one envelope that is well known, `{ "code": 0, "data": … }`.
 */
export type Opened = { is: 'failure'; message?: string } | { is: 'content'; content: unknown };

const CODES = ['code', 'errcode', 'errno', 'error_code', 'errorCode', 'err_code', 'ret', 'retcode'] as const;
const WORDS = [
  'message',
  'msg',
  'errmsg',
  'error_msg',
  'errorMessage',
  'error_description',
  'reason',
  'detail',
] as const;
/** Words of a code that say nothing bad. A `status` may say anything else as well ("ringing"). */
const FINE = /^(0+|200|ok|success|succeeded|true|done)$/i;
const BAD_STATUS = /fail|err|den(y|ied)|forbid|invalid|unauth/i;

export function openEnvelope(body: unknown): Opened {
  if (!isObject(body)) return { is: 'content', content: body };
  const message = failureIn(body);
  if (message !== undefined) return { is: 'failure', ...(message !== '' && { message }) };
  const isEnvelope = 'data' in body && ['code', 'errcode'].some((name) => isZero(body[name]));
  // `{ code: 0, data: [...], total }` is the documented list with a code beside it.
  return { is: 'content', content: isEnvelope && !('total' in body) ? body['data'] : body };
}

/** The words of a failure, empty where it has none; undefined: it says nothing of a failure. */
function failureIn(body: Record<string, unknown>): string | undefined {
  const { error, errors } = body;
  if (isFilled(error)) return wordsIn(error) || wordsIn(body);
  if (isFilled(errors)) return wordsIn(Array.isArray(errors) ? errors[0] : errors) || wordsIn(body);
  const hasBadCode = CODES.some((name) => isBadCode(body[name]));
  const isDenied = [body['success'], body['ok'], body['Success']].some((value) => value === false || value === 'false');
  return hasBadCode || isDenied || isBadStatus(body['status']) ? wordsIn(body) : undefined;
}

function isBadStatus(status: unknown): boolean {
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

function isZero(value: unknown): boolean {
  return value === 0 || (typeof value === 'string' && /^0+$/.test(value.trim()));
}

function wordsIn(value: unknown): string {
  if (typeof value === 'string') return plainText(value);
  if (!isObject(value)) return '';
  const words = [...WORDS, 'code' as const]
    .map((name) => value[name])
    .find((one) => typeof one === 'string' && one !== '');
  return typeof words === 'string' ? plainText(words) : '';
}
