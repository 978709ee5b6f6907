import type { CallerFacts, PhoneCall } from '../../preload/contract/index.ts';
import { momentWords } from '../dialer/moment-words.ts';
import { clock, type Formats } from '../i18n/formats.ts';
import type { Messages } from '../i18n/zh-cn.ts';

/** What a call is doing, with how long the two have talked by the phone's word. */
export function callTitle(t: Messages, call: PhoneCall, now: number): string {
  const words = t.phoneCalls;
  if (call.stage === 'ended') return endTitle(t, call);
  if (call.stage === 'talking') {
    const since = clock((now - (call.answeredAt ?? now)) / 1000);
    if (call.isHeld) return words.held(since);
    return call.isOwnLeg ? words.ownTalking(since) : words.talking(since);
  }
  if (call.isAnswering) return words.answering;
  if (call.direction === 'out') return words.calling;
  return call.isOwnLeg ? words.ownLeg : words.incoming;
}

function endTitle({ phoneCalls: words }: Messages, call: PhoneCall): string {
  switch (call.end) {
    case 'missed':
      return call.isOwnLeg ? words.ended : words.missed;
    case 'declined':
      return words.declined;
    case 'lost':
      return words.lost;
    default: {
      const talked = call.answeredAt === undefined ? undefined : ((call.endedAt ?? 0) - call.answeredAt) / 1000;
      return talked === undefined ? words.ended : words.endedAfter(clock(talked));
    }
  }
}

/** What this computer knows of the caller, one line each. */
export function factLines(t: Messages, f: Formats, { last, count, region }: CallerFacts, now: number): string[] {
  const words = t.phoneCalls;
  if (!last) return region === undefined ? [] : [region];
  const state = last.state === 'other' ? last.stateText : t.callStates[last.state];
  const when = last.startedAt === undefined ? '' : momentWords(f, last.startedAt, now);
  const known = [region, words.callsBefore(count ?? 1)].filter((part) => part !== undefined).join(' · ');
  return [known, words.last(when, state)];
}
