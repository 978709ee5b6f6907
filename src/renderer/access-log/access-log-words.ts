import type { AccessLogState } from '../../preload/contract/index.ts';
import type { Formats } from '../i18n/formats.ts';
import type { Messages } from '../i18n/zh-cn.ts';
import { errorWords } from '../i18n/error-words.ts';
import type { LogExport } from './access-log.store.ts';

export interface LogNotice {
  tone: 'green' | 'red';
  title: string;
  lines: string[];
}

/** What the log is like, in one line where all is well. */
export function stateWords(t: Messages, formats: Pick<Formats, 'date' | 'number'>, state: AccessLogState): string {
  const words = t.accessLog;
  if (state.since === undefined) return words.empty;
  const whole = words.whole(formats.number(state.entries), formats.date(state.since));
  return state.isInKeychain ? whole : `${whole} ${words.onlyBeside}`;
}

/** What must be seen: that the log was changed, or how the export ended. */
export function noticesOf(t: Messages, state: AccessLogState | undefined, outcome: LogExport): LogNotice[] {
  const words = t.accessLog;
  const notices: LogNotice[] = [];
  const problem = state?.firstProblem;
  if (problem)
    notices.push({
      tone: 'red',
      title: words.notWhole,
      lines: [words.problems[problem.why](problem.line), words.tellIt],
    });
  if (outcome.is === 'exported') notices.push({ tone: 'green', title: words.exported(outcome.name), lines: [] });
  if (outcome.is === 'failed') {
    const { sentence, detail } = errorWords(t, outcome.error);
    notices.push({
      tone: 'red',
      title: words.notExported,
      lines: detail === undefined ? [sentence] : [sentence, detail],
    });
  }
  return notices;
}
