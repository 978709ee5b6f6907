import type {
  CostlyKind,
  DoNotCallEntry,
  EmergencyService,
  NumberKind,
  Objection,
  Settings,
} from '../../preload/contract/index.ts';
import { quietAt } from '../settings/call-hours.ts';
import { countsFrom } from './calls-to-customer.ts';
import type { Intent } from './intent.ts';

export interface GuardInput {
  settings: Pick<
    Settings,
    | 'callsPerMinute'
    | 'callsPerHour'
    | 'callsPerDay'
    | 'customerLimits'
    | 'callHours'
    | 'costlyNumbers'
    | 'doNotCallNumbers'
  >;
  /** When this customer was called (UTC epoch ms), on the phone itself too. */
  callsToThem: readonly number[];
  kind: NumberKind;
  emergency: EmergencyService | undefined;
  /** The entry of the do-not-call list that speaks of this customer now. */
  doNotCall?: Pick<DoNotCallEntry, 'reason'> | undefined;
  /** Wall clock, UTC epoch ms: for telling when, and for quiet hours in local time. */
  now: number;
  /** The clock that limits go by; never runs backwards. */
  monotonicNow: number;
  /** Everything that may have rung somebody within the last day by the monotonic clock, oldest first. */
  sent: Pick<Intent, 'monotonicAt'>[];
  /** The last call to this customer within `REPEAT_MS` that may have been placed. */
  openCall: Pick<Intent, 'startedAt'> | undefined;
}

const MINUTE = 60_000;
export const DAY_MS = 1_440 * MINUTE;
/** Within this time after an unknown outcome the same number needs a second yes. */
export const REPEAT_MS = 10 * MINUTE;

/**
 * Everything that speaks against this call now, the hardest first. The limits protect from a jammed key or a mad script
 * and only the settings lift them; the rest is a matter of judgement, and an explicit yes overrides it. A limit of 0 is none.
 */
export function objections(input: GuardInput): Objection[] {
  const { settings, openCall, emergency } = input;
  const rules = [...often(input), ...outsideHours(input)];
  return [
    ...overLimit(input, 'per-minute', settings.callsPerMinute, MINUTE),
    ...overLimit(input, 'per-hour', settings.callsPerHour, 60 * MINUTE),
    ...overLimit(input, 'per-day', settings.callsPerDay, DAY_MS),
    ...rules.filter(({ reason }) => reason.endsWith('-refused')),
    ...forbidden(input),
    ...costly(input),
    ...(emergency ? [{ reason: 'emergency', service: emergency } as const] : []),
    ...(openCall ? [{ reason: 'repeat', startedAt: openCall.startedAt } as const] : []),
    ...rules.filter(({ reason }) => !reason.endsWith('-refused')),
  ];
}

/** Nobody is kept from an emergency service. */
function often({ settings, callsToThem, now, emergency }: GuardInput): Objection[] {
  return settings.customerLimits.flatMap(({ within, calls, then }): Objection[] => {
    const from = countsFrom(within, now);
    const count = callsToThem.filter((at) => at > from).length;
    if (count < calls) return [];
    const found = { limit: calls, count, within };
    const isRefused = then === 'refuse' && !emergency;
    return [isRefused ? { reason: 'same-customer-refused', ...found } : { reason: 'same-customer', ...found }];
  });
}

function outsideHours({ settings, now, emergency }: GuardInput): Objection[] {
  const quiet = quietAt(settings.callHours, now);
  if (!quiet) return [];
  const isRefused = settings.callHours.outside === 'refuse' && !emergency;
  if (quiet.is === 'holiday') {
    const { date } = quiet;
    return [isRefused ? { reason: 'holiday-refused', date } : { reason: 'holiday', date }];
  }
  const { from, to, days } = quiet;
  const found = { from, to, ...(days && { days }) };
  return [isRefused ? { reason: 'quiet-hours-refused', ...found } : { reason: 'quiet-hours', ...found }];
}

const COSTLY: readonly NumberKind[] = ['premium', 'shared-cost', 'other'] satisfies CostlyKind[];

function isCostly(kind: NumberKind): kind is CostlyKind {
  return COSTLY.includes(kind);
}

function costly({ kind, settings }: GuardInput): Objection[] {
  if (!isCostly(kind)) return [];
  return [{ reason: settings.costlyNumbers === 'refuse' ? 'costly-refused' : 'costly', kind }];
}

function forbidden({ doNotCall, settings }: GuardInput): Objection[] {
  if (!doNotCall) return [];
  const isRefused = settings.doNotCallNumbers === 'refuse';
  return [{ reason: isRefused ? 'do-not-call-refused' : 'do-not-call', why: doNotCall.reason }];
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
