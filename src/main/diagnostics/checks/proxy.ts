import type { FindingCode } from '../../../preload/contract/index.ts';
import { ProxyError, type ProxyTrouble } from '../../network/proxy-error.ts';
import type { Hop, Route } from '../../network/route.ts';
import { isThisComputer } from '../../network/this-computer.ts';
import { firstThatStands } from '../../network/try-hops.ts';
import { openTunnel } from '../../network/tunnel.ts';
import type { Facts } from '../../../preload/contract/index.ts';
import { found, type Finding, type CheckRun } from '../finding.ts';
import type { Wires } from './wires.ts';

const TROUBLES: Record<ProxyTrouble, FindingCode> = {
  unreachable: 'proxy-unreachable',
  silent: 'proxy-silent',
  'broken-off': 'proxy-nonsense',
  auth: 'proxy-wants-login',
  refused: 'proxy-refuses',
  garbage: 'proxy-nonsense',
  unsupported: 'proxy-unsupported',
};

/** Which proxy applies, and does it open a tunnel to the API's host? */
export function checkProxy({ host, askSystem, trust }: Wires): CheckRun {
  return async () => {
    const origin = await host();
    if (isThisComputer(origin)) return found('proxy-not-needed');
    const route = await askSystem(origin);
    return route ? tried(route, new URL(origin), trust) : found('proxy-unknown');
  };
}

async function tried(route: Route, { hostname, port }: URL, trust: Wires['trust']): Promise<Finding> {
  let last: Hop = { is: 'direct' };
  try {
    await firstThatStands(route, async (hop) => {
      last = hop;
      if (hop.is === 'unsupported') throw new ProxyError('unsupported');
      if (hop.is === 'proxy') (await openTunnel(hop, { host: hostname, port: Number(port || 443) }, trust)).destroy();
    });
    return found(isDirect(last) ? 'proxy-none' : 'proxy-passes', factsOf(last));
  } catch (error) {
    if (!(error instanceof ProxyError)) throw error;
    const { status } = error;
    return found(TROUBLES[error.why], { ...factsOf(last), ...(status !== undefined && { status }) });
  }
}

function isDirect(hop: Hop): boolean {
  return hop.is === 'direct';
}

function factsOf(hop: Hop): Facts {
  if (hop.is === 'direct') return {};
  if (hop.is === 'unsupported') return { proxyKind: hop.kind };
  return { proxyKind: hop.kind, host: hop.host, port: hop.port };
}
