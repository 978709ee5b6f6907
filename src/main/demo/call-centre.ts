import { startClock, type Clock } from './clock.ts';
import type { DemoOptions } from './demo-server.ts';
import { Handsets } from './handsets.ts';
import { letCustomersCall } from './inbound.ts';
import { LiveCalls } from './live-calls.ts';
import { routesOf, type Route } from './routes.ts';
import { PLAIN_ANSWERS } from './manners/answer-manners.ts';
import { World } from './world.ts';
import { linkAt } from './recording-manners.ts';

/** The call centre behind the HTTP server: what it knows, its time, and its phones. */
export interface CallCentre {
  world: World;
  clock: Clock;
  live: LiveCalls;
  handsets: Handsets;
  /** Calls in that have ended. */
  inboundEnded: () => number;
}

const SEED = 20260101;

/** Opens the call centre: from now on customers may call. */
export function openCallCentre(options: DemoOptions): CallCentre {
  const { seed = SEED, now = Date.now, speed = 1, calls = 6000, isOneAgents = false, showsLiveCalls = false } = options;
  const world = new World({ seed, calls, isOneAgents, now: now() });
  const clock = startClock(now, speed);
  const handsets = new Handsets();
  const live = new LiveCalls(world, clock, showsLiveCalls, handsets);
  let ended = 0;
  if (options.inbound ?? true) {
    letCustomersCall({ world, clock, live, handsets, seed, showsLive: showsLiveCalls, onEnd: () => ended++ });
  }
  return { world, clock, live, handsets, inboundEnded: () => ended };
}

/** The endpoints of a call centre that is reached at `host`. */
export function endpointsOf(
  { world, clock, live }: CallCentre,
  options: DemoOptions,
  host: string,
): Map<string, Route> {
  let answers = 0;
  return routesOf(
    { world, live, clock, callUuidEquals: options.callUuidEquals ?? true },
    {
      host,
      offset: options.offset ?? 'utc',
      timeForm: options.timeForm ?? 'iso',
      manners: { ...PLAIN_ANSWERS, ...options.manners },
      nextAnswer: () => answers++,
      now: () => clock.now(),
      recordPath: options.recordPath ?? 'absolute',
      echoesUserData: options.echoesUserData ?? true,
      pageBase: options.pageBase ?? 1,
      order: options.order ?? 'newest',
      linkOf: (path) => linkAt(path, options.links ?? 'lasting', clock.now()),
      nameOf: (number) => world.nameOfNumber(number),
    },
  );
}
