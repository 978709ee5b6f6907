import { required, type Fields } from './fields.ts';
import type { Writable } from './json.ts';
import { invalid } from './refusal.ts';
import { namedNumbers, numberGroups } from './shown-numbers.ts';
import type { World } from './world.ts';

/** GET `/rule_outnumber_group`: every number and every group of the enterprise, whoever may use them. */
export function listNumbers(): Writable {
  return {
    groups: numberGroups.map(({ id, name, numbers, rule }) => ({ id, name, numbers, rule_type: rule })),
    numbers: namedNumbers.map(({ name, number }) => ({ name, number })),
  };
}

/** POST `/agent/outnumber_group`: what these agents may show, instead of what they had. All or nothing. */
export function assignNumbers(world: World, fields: Fields): Writable {
  const agentIds = required(fields.int64s('agent_ids'), 'agent_ids');
  const groupIds = required(fields.int64s('group_ids'), 'group_ids');
  const numbers = required(fields.texts('numbers'), 'numbers');
  if (agentIds.length === 0) throw invalid('agent_ids 不能为空');
  const stranger = agentIds.find((id) => !world.agent(id));
  if (stranger !== undefined) throw invalid(`坐席不存在:${stranger.toString()}`);
  const unknown = numbers.find((number) => world.nameOfNumber(number) === undefined);
  if (unknown !== undefined) throw invalid(`外显号码不存在:${unknown}`);
  const groups = groupIds.map(groupBy);
  for (const agentId of agentIds) world.assign(agentId, { groups, numbers });
  return {};
}

function groupBy(id: bigint) {
  const group = numberGroups.find((candidate) => candidate.id === id);
  if (!group) throw invalid(`号码组不存在:${id.toString()}`);
  return group;
}
