import type { LookupFunction, Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import buildConnector from 'undici/lib/core/connect.js';
import { isFault } from '../fault.ts';
import { ProxyError } from './proxy-error.ts';
import type { Hop, Route } from './route.ts';
import { firstThatStands } from './try-hops.ts';
import type { Trust } from './trust.ts';
import { openTunnel } from './tunnel.ts';
import { markUnsent } from './unsent.ts';

export interface WayOut {
  route: Route;
  trust: Trust;
  /** Fails with a Fault for names that must not be connected to. Through a proxy, a name that is not known here is left to the proxy. */
  guard?: LookupFunction;
}

/**
 * What an undici `Agent` connects with. Not undici's `ProxyAgent`: that one asks for a tunnel again and again while the proxy hangs up, and none of
 * its errors says whether the tunnel stood. Here every failure before it stands is a ProxyError, and whatever comes later is none. What fails while
 * connecting is marked as unsent.
 */
export function connectorFor(way: WayOut): buildConnector.connector {
  const connector = new WayConnector(way);
  return (options, callback) => {
    firstThatStands(way.route, (hop) => connector.open(hop, options)).then(
      (socket) => callback(null, socket),
      (error: unknown) => callback(markUnsent(error instanceof Error ? error : new Error(String(error))), null),
    );
  };
}

class WayConnector {
  readonly #way: WayOut;
  /** One for all connections of an agent, since it remembers TLS sessions, for as long as the same authorities count. */
  #tls: { trusts: SecureContext; connect: buildConnector.connector } | undefined;

  constructor(way: WayOut) {
    this.#way = way;
  }

  open(hop: Hop, options: buildConnector.Options): Promise<Socket> {
    const isTls = options.protocol === 'https:';
    if (hop.is === 'direct') return this.#openStraight(isTls, options);
    // Without TLS only this computer is spoken to, and never through a proxy.
    if (hop.is === 'unsupported' || !isTls) return Promise.reject(new ProxyError('unsupported'));
    return this.#openThrough(hop, options);
  }

  async #openStraight(isTls: boolean, options: buildConnector.Options): Promise<Socket> {
    return connected(isTls ? await this.#secured() : plain(this.#way.guard), options);
  }

  async #openThrough(hop: Extract<Hop, { is: 'proxy' }>, options: buildConnector.Options): Promise<Socket> {
    const { guard, trust } = this.#way;
    if (guard) await assertAllowed(guard, options.hostname);
    const target = { host: options.hostname, port: Number(options.port || 443) };
    const httpSocket = await openTunnel(hop, target, trust);
    return connected(await this.#secured(), { ...options, httpSocket });
  }

  async #secured(): Promise<buildConnector.connector> {
    const { guard, trust } = this.#way;
    const secureContext = await trust();
    if (this.#tls?.trusts === secureContext) return this.#tls.connect;
    const connect = buildConnector({
      allowH2: false,
      // Explicit, because NODE_TLS_REJECT_UNAUTHORIZED changes the default.
      rejectUnauthorized: true,
      secureContext,
      ...(guard && { lookup: guard }),
    });
    this.#tls = { trusts: secureContext, connect };
    return connect;
  }
}

function plain(guard: LookupFunction | undefined): buildConnector.connector {
  return buildConnector({ allowH2: false, ...(guard && { lookup: guard }) });
}

function connected(connect: buildConnector.connector, options: buildConnector.Options): Promise<Socket> {
  return new Promise((resolve, reject) => {
    connect(options, (error, socket) => (error ? reject(error) : resolve(socket)));
  });
}

function assertAllowed(guard: LookupFunction, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    guard(name, {}, (error) => (isFault(error) ? reject(error) : resolve()));
  });
}
