import type { BindPreview } from '../../preload/contract/index.ts';
import type { Messages } from '../i18n/zh-cn.ts';
import type { Told } from './bind.store.ts';
import { isExpired } from './seat-filter.ts';

export interface Effect {
  tone: 'gets' | 'loses' | 'neutral' | 'warns';
  text: string;
}

/** The agent by name, or by number where the list has none. */
export function agentWords(t: Messages, { agentId, name }: { agentId: string; name: string }): string {
  return name || t.supervisor.seats.id(agentId);
}

/** What a binding takes away comes first, then what it gives, then what nobody knows. */
export function effectsOf(t: Messages, preview: BindPreview): Effect[] {
  const { seat, agent, takesFrom, isAgentUnknown } = preview;
  const words = t.supervisor.bind;
  const effects: Effect[] = [];
  if (takesFrom) {
    const loses = takesFrom.isMe ? words.losesMe(seat.sip) : words.loses(agentWords(t, takesFrom), seat.sip);
    const left = takesFrom.sipsLeft.length > 0 ? words.leftWith(takesFrom.sipsLeft.join(' · ')) : words.leftNone;
    effects.push(
      { tone: 'loses', text: loses },
      { tone: takesFrom.sipsLeft.length > 0 ? 'neutral' : 'loses', text: left },
    );
  } else effects.push({ tone: 'neutral', text: words.wasFree });
  effects.push({ tone: 'gets', text: words.gets(agentWords(t, agent), seat.sip) });
  if (agent.sips.length > 0) effects.push({ tone: 'warns', text: words.hasAlready(agent.sips.join(' · ')) });
  if (isAgentUnknown) effects.push({ tone: 'warns', text: words.unknownAgent(agent.agentId) });
  if (isExpired(seat)) effects.push({ tone: 'warns', text: words.expired });
  return effects;
}

/** How it went, and what the list of seats said right after it. */
export function toldWords(t: Messages, { seat, agent }: BindPreview, { is, owner }: Told): string {
  const words = t.supervisor.bind;
  const isTheirs = owner?.agentId === agent.agentId;
  if (is === 'failed') return words.failedText;
  if (is === 'done') {
    if (!owner) return words.doneUnread;
    return isTheirs ? words.doneText(seat.sip, agentWords(t, agent)) : words.doneUnseen;
  }
  if (!owner) return words.unknownUnread;
  return isTheirs ? words.unknownSeen : words.unknownUnseen;
}
