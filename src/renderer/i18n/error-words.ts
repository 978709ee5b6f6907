import type { AppError, ErrorCode } from '../../preload/contract/index.ts';
import type { OutcomeWords } from './zh-cn/outcomes.ts';

/** Codes whose message was written by the server or names the thing at fault: worth a line of its own. */
const SAYS_MORE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'refused',
  'token-rejected',
  'server-error',
  'recording-host',
  'disk',
  'access-log-unavailable',
]);

/** Of these, those whose message is not the server's. */
const OURS: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['recording-host', 'disk', 'access-log-unavailable']);

export interface ErrorWords {
  sentence: string;
  detail: string | undefined;
}

/** The sentence for an error, and the server's own message where there is one. */
export function errorWords(t: OutcomeWords, error: AppError): ErrorWords {
  const message = error.message?.trim();
  // Without a status the words of a bad answer are ours, for the log.
  const isAnswer = error.code === 'bad-answer' && error.status !== undefined;
  const says = message !== undefined && message !== '' && (isAnswer || SAYS_MORE.has(error.code));
  const fromServer = !OURS.has(error.code);
  const sentence = error.reason === undefined ? t.errors[error.code] : t.badInputs[error.reason];
  return { sentence, detail: says ? (fromServer ? t.serverSaid(message) : message) : undefined };
}
