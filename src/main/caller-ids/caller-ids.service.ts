import { z } from 'zod';
import type { CallerId, NumberGroup, Numbers } from '../../preload/contract/index.ts';
import type { AgentScope, Whose } from '../account/agent-scope.ts';
import type { CurrentSession, Session } from '../account/session.ts';
import type { WireNumbers } from '../call-api/wire.ts';
import { Fault } from '../fault.ts';
import type { JsonFile } from '../files/json-file.ts';
import { inTurn } from '../async/serial-queue.ts';

/** The last caller ID by agent id; emptied at every sign-out. */
export const storedCallerIds = z.object({
  chosen: z.record(z.string().regex(/^\d{1,19}$/), z.string().max(32)).catch({}),
});
export type StoredCallerIds = z.infer<typeof storedCallerIds>;

export interface CallerIdsParts {
  scope: AgentScope;
  session: CurrentSession;
  file: JsonFile<StoredCallerIds>;
  now: () => number;
  announce: (callerId: CallerId) => void;
}

const FRESH_MS = 10 * 60_000;

/** The enterprise's outbound numbers, and which of them this agent shows. */
export class CallerIdsService {
  readonly #parts: CallerIdsParts;
  #read: { session: Session; numbers: Numbers } | undefined;
  /** What was chosen in the demo: it leaves no trace on the disk, and does not stand in for the choice of whoever comes back. */
  #inDemo: { session: Session; callerId: CallerId } | undefined;
  readonly #inTurn = inTurn();

  constructor(parts: CallerIdsParts) {
    this.#parts = parts;
    parts.scope.register('caller-ids', { dispose: () => this.dispose(), wipe: (whose) => this.wipe(whose) });
  }

  async list(isFresh: boolean): Promise<Numbers> {
    const session = this.#parts.session();
    const known = this.known();
    if (known && !isFresh && this.#parts.now() - known.readAt < FRESH_MS) return known;
    const numbers = toNumbers(await session.api.listNumbers(), this.#parts.now());
    this.#assertStill(session);
    this.#read = { session, numbers };
    return numbers;
  }

  /** What was read last, however old; undefined when nothing was read in this session. */
  known(): Numbers | undefined {
    return this.#read?.session === this.#parts.session() ? this.#read.numbers : undefined;
  }

  async chosen(): Promise<CallerId> {
    const session = this.#parts.session();
    const { agentId, isDemo } = session;
    if (isDemo) return this.#inDemo?.session === session ? this.#inDemo.callerId : { is: 'automatic' };
    const number = (await this.#parts.file.load()).value.chosen[agentId];
    return number === undefined ? { is: 'automatic' } : { is: 'number', number };
  }

  async choose(callerId: CallerId): Promise<CallerId> {
    const session = this.#parts.session();
    await this.assertOurs(callerId);
    return this.#inTurn(async () => {
      this.#assertStill(session); // else it would be written after `wipe` has emptied the file
      if (session.isDemo) this.#inDemo = { session, callerId };
      else await this.#keep(session.agentId, callerId);
      this.#parts.announce(callerId);
      return callerId;
    });
  }

  /**
   * Throws `caller-id-unknown` for a number that the enterprise does not have. Where the list cannot be read, the server
   * has the last word: a call must not fail because of a list.
   */
  async assertOurs(callerId: CallerId): Promise<void> {
    if (callerId.is === 'automatic') return;
    const numbers = this.known() ?? (await this.list(false).catch(() => undefined));
    if (numbers && !numbers.numbers.some(({ number }) => number === callerId.number))
      throw new Fault('caller-id-unknown');
  }

  dispose(): void {
    this.#read = undefined;
    this.#inDemo = undefined;
  }

  /** Empties the whole file, unless it is the demo that ends: the real agent's choice stays. Throws `disk`. */
  async wipe({ is, agent }: Whose): Promise<void> {
    if (is === 'agent' && agent.isDemo) return;
    await this.#inTurn(async () => {
      await this.#parts.file.save({ chosen: {} });
      await this.#parts.file.removeMovedAside();
    });
  }

  async #keep(agentId: string, callerId: CallerId): Promise<void> {
    const { chosen } = (await this.#parts.file.load()).value;
    const { [agentId]: before, ...others } = chosen;
    await this.#parts.file.save({
      chosen: callerId.is === 'number' ? { ...others, [agentId]: callerId.number } : others,
    });
  }

  #assertStill(session: Session): void {
    if (this.#parts.session() !== session) throw new Fault('signed-out'); // the agent has left meanwhile
  }
}

function toNumbers(wire: WireNumbers, readAt: number): Numbers {
  return {
    numbers: wire.numbers.flatMap(({ number, name }) => (number === undefined ? [] : [{ number, name: name ?? '' }])),
    groups: wire.groups.map((group, index) => ({
      id: group.id ?? `nameless-${index}`,
      name: group.name ?? '',
      numbers: group.numbers,
      rule: ruleOf(group.rule_type),
    })),
    readAt,
  };
}

/** `rule_type`: 1 归属地优先, 2 随机分配. */
function ruleOf(type: number | undefined): NumberGroup['rule'] {
  return type === 1 ? 'home-region' : type === 2 ? 'random' : 'unknown';
}
