import type { CallState, DialState } from '../../preload/contract/index.ts';
import { errorWords } from '../i18n/error-words.ts';
import { clock, type Formats } from '../i18n/formats.ts';
import type { Messages } from '../i18n/zh-cn.ts';

export interface ProgressWords {
  tone: 'green' | 'amber' | 'red' | 'neutral';
  title: string;
  lines: string[];
}

/** Longer than a phone rings and a customer takes to pick up; records may be late, so nothing is claimed. */
const RINGS_LONG_MS = 90_000;
const RINGING_STAGES = { asking: 'asking', 'ringing-agent': 'ringing', talking: 'talking' } as const;

function endTitle(t: Messages, result: CallState): string {
  if (result === 'answered') return t.dial.ended;
  if (result === 'agent-missed') return t.dial.agentMissed;
  return result === 'customer-missed' ? t.dial.customerMissed : t.callStates[result];
}

function ended(t: Messages, state: Extract<DialState, { is: 'ended' }>): ProgressWords {
  const { result, talkSeconds, totalSeconds } = state;
  const talked = talkSeconds > 0 ? t.dial.talked(clock(talkSeconds)) : undefined;
  const lengths = [talked, t.dial.whole(clock(totalSeconds))].filter((part) => part !== undefined).join(' · ');
  const lines = result === 'agent-missed' ? [t.dial.agentMissedHint, lengths] : [lengths];
  return { tone: result === 'answered' ? 'green' : 'neutral', title: endTitle(t, result), lines };
}

function failed(t: Messages, state: Extract<DialState, { is: 'failed' }>): ProgressWords {
  const { sentence, detail } = errorWords(t, state.error);
  if (state.error.code === 'phone-not-registered') return { tone: 'red', title: t.dial.phoneTitle, lines: [] };
  return { tone: 'red', title: t.dial.failed, lines: detail === undefined ? [sentence] : [sentence, detail] };
}

function calling(t: Messages, state: Extract<DialState, { is: 'calling' }>, now: number): ProgressWords {
  const title = t.dial[RINGING_STAGES[state.stage]];
  if (state.stage !== 'ringing-agent') return { tone: 'green', title, lines: [] };
  const isLong = now - state.startedAt > RINGS_LONG_MS;
  return { tone: 'green', title, lines: [isLong ? t.dial.ringingLong : t.dial.ringingHint] };
}

/** What a call is doing, as it is: never "placed" or "not placed" where that is not known. */
export function progressWords(
  t: Messages,
  f: Formats,
  state: Exclude<DialState, { is: 'idle' }>,
  now: number,
): ProgressWords {
  switch (state.is) {
    case 'calling':
      return calling(t, state, now);
    case 'ended':
      return ended(t, state);
    case 'no-record':
      return { tone: 'amber', title: t.dial.noRecord, lines: [t.dial.noRecordHint] };
    case 'no-end':
      return { tone: 'amber', title: t.dial.noEnd, lines: [t.dial.noRecordHint] };
    case 'failed':
      return failed(t, state);
    case 'unknown': {
      const since = f.time(state.startedAt);
      const line = state.isLooking ? t.dial.unknownLooking(since) : t.dial.unknownSettled(since);
      return { tone: 'amber', title: t.dial.unknown, lines: [line] };
    }
  }
}
