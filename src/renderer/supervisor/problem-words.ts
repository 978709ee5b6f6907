import type { AppError } from '../../preload/contract/index.ts';
import { errorWords, type ErrorWords } from '../i18n/error-words.ts';
import type { Messages } from '../i18n/zh-cn.ts';

/**
 * The general sentences speak of calls where they mean the dial journal, or of nothing in particular: here is what they mean in this place.
 * `hasSent`: it came in the middle of an order, some requests of which have been sent.
 */
export function problemWords(t: Messages, error: AppError, hasSent = false): ErrorWords {
  const { supervisor } = t;
  if (error.code === 'journal-unavailable')
    return { sentence: hasSent ? supervisor.log.brokeOff : supervisor.log.unavailable, detail: undefined };
  if (error.code === 'not-found') return { sentence: supervisor.seats.gone, detail: undefined };
  if (error.code === 'bad-input' && error.field === 'agentId')
    return { sentence: supervisor.seats.badAgent, detail: undefined };
  return errorWords(t, error);
}

/** Why one change failed. "Try again" would be wrong advice for what may have been done: there only the server's own words count. */
export function becauseWords(t: Messages, outcome: string, error: AppError | undefined): string {
  if (!error) return '';
  const { sentence, detail } = problemWords(t, error);
  return detail ?? (outcome === 'unknown' ? '' : sentence);
}
