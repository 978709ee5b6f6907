import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { endpointsOf, openCallCentre, type CallCentre } from './call-centre.ts';
import type { DemoAgent, DemoOptions, DemoServer } from './demo-server.ts';
import { receive } from './front-door.ts';
import { Answers, PLAIN_ANSWERS } from './manners/answer-manners.ts';
import { agents } from './people.ts';
import { Recordings } from './recordings.ts';
import type { LoggedRequest } from './request-log.ts';
import type { World } from './world.ts';

/** Starts the demo call centre on 127.0.0.1. Rejects with Node's error when the port cannot be had. */
export async function startDemoServer(options: DemoOptions = {}): Promise<DemoServer> {
  const server = createServer();
  const host = await listen(server, options.port ?? 0);
  const centre = openCallCentre(options);
  const token = new AccessToken(options.token);
  const requests: LoggedRequest[] = [];
  const manners = { ...PLAIN_ANSWERS, ...options.manners };
  const { slowSeconds } = manners;
  const house = {
    answers: new Answers(manners),
    takeTime: () => new Promise<void>((done) => (slowSeconds > 0 ? centre.clock.later(slowSeconds, done) : done())),
    recordings: new Recordings(centre.world, options.recordings ?? 'wav', options.links ?? 'lasting'),
    routes: endpointsOf(centre, options, host),
    requests,
    now: () => centre.clock.now(),
    isAdmitted: (authorization: string | undefined) => token.admits(authorization),
  };
  const { newTokenAfter, onNewToken } = options;
  if (newTokenAfter !== undefined) {
    centre.clock.later(newTokenAfter, () => {
      const made = token.rotate();
      onNewToken?.(made);
    });
  }
  server.on('request', (request, response) => void receive(house, request, response));
  return handleOf(server, host, centre, token, requests);
}

function handleOf(
  server: Server,
  host: string,
  { world, clock, live, handsets, inboundEnded }: CallCentre,
  token: AccessToken,
  requests: readonly LoggedRequest[],
): DemoServer {
  return {
    host,
    requests,
    regulars: world.regulars(),
    get token() {
      return token.value;
    },
    get agents() {
      return agentsOf(world);
    },
    get counters() {
      return { placed: live.placed, ended: live.ended, inbound: inboundEnded() };
    },
    get liveCalls() {
      return live.list();
    },
    sitDown: (agentId, listener) => ({
      leave: handsets.sitDown(BigInt(agentId), listener),
      press: (call, press) => handsets.press(BigInt(agentId), call, press),
    }),
    rotateToken: () => token.rotate(),
    close: () => {
      clock.stop();
      return shut(server);
    },
  };
}

function agentsOf(world: World): DemoAgent[] {
  return agents.map(({ id, name }) => ({ agentId: id.toString(), name, sip: world.seatOf(id)?.sip ?? '' }));
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}

function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** The enterprise's one token. */
class AccessToken {
  #value: string;

  constructor(value = newToken()) {
    this.#value = value;
  }

  get value(): string {
    return this.#value;
  }

  /** Is this a good `Authorization` header? */
  admits(authorization: string | undefined): boolean {
    return authorization === `Bearer ${this.#value}`;
  }

  /** Makes a new one; the old one is dead at once. */
  rotate(): string {
    this.#value = newToken();
    return this.#value;
  }
}

function newToken(): string {
  return `demo-${randomBytes(24).toString('base64url')}`;
}
