import type { Session } from './session.ts';

export type Agent = Pick<Session, 'host' | 'agentId' | 'isDemo'>;

/** Whose data to remove from the disk: this agent's, or everybody's except this agent's. */
export type Whose = { is: 'agent'; agent: Agent } | { is: 'others'; agent: Agent };

/** What a service does when the agent's session ends. Both may throw; the other services are not affected. */
export interface AgentPart {
  /** Stops what runs for the agent and forgets what is in memory. Wiping begins when every `dispose` has settled. */
  dispose?: () => void | Promise<void>;
  /** Removes what is on disk. Called for signed-in agents and for those whose token is missing, so nothing may be open yet. */
  wipe?: (whose: Whose) => void | Promise<void>;
}

/**
 * The lifetime of a signed-in agent. Each service registers here what it keeps of the agent; sign-out and another agent's sign-in
 * end the scope, so that nobody has to list the services by hand.
 */
export class AgentScope {
  readonly #parts = new Map<string, AgentPart>();

  /** Throws if the name is taken: two services must not replace each other's cleaning. */
  register(name: string, part: AgentPart): void {
    if (this.#parts.has(name)) throw new Error(`${name} is registered twice`);
    this.#parts.set(name, part);
  }

  /** On sign-out of `agent`. Runs everything, then throws the first error. Where `beforeWiping` fails, nothing is wiped. */
  async end(agent: Agent, beforeWiping?: () => Promise<unknown>): Promise<void> {
    const disposed = await this.#settle((part) => part.dispose?.());
    await beforeWiping?.();
    const wiped = await this.#settle((part) => part.wipe?.({ is: 'agent', agent }));
    throwFirst([...disposed, ...wiped]);
  }

  /** Before `agent` signs in where somebody else has not signed out. Runs everything, then throws the first error. */
  async wipeOthers(agent: Agent): Promise<void> {
    throwFirst(await this.#settle((part) => part.wipe?.({ is: 'others', agent })));
  }

  /** All are started at once, in the order of registration, also after one has thrown. */
  #settle(act: (part: AgentPart) => void | Promise<void>): Promise<PromiseSettledResult<void>[]> {
    const started = [...this.#parts.values()].map(async (part) => act(part));
    return Promise.allSettled(started);
  }
}

function throwFirst(results: PromiseSettledResult<void>[]): void {
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}
