import { ProxyError } from './proxy-error.ts';
import type { Hop, Route } from './route.ts';

/** Further ones are not tried: a list is for proxies that stand in for each other. */
const MOST_HOPS = 3;

/**
 * What the first way gives that stands. Only a proxy that cannot be reached, or says nothing, is passed over; a refusal ends it, as in Chromium:
 * what one proxy forbids is not tried around it. Throws the last ProxyError, or whatever else `open` throws.
 */
export async function firstThatStands<T>(route: Route, open: (hop: Hop) => Promise<T>): Promise<T> {
  let failure = new ProxyError('unsupported');
  for (const hop of route.slice(0, MOST_HOPS)) {
    try {
      return await open(hop);
    } catch (error) {
      if (!(error instanceof ProxyError) || !error.isPassing) throw error;
      failure = error;
    }
  }
  throw failure;
}
