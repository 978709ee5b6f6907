import { networkInterfaces } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { DIRECT, readRoute, type Route } from './route.ts';
import { isThisComputer } from './this-computer.ts';

export interface ProxyRoutesParts {
  /** The system's proxy settings, asked for one address (`session.resolveProxy`); may take long and may reject. */
  resolve: (url: string) => Promise<string>;
  /** Another text once the computer is in another network. */
  network?: () => string;
  now?: () => number;
}

/** `whenever` waits until the system has answered, if nothing is known yet; `now` never holds anybody up. */
export type Patience = 'now' | 'whenever';

/** Short: settings may change without any sign of it, and asking costs a message to Chromium. */
const LIFE_MS = 60_000;
/** What a dial waits at most. */
const NOW_MS = 100;
/** A PAC script has to be fetched first, maybe after looking for it (WPAD). */
const WHENEVER_MS = 5_000;

interface Known {
  route: Route;
  at: number;
  network: string;
}

/**
 * Which way the requests to an origin go, as the system says. Asked anew every minute and in another network; meanwhile, and while the system takes
 * its time, the last answer holds. Never rejects: a system that does not answer has no proxy.
 */
export class ProxyRoutes {
  readonly #parts: Required<ProxyRoutesParts>;
  readonly #known = new Map<string, Known>();
  readonly #asking = new Map<string, Promise<Route | undefined>>();

  constructor(parts: ProxyRoutesParts) {
    this.#parts = { network: addresses, now: Date.now, ...parts };
  }

  async route(origin: string, patience: Patience): Promise<Route> {
    if (isThisComputer(origin)) return DIRECT;
    const known = this.#known.get(origin);
    if (known && this.#isFresh(known)) return known.route;
    const limit = patience === 'whenever' && !known ? WHENEVER_MS : NOW_MS;
    const answer = await within(limit, this.#ask(origin));
    return answer ?? this.#known.get(origin)?.route ?? DIRECT;
  }

  /** What holds now; asks the system in any case. undefined: it has not answered in time. */
  async askSystem(origin: string): Promise<Route | undefined> {
    return isThisComputer(origin) ? DIRECT : within(WHENEVER_MS, this.#ask(origin));
  }

  #isFresh({ at, network }: Known): boolean {
    return Math.abs(this.#parts.now() - at) < LIFE_MS && network === this.#parts.network();
  }

  /** One question at a time for each origin. undefined: it failed. */
  #ask(origin: string): Promise<Route | undefined> {
    const asking = this.#asking.get(origin) ?? this.#answer(origin).finally(() => void this.#asking.delete(origin));
    this.#asking.set(origin, asking);
    return asking;
  }

  async #answer(origin: string): Promise<Route | undefined> {
    const network = this.#parts.network();
    try {
      const route = readRoute(await this.#parts.resolve(origin));
      this.#known.set(origin, { route, at: this.#parts.now(), network });
      return route;
    } catch {
      return undefined;
    }
  }
}

async function within<T>(ms: number, asked: Promise<T>): Promise<T | undefined> {
  const over = new AbortController();
  const late = sleep(ms, undefined, { signal: over.signal, ref: false }).catch(() => undefined);
  const answer = await Promise.race([asked, late]);
  over.abort();
  return answer;
}

/** The addresses of this computer: they change with the network that it is in. */
function addresses(): string {
  const all = Object.values(networkInterfaces()).flatMap((known) => known ?? []);
  return all
    .filter(({ internal }) => !internal)
    .map(({ address }) => address)
    .sort()
    .join(' ');
}
