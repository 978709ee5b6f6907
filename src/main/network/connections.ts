import type { LookupFunction } from 'node:net';
import type { Dispatcher } from 'undici';
import Agent from 'undici/lib/dispatcher/agent.js';
import { connectorFor, type WayOut } from './connector.ts';
import type { Patience } from './proxy-routes.ts';
import type { Route } from './route.ts';
import { systemTrust, type Trust } from './trust.ts';

export interface ConnectionsParts {
  /** Never rejects. */
  route: (origin: string, patience: Patience) => Promise<Route>;
  trust?: Trust;
}

interface Kept {
  route: string;
  agent: Agent;
}

/**
 * What requests leave through: the system's proxy where there is one for their origin, trusting the system's authorities. For Node's `fetch`, as its
 * `dispatcher`.
 */
export class Connections {
  readonly #parts: Required<ConnectionsParts>;
  readonly #kept = new Map<string, Kept>();

  constructor(parts: ConnectionsParts) {
    this.#parts = { trust: systemTrust, ...parts };
  }

  /** For one request, on a connection that carries nothing else; the caller destroys it. Waits 100 ms for the system at most. */
  async fresh(origin: string): Promise<Agent> {
    const route = await this.#parts.route(origin, 'now');
    return new Agent({ pipelining: 0, connections: 1, allowH2: false, connect: this.#connector({ route }) });
  }

  /** For requests that may be repeated; connections stay open for a while. `guard` fails with a Fault for names that must not be reached. */
  async kept(origin: string, guard?: LookupFunction): Promise<Dispatcher> {
    const route = await this.#parts.route(origin, 'whenever');
    const [name, now] = [`${guard ? 'guarded ' : ''}${origin}`, JSON.stringify(route)];
    const known = this.#kept.get(name);
    if (known?.route === now) return known.agent;
    void known?.agent.close(); // what is under way comes to its end
    const agent = new Agent({ allowH2: false, connect: this.#connector({ route, ...(guard && { guard }) }) });
    this.#kept.set(name, { route: now, agent });
    return agent;
  }

  /** Makes ready what takes time, so that the first call does not wait for it. */
  async warm(origin: string): Promise<void> {
    await this.#parts.route(origin, 'whenever');
    if (origin.startsWith('https:')) await this.#parts.trust();
  }

  #connector(way: Omit<WayOut, 'trust'>): ReturnType<typeof connectorFor> {
    return connectorFor({ ...way, trust: this.#parts.trust });
  }
}
