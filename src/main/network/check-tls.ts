import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { connect, rootCertificates, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import type { WayOut } from './connector.ts';
import { ProxyError } from './proxy-error.ts';
import { firstThatStands } from './try-hops.ts';
import { openTunnel } from './tunnel.ts';
import { markUnsent } from './unsent.ts';

/** What a server shows in a TLS handshake, and what we make of it. */
export interface TlsState {
  /** Node's or OpenSSL's code of what is wrong; undefined: a request would be sent. */
  problem: string | undefined;
  /** Of the server's certificate, UTC epoch ms. */
  validFrom: number;
  validTo: number;
  /** The authority at the end of the chain, as far as the chain is known; its name is the certificate's own word. */
  authority: { name: string; fingerprint: string };
  /** That authority is one that comes with the app, and not only with this system. */
  isPublic: boolean;
}

/**
 * Shakes hands with an https origin the way its requests would go, sends nothing, and hangs up. Throws what connecting throws: a ProxyError, the
 * socket's error, or the signal's reason.
 */
export async function checkTls(origin: string, way: Omit<WayOut, 'guard'>, signal: AbortSignal): Promise<TlsState> {
  const socket = await firstThatStands(way.route, async (hop) => {
    if (hop.is === 'unsupported') throw new ProxyError('unsupported');
    const { hostname, port } = new URL(origin);
    const target = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 443) };
    const tunnel = hop.is === 'proxy' ? await openTunnel(hop, target, way.trust) : undefined;
    const servername = isIP(target.host) === 0 ? target.host : '';
    const options = { ...target, servername, secureContext: await way.trust(), rejectUnauthorized: false };
    return shaken(connect({ ...options, ...(tunnel && { socket: tunnel }) }), signal);
  });
  try {
    return describe(socket);
  } finally {
    socket.destroy();
  }
}

function shaken(socket: TLSSocket, signal: AbortSignal): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      socket.destroy();
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', stop, { once: true });
    socket.on('error', (error: Error) => reject(markUnsent(error)));
    socket.once('close', () => signal.removeEventListener('abort', stop));
    socket.once('secureConnect', () => resolve(socket));
    if (signal.aborted) stop();
  });
}

function describe(socket: TLSSocket): TlsState {
  const leaf = socket.getPeerCertificate(true);
  const root = endOf(leaf);
  // Typed as an Error, but its code alone is there.
  const problem = socket.authorizationError as unknown as string | null;
  return {
    problem: socket.authorized ? undefined : (problem ?? 'unknown'),
    validFrom: Date.parse(leaf.valid_from),
    validTo: Date.parse(leaf.valid_to),
    authority: { name: nameOf(root), fingerprint: root.fingerprint256 },
    isPublic: publicAuthorities().has(root.fingerprint256),
  };
}

/** A root names itself as its issuer. */
function endOf(leaf: DetailedPeerCertificate): DetailedPeerCertificate {
  let certificate = leaf;
  // Node leaves the issuer out where it is not known, whatever its types say.
  const issuer = (): DetailedPeerCertificate | undefined => certificate.issuerCertificate;
  for (let depth = 0; depth < 10; depth++) {
    const next = issuer();
    if (!next || next.fingerprint256 === certificate.fingerprint256) break;
    certificate = next;
  }
  return certificate;
}

/** One that is not at the end of its chain is named by who vouches for it. */
function nameOf({ subject, issuer }: DetailedPeerCertificate): string {
  const named = issuer.CN ?? issuer.O ?? subject.CN ?? '';
  return Array.isArray(named) ? named.join(', ') : named;
}

let known: ReadonlySet<string> | undefined;

function publicAuthorities(): ReadonlySet<string> {
  known ??= new Set(rootCertificates.map((pem) => new X509Certificate(pem).fingerprint256));
  return known;
}
