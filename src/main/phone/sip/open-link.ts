import type { OpenLink } from './link.ts';
import { openStream } from './stream-link.ts';
import { openUdp } from './udp-link.ts';

/** Opens the way to a target by its transport. `trust` is asked for with TLS only: reading the system's certificates takes a while. */
export const openLink: OpenLink = (target, trust, signal) =>
  target.transport === 'udp'
    ? openUdp(target, signal)
    : openStream(target, target.transport === 'tls' ? trust() : undefined, signal);
