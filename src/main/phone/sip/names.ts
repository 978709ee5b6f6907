import { lookup } from 'node:dns/promises';
import { Resolver } from 'node:dns/promises';

export interface NaptrRecord {
  order: number;
  preference: number;
  /** `s`: the replacement has SRV records. */
  flags: string;
  /** `SIP+D2U`, `SIP+D2T`, `SIPS+D2T`. */
  service: string;
  replacement: string;
}

export interface SrvRecord {
  priority: number;
  weight: number;
  name: string;
  port: number;
}

/** DNS as far as RFC 3263 needs it. Each gives an empty list for what does not exist, and may reject when nobody answers. */
export interface Names {
  naptr(name: string): Promise<NaptrRecord[]>;
  srv(name: string): Promise<SrvRecord[]>;
  /** IPv4 and IPv6, in the order of the system's preference. */
  addresses(name: string): Promise<string[]>;
}

const ABSENT = ['ENOTFOUND', 'ENODATA', 'EAI_NONAME', 'EAI_NODATA'];

/** The computer's resolver; addresses as every other program finds them (hosts file and company networks included). */
export function systemNames(): Names {
  const resolver = new Resolver({ timeout: 800, tries: 1 });
  return {
    naptr: (name) => orNone(resolver.resolveNaptr(name)),
    srv: (name) => orNone(resolver.resolveSrv(name)),
    addresses: (name) => orNone(lookup(name, { all: true }).then((found) => found.map(({ address }) => address))),
  };
}

async function orNone<T>(asked: Promise<T[]>): Promise<T[]> {
  return asked.catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && ABSENT.includes(String(error.code))) return [];
    throw error;
  });
}
