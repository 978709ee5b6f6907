import type { CallRecord, CallState, CallFilter } from '../../../preload/contract/index.ts';

/**
 * Direction and state of a call in one number, so that an index over time can carry both. These codes are in the files:
 * what is here keeps its place, what is new goes to the end.
 */
const DIRECTIONS = ['unknown', 'outbound', 'inbound'] as const satisfies CallRecord['direction'][];
export const CALL_STATES = [
  'agent-missed',
  'customer-missed',
  'answered',
  'ivr',
  'queue-abandoned',
  'ring-missed',
  'other',
] as const satisfies CallState[];
const STATE_BITS = 3;
const STATE_MASK = (1 << STATE_BITS) - 1;

type Direction = (typeof DIRECTIONS)[number];

export function kindOf(direction: Direction, state: CallState): number {
  return (DIRECTIONS.indexOf(direction) << STATE_BITS) | CALL_STATES.indexOf(state);
}

export function directionOf(kind: number): Direction {
  return DIRECTIONS[kind >> STATE_BITS] ?? 'unknown';
}

export function stateOf(kind: number): CallState {
  return CALL_STATES[kind & STATE_MASK] ?? 'other';
}

function kindsWhere(isMeant: (direction: Direction, state: CallState) => boolean): number[] {
  return DIRECTIONS.flatMap((direction) =>
    CALL_STATES.filter((state) => isMeant(direction, state)).map((state) => kindOf(direction, state)),
  );
}

/**
 * Calls of customers that nobody took, while they wanted a person: those that ended in the menu did not. Whichever side a server's word says did not
 * pick up (主叫未接, 被叫未接): the customer called, so it was nobody here.
 */
export const MISSED = kindsWhere(
  (direction, state) => direction === 'inbound' && state !== 'answered' && state !== 'ivr' && state !== 'other',
);
export const TALKED = kindsWhere((_, state) => state === 'answered');
export const NOT_REACHED = kindsWhere((direction, state) => direction === 'outbound' && state !== 'answered');

/** Conditions of SQL. */
export const IS_OUTBOUND = `kind >> ${STATE_BITS} = ${DIRECTIONS.indexOf('outbound')}`;
export const IS_INBOUND = `kind >> ${STATE_BITS} = ${DIRECTIONS.indexOf('inbound')}`;
export const IS_ANSWERED = `kind & ${STATE_MASK} = ${CALL_STATES.indexOf('answered')}`;

/** The kinds that a filter lets through; undefined: all. No states are no wish, not a list without calls. */
export function kindsOf({ direction, states, outcome }: CallFilter): number[] | undefined {
  if (!direction && !states?.length && !outcome) return undefined;
  return kindsWhere(
    (way, state) =>
      (!direction || way === direction) &&
      (!states?.length || states.includes(state)) &&
      (!outcome || (outcome === 'talked') === (state === 'answered')),
  );
}
