import type { Work } from '../../preload/contract/index.ts';
import type { Messages } from '../i18n/zh-cn.ts';

/** One line under the name: how far it is, or how it ended; `say` writes numbers. */
export function lineOfWork(t: Messages['work'], work: Work, say: (value: number) => string): string {
  if (work.state.is === 'running') {
    return `${t.running[work.kind]} ${t.progress(say(work.done), say(work.total))}`;
  }
  if (work.state.is === 'finished') return t.finished[work.kind](say(work.total - work.state.skipped.length));
  return work.state.is === 'cancelled' ? t.cancelled : t.failed;
}
