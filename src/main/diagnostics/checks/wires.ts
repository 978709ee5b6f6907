import type { Connections } from '../../network/connections.ts';
import type { Route } from '../../network/route.ts';
import type { Trust } from '../../network/trust.ts';

/** What the checks of the network need. */
export interface Wires {
  /** The API's origin: of who is signed in, or the last one. */
  host: () => Promise<string>;
  /** Asks the system anew; undefined: it does not answer. */
  askSystem: (origin: string) => Promise<Route | undefined>;
  /** What requests would take now. */
  route: (origin: string) => Promise<Route>;
  connections: Connections;
  trust: Trust;
}
