import type { Objection, Settings } from '../../preload/contract/index.ts';
import type { Intent } from './intent.ts';

export interface GuardInput {
  settings: Pick<Settings, 'callsPerMinute' | 'callsPerHour' | 'callsPerDay' | 'callsPerCustomer' | 'quietHours'>;
  callee: string;
  /** Wall clock, UTC epoch ms: for telling when, and for quiet hours in local time. */
  now: number;
  /** The clock that limits go by; never runs backwards. */
  monotonicNow: number;
  /** Everything that may have rung somebody within the last day by the monotonic clock, oldest first. */
  sent: Pick<Intent, 'callee' | 'monotonicAt'>[];
  /** The last call to this number within `REPEAT_MS` that may have been placed. */
  openCall: Pick<Intent, 'startedAt'> | undefined;
}

const MINUTE = 60_000;
export const DAY_MS = 1_440 * MINUTE;
/** Within this time after an unknown outcome the same number needs a second yes (R2). */
export const REPEAT_MS = 10 * MINUTE;

/**
 * Everything that speaks against this call now, the hardest first. The limits protect from a jammed key or a mad script
 * and only the settings lift them; the rest is a matter of judgement, and an explicit yes overrides it (R7). A limit of 0 is none.
 */
export function objections(input: GuardInput): Objection[] {
  const { settings, sent, callee, now, openCall } = input;
  const toThem = sent.filter((intent) => intent.callee === callee);
  const { callsPerCustomer: limit, quietHours } = settings;
  return [
    ...overLimit(input, 'per-minute', settings.callsPerMinute, MINUTE),
    ...overLimit(input, 'per-hour', settings.callsPerHour, 60 * MINUTE),
    ...overLimit(input, 'per-day', settings.callsPerDay, DAY_MS),
    ...(openCall ? [{ reason: 'repeat', startedAt: openCall.startedAt } as const] : []),
    ...(limit > 0 && toThem.length >= limit ? [{ reason: 'same-customer', limit, count: toThem.length } as const] : []),
    ...(quietHours && isWithin(new Date(now), quietHours) ? [{ reason: 'quiet-hours', ...quietHours } as const] : []),
  ];
}

function overLimit(
  input: GuardInput,
  reason: 'per-minute' | 'per-hour' | 'per-day',
  limit: number,
  span: number,
): Objection[] {
  const recent = input.sent.filter(({ monotonicAt }) => input.monotonicNow - monotonicAt < span);
  const next = limit > 0 ? recent.at(-limit) : undefined;
  if (!next) return [];
  return [{ reason, limit, until: input.now + next.monotonicAt + span - input.monotonicNow }];
}

/** `from` and `to` are HH:MM; a span over midnight ends on the next day. */
function isWithin(now: Date, { from, to }: { from: string; to: string }): boolean {
  const time = `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`;
  return from <= to ? time >= from && time < to : time >= from || time < to;
}
