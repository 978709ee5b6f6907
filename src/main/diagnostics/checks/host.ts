import { probeHost } from '../../call-api/probe.ts';
import { isFault } from '../../fault.ts';
import { found, type CheckRun } from '../finding.ts';
import type { Wires } from './wires.ts';

/** Does what answers at the host look like the API? No token is sent. */
export function checkHost({ host, connections }: Wires): CheckRun {
  return async (signal) => {
    const origin = await host();
    const { hostname } = new URL(origin);
    try {
      await probeHost(origin, connections, signal);
      return found('host-speaks', { host: hostname });
    } catch (error) {
      if (!isFault(error)) throw error;
      const { status } = error.error;
      if (error.code === 'bad-answer') return found('host-other', { host: hostname, ...(status && { status }) });
      return found('host-unreachable', { host: hostname, error: error.code });
    }
  };
}
