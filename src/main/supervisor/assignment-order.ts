import type { AssignmentOrder, AssignmentRequest, Numbers, SupervisorSeats } from '../../preload/contract/index.ts';
import { isInt64, wireId } from '../call-api/json.ts';
import { Fault } from '../fault.ts';

export const ASSIGN_TARGET = 'POST /agent/outnumber_group';

/** What an order may name. */
export interface Known {
  seats: SupervisorSeats;
  numbers: Numbers;
}

/**
 * The order with everything once. Throws `bad-input`: an empty selection is never sent, as the server may take it for "none at all",
 * nor is anything that stands in no list.
 */
export function checkOrder(order: AssignmentOrder, { seats, numbers }: Known): AssignmentOrder {
  const once = {
    agentIds: [...new Set(order.agentIds)],
    groupIds: [...new Set(order.groupIds)],
    numbers: [...new Set(order.numbers)],
  };
  if (once.agentIds.length === 0) throw badInput('agentIds');
  if (once.groupIds.length === 0 && once.numbers.length === 0) throw badInput('numbers');
  assertIn('agentIds', once.agentIds, new Set(seats.agents.map(({ agentId }) => agentId)));
  assertIn('groupIds', once.groupIds, new Set(numbers.groups.map(({ id }) => id).filter(isInt64)));
  assertIn('numbers', once.numbers, new Set(numbers.numbers.map(({ number }) => number)));
  return once;
}

/** One request per agent, with its body as `CallApi.assignNumbers` writes it. */
export function requestsOf({ agentIds, groupIds, numbers }: AssignmentOrder, { seats }: Known): AssignmentRequest[] {
  const names = new Map(seats.agents.map(({ agentId, name }) => [agentId, name]));
  return agentIds.map((agentId) => ({
    agentId,
    agentName: names.get(agentId) ?? '',
    body: JSON.stringify({ agent_ids: [wireId(agentId)], group_ids: groupIds.map(wireId), numbers }),
  }));
}

function assertIn(field: keyof AssignmentOrder, chosen: string[], known: Set<string>): void {
  if (!chosen.every((one) => known.has(one))) throw badInput(field);
}

function badInput(field: keyof AssignmentOrder): Fault {
  return new Fault('bad-input', { field });
}
