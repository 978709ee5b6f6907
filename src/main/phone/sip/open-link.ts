import type { OpenLink } from './link.ts';
import { openStream } from './stream-link.ts';
import { openUdp } from './udp-link.ts';

/** Opens the way to a target by its transport. `trust` is asked for with TLS only. */
export const openLink: OpenLink = async (target, trust, signal) =>
  target.transport === 'udp'
    ? openUdp(target, signal)
    : openStream(target, target.transport === 'tls' ? await trust() : undefined, signal);
