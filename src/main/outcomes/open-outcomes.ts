import type { OpenOutcome } from '../../preload/contract/index.ts';
import type { BriefCall } from '../calls/call-queries.ts';
import type { OwnAttempt } from '../calls/match-own-calls.ts';

export interface OpenOutcomesInput {
  since: number;
  placed: readonly OwnAttempt[];
  records: readonly BriefCall[];
  /** Uuids by intent id. */
  links: ReadonlyMap<string, string>;
  settled: { intents: ReadonlySet<string>; uuids: ReadonlySet<string> };
  /** The click whose call goes on. */
  running: string | undefined;
}

/** The calls since then that want an outcome and have none, newest first. A call of ours is its click and its record in one. */
export function openOutcomes({ since, placed, records, links, settled, running }: OpenOutcomesInput): OpenOutcome[] {
  const clickOf = new Map(placed.map((click) => [links.get(click.intentId), click]));
  clickOf.delete(undefined);
  const isSettled = (intentId: string | undefined): boolean => intentId !== undefined && settled.intents.has(intentId);
  const recorded = records.flatMap((record): OpenOutcome[] => {
    const click = clickOf.get(record.uuid);
    const startedAt = click?.startedAt ?? record.startedAt;
    const intentId = click?.intentId ?? record.intentId;
    const isOver = settled.uuids.has(record.uuid) || isSettled(intentId);
    if (startedAt < since || isOver || (intentId !== undefined && intentId === running) || !wantsOutcome(record))
      return [];
    const { uuid, customerNumber, state } = record;
    return [{ call: { is: 'record', uuid }, customerNumber, startedAt, state }];
  });
  const clicks = placed.flatMap(({ intentId, callee, startedAt }): OpenOutcome[] => {
    if (startedAt < since || links.has(intentId) || isSettled(intentId) || intentId === running) return [];
    return [{ call: { is: 'intent', intentId }, customerNumber: callee, startedAt }];
  });
  return [...recorded, ...clicks].sort((a, b) => b.startedAt - a.startedAt);
}

/** Somebody was called, or somebody who called was talked with. A call that never left the agent's phone has reached nobody. */
function wantsOutcome({ direction, state }: BriefCall): boolean {
  return direction === 'inbound' ? state === 'answered' : state !== 'agent-missed';
}
