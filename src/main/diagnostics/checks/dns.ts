import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isThisComputer } from '../../network/this-computer.ts';
import { errnoOf } from '../../files/disk-fault.ts';
import { found, type CheckRun } from '../finding.ts';
import type { Wires } from './wires.ts';

/** Nobody knows the name, against: nobody could be asked. */
const UNKNOWN = new Set(['ENOTFOUND', 'ENODATA', 'EAI_NONAME']);

/** Does this computer find the address of the API's host? Behind a proxy that is the proxy's business. */
export function checkDns({ host, route }: Wires, find: typeof lookup = lookup): CheckRun {
  return async () => {
    const origin = await host();
    const name = new URL(origin).hostname.replace(/^\[|\]$/g, '');
    if (isThisComputer(origin) || isIP(name) !== 0) return found('dns-not-needed');
    try {
      const addresses = await find(name, { all: true });
      return found('dns-found', { host: name, count: addresses.length });
    } catch (error) {
      const [first] = await route(origin);
      if (first?.is === 'proxy') return found('dns-left-to-proxy', { host: name });
      return found(UNKNOWN.has(errnoOf(error) ?? '') ? 'dns-unknown-name' : 'dns-silent', { host: name });
    }
  };
}
