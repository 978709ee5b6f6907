import type { HistoryState } from '../../preload/contract/index.ts';
import type { Formats } from '../i18n/formats.ts';
import { errorWords } from '../i18n/error-words.ts';
import type { Messages } from '../i18n/zh-cn.ts';

/** What the list says about its own age, in one line. */
export interface Freshness {
  tone: 'good' | 'busy' | 'warning';
  words: string;
}

/** Something that the agent should know or can do. */
export interface HistoryNotice {
  tone: 'amber' | 'neutral';
  words: string;
  /** Offers to read the server now, under this name. */
  syncs?: string;
  /** Offers to read times without an offset in this way from now on. */
  zone?: NonNullable<HistoryState['suggestedTimes']>;
}

/** How far a first load has come, from 0 to 1: it goes back from now to its target. */
export function loadedPart(sync: { back: number; target: number }, now: number): number {
  const whole = now - sync.target;
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, (now - sync.back) / whole));
}

export function freshnessOf(t: Messages, f: Formats, state: HistoryState, now: number): Freshness {
  const words = t.calls.history;
  const { sync } = state;
  const lost = lostRows(state);
  // First: the line may be cut at its end.
  const known = [
    lost > 0 ? words.unreadable(lost) : '',
    state.completeSince === undefined ? '' : words.completeSince(f.dayTitle(state.completeSince, now)),
    state.readAt === undefined ? '' : words.readAgo(f.ago(state.readAt, now)),
  ].filter(Boolean);
  const age = known.join(' · ') || words.neverRead;
  if (sync.is === 'loading') return { tone: 'busy', words: words.loadingBack(f.dayTitle(sync.back, now)) };
  if (sync.is === 'refreshing') return { tone: 'busy', words: words.refreshing };
  if (sync.is === 'paused') return { tone: 'warning', words: `${words.paused[sync.why]} · ${age}` };
  return { tone: state.error || lost > 0 || state.completeSince === undefined ? 'warning' : 'good', words: age };
}

/** Without these a call is left out, or stands in the wrong place. */
const PLACING = new Set(['row', 'call_uuid', 'start_time']);

/** How many records may stand for calls that are missing. */
function lostRows({ unreadable }: Pick<HistoryState, 'unreadable'>): number {
  return unreadable.reduce((sum, { field, rows }) => (PLACING.has(field) ? sum + rows : sum), 0);
}

/** At most one, the gravest. */
export function noticeOf(t: Messages, state: HistoryState): HistoryNotice | undefined {
  const words = t.calls.history;
  const { store, sync, error } = state;
  if (store.is === 'read-only') return { tone: 'amber', words: `${words.readOnly} ${store.message}`.trim() };
  if (store.is === 'rebuilt') return { tone: 'neutral', words: words.rebuilt(store.movedTo) };
  if (sync.is === 'paused' && sync.why === 'cancelled')
    return { tone: 'neutral', words: words.cancelled, syncs: words.goOn };
  if (sync.is === 'paused' && sync.why === 'store') return { tone: 'amber', words: words.storeFailed, syncs: t.retry };
  if (sync.is === 'idle' && error) {
    const { sentence, detail } = errorWords(t, error);
    return { tone: 'amber', words: [sentence, detail].filter(Boolean).join(' '), syncs: t.retry };
  }
  const { suggestedTimes } = state;
  if (suggestedTimes) return { tone: 'amber', words: words.zone, zone: suggestedTimes };
  if (lostRows(state) > 0) return { tone: 'amber', words: words.unreadableHint };
  if (state.forgotten.isLost) return { tone: 'amber', words: words.forgottenLost };
  return undefined;
}
