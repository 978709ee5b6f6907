import type { AgentChoice } from '../../preload/contract/index.ts';
import type { WireSip } from '../call-api/wire.ts';

/** The agents that have a seat, to pick oneself from; free seats and passwords stay here. */
export function agentsOf(seats: WireSip[]): AgentChoice[] {
  const agents = new Map<string, AgentChoice>();
  for (const seat of seats) {
    if (seat.agent_id === undefined) continue;
    const agent = agents.get(seat.agent_id) ?? { agentId: seat.agent_id, name: '', sips: [] };
    agent.name ||= seat.agent_name ?? '';
    if (seat.sip !== undefined) agent.sips.push(seat.sip);
    agents.set(seat.agent_id, agent);
  }
  return [...agents.values()].sort(
    (a, b) => a.name.localeCompare(b.name, 'zh-CN') || a.agentId.localeCompare(b.agentId),
  );
}
