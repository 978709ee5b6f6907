import type { CallState, DialState, RetryRule } from '../../preload/contract/index.ts';
import type { EntryCall, Standing, StoredEntry } from './list-rows.ts';
import { afterNoAnswer } from './retry-rule.ts';

/** What became of a call. `isLost`: it was not placed. */
export type Became =
  { isLost: true } | { isLost?: false; result: CallState; talkSeconds: number; uuid?: string | undefined };

/** What the dialer's state says for the entry whose call it is; undefined: nothing yet. */
export function becameOf(state: DialState): Became | undefined {
  if (state.is === 'failed') return { isLost: true };
  if (state.is !== 'ended') return undefined;
  return { result: state.result, talkSeconds: state.talkSeconds, uuid: state.uuid };
}

/** How an entry stands with a call under way. */
export function whileCalling(entry: StoredEntry): Standing {
  return { ...standingOf(entry), state: 'calling' };
}

/** How an entry stands after its call, and the call with what is known of it now. */
export interface After {
  standing: Standing;
  call: EntryCall;
}

/**
 * What a record changes; undefined: nothing. Told twice it counts once, and a result that is corrected counts as corrected, but what the agent has
 * decided since stays. A call at which the agent's own phone was not picked up is none: the customer heard nothing.
 */
export function afterCall(entry: StoredEntry, became: Became, rule: RetryRule): After | undefined {
  const { call, state } = entry;
  if (!call || (call.isByHand && state !== 'calling')) return undefined;
  if (became.isLost) return state === 'calling' ? { standing: call.before, call } : undefined;
  if (state !== 'calling' && became.result === call.told) return undefined;
  const { result: told, talkSeconds, uuid } = became;
  return standing({ ...call, told, talkSeconds, ...(uuid !== undefined && { uuid }) }, rule);
}

/** What the outcome changes that the agent has given the call; undefined: it was taken back. */
export function afterOutcome(call: EntryCall, outcome: EntryCall['outcome'], rule: RetryRule): After {
  const { outcome: _, isByHand: __, ...rest } = call;
  return standing({ ...rest, ...(outcome && { outcome }) }, rule);
}

function standing(call: EntryCall, rule: RetryRule): After {
  const { outcome, before } = call;
  const told = byRecord(call, rule);
  if (!outcome) return { standing: told, call };
  const tried = told.tries > before.tries ? told : afterTry(call, rule);
  if (outcome.inLists === 'never') return { standing: { ...tried, state: 'refused' }, call };
  const isReached = outcome.meaning !== 'not-reached';
  if (outcome.inLists === 'done') return { standing: { ...tried, state: isReached ? 'reached' : 'not-reached' }, call };
  const again = told.state === 'reached' ? afterTry(call, rule) : tried;
  return { standing: { ...again, ...resultOf(call) }, call };
}

/** What is known of the call itself. */
function resultOf({ startedAt, told, talkSeconds }: EntryCall): Partial<Standing> {
  return {
    calledAt: startedAt,
    ...(told !== undefined && { result: told }),
    ...(talkSeconds !== undefined && { talkSeconds }),
  };
}

function byRecord(call: EntryCall, rule: RetryRule): Standing {
  const { before, told } = call;
  if (told === undefined) return { ...before, state: 'calling' };
  if (told === 'agent-missed') return before;
  if (told === 'answered') return { ...before, ...resultOf(call), tries: before.tries + 1, state: 'reached' };
  return afterTry(call, rule);
}

function afterTry(call: EntryCall, rule: RetryRule): Standing {
  const { tries, isLast } = afterNoAnswer(call.before, call.startedAt, rule);
  return { ...tries, ...resultOf(call), state: isLast ? 'not-reached' : 'open' };
}

export function standingOf({ state, tries, hours, notBefore, calledAt, result, talkSeconds }: Standing): Standing {
  return {
    state,
    tries,
    hours,
    ...(notBefore !== undefined && { notBefore }),
    ...(calledAt !== undefined && { calledAt }),
    ...(result !== undefined && { result }),
    ...(talkSeconds !== undefined && { talkSeconds }),
  };
}
