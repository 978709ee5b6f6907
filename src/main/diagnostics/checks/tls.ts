import type { Facts, FindingCode } from '../../../preload/contract/index.ts';
import { networkFault } from '../../call-api/failures.ts';
import { plainText } from '../../call-api/plain-text.ts';
import { checkTls, type TlsState } from '../../network/check-tls.ts';
import { proxyFault } from '../../network/proxy-error.ts';
import { found, type CheckRun } from '../finding.ts';
import type { Wires } from './wires.ts';

const DAY_MS = 86_400_000;
/** Certificates are renewed a month before they run out at the latest; two weeks are a renewal that was forgotten. */
const SOON_DAYS = 14;
/** A certificate may call its issuer anything. */
const NAME_LENGTH = 64;

const PROBLEMS: Record<string, FindingCode> = {
  CERT_HAS_EXPIRED: 'tls-ran-out',
  CERT_NOT_YET_VALID: 'tls-not-yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls-other-name',
};

/** The certificate of the API's host: who vouches for it, for how long, and do we believe them? Nothing is sent. */
export function checkCertificate({ host, route, trust }: Wires, now: () => number): CheckRun {
  return async (signal) => {
    const origin = await host();
    const name = new URL(origin).hostname;
    if (!origin.startsWith('https:')) return found('tls-not-used');
    try {
      const tls = await checkTls(origin, { route: await route(origin), trust }, signal);
      return found(codeOf(tls, now()), { host: name, ...factsOf(tls, now()) });
    } catch (error) {
      const { code } = proxyFault(error) ?? networkFault(error);
      return code === 'tls' ? found('tls-none', { host: name }) : found('tls-unreachable', { host: name, error: code });
    }
  };
}

function codeOf({ problem, validTo, isPublic }: TlsState, now: number): FindingCode {
  if (problem !== undefined) return PROBLEMS[problem] ?? 'tls-untrusted';
  if (daysUntil(validTo, now) < SOON_DAYS) return 'tls-ends-soon';
  return isPublic ? 'tls-trusted' : 'tls-company';
}

function factsOf({ validTo, authority }: TlsState, now: number): Facts {
  const issuer = plainText(authority.name, NAME_LENGTH);
  return { days: daysUntil(validTo, now), ...(issuer !== '' && { issuer }), fingerprint: authority.fingerprint };
}

function daysUntil(time: number, now: number): number {
  return Math.floor((time - now) / DAY_MS);
}
