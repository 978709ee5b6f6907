import { Connections } from './connections.ts';
import type { EnvironmentAtStart } from './environment.ts';
import { ProxyRoutes } from './proxy-routes.ts';
import type { Route } from './route.ts';

/** What only the system can say about the way out. */
export interface SystemNetwork {
  /** In PAC's words; may take long. */
  resolveProxy: (url: string) => Promise<string>;
  /** Environment variables found at the start. */
  environment: EnvironmentAtStart;
}

export interface Network {
  routes: ProxyRoutes;
  connections: Connections;
  /** For those who connect elsewhere than here: the calls' thread. */
  readRoute: (origin: string) => Promise<Route>;
}

export function createNetwork({ resolveProxy }: Pick<SystemNetwork, 'resolveProxy'>): Network {
  const routes = new ProxyRoutes({ resolve: resolveProxy });
  return {
    routes,
    connections: new Connections({ route: (origin, patience) => routes.route(origin, patience) }),
    readRoute: (origin) => routes.route(origin, 'whenever'),
  };
}
