import type { ListEntry } from '../../preload/contract/index.ts';
import { momentWords } from '../dialer/moment-words.ts';
import { clock, type Formats } from '../i18n/formats.ts';
import type { Messages } from '../i18n/zh-cn.ts';

export type Tone = 'green' | 'amber' | 'red' | 'neutral';

/** How an entry stands, in one line, and in which colour. */
export function standingWords(t: Messages, f: Formats, entry: ListEntry, now: number): { text: string; tone: Tone } {
  const words = t.callLists.stateLine;
  if (entry.state === 'refused') return { text: t.callLists.states.refused, tone: 'red' };
  if (entry.isDoNotCall) return { text: words.doNotCall, tone: 'red' };
  if (entry.state === 'open' || (entry.state !== 'calling' && promiseTo(entry) !== undefined))
    return waitingWords(t, f, entry, now);
  const talked = entry.state === 'reached' && entry.talkSeconds ? clock(entry.talkSeconds) : undefined;
  const when = entry.calledAt === undefined ? undefined : momentWords(f, entry.calledAt, now);
  const told = entry.state === 'skipped' || entry.state === 'calling' ? [] : [talked, when];
  const text = [t.callLists.states[entry.state], ...told].filter((part) => part !== undefined).join(' · ');
  return { text, tone: TONES[entry.state] };
}

const TONES = { reached: 'green', calling: 'amber', 'not-reached': 'neutral', skipped: 'neutral' } as const;

function waitingWords(t: Messages, f: Formats, entry: ListEntry, now: number): { text: string; tone: Tone } {
  const { tries, notBefore } = entry;
  const promisedAt = promiseTo(entry);
  const words = t.callLists.stateLine;
  if (promisedAt !== undefined && promisedAt <= now)
    return { text: words.due(momentWords(f, promisedAt, now)), tone: 'amber' };
  if (promisedAt !== undefined) return { text: words.promised(momentWords(f, promisedAt, now)), tone: 'neutral' };
  if (tries === 0) return { text: t.callLists.states.open, tone: 'neutral' };
  const again = notBefore !== undefined && notBefore > now ? words.again(momentWords(f, notBefore, now)) : undefined;
  return { text: [words.tries(tries), again].filter(Boolean).join(' · '), tone: 'neutral' };
}

/** When the agent wants to call, as long as they have not tried since. */
function promiseTo({ promisedAt, calledAt = 0 }: ListEntry): number | undefined {
  return promisedAt === undefined || calledAt >= promisedAt ? undefined : promisedAt;
}

/** Whether the entry needs no call now: nothing is left to do but the next customer. */
export function isSettled(entry: ListEntry, now: number): boolean {
  const promised = promiseTo(entry);
  if (entry.state === 'calling' || entry.state === 'refused') return true;
  if (promised !== undefined) return promised > now;
  return entry.state !== 'open' || (entry.notBefore ?? 0) > now;
}
