import { isIP } from 'node:net';
import type { CheckId, ContradictionKind, Facts } from '../../preload/contract/index.ts';
import { ODD_FIELDS } from '../call-api/wire.ts';
import { isLogCode } from '../log/log-codes.ts';

/** What a field has that should not be there. */
const HIDDEN = '?';
const HOST = /^(?=.{1,253}$)[a-z\d](?:[a-z\d-]{0,62})(?:\.[a-z\d][a-z\d-]{0,62})*$/i;
/** A phone number, a SIP account or an agent's id may pass for a name, and so may a token. */
const NUMBER_LIKE = /\d{5}/;
const TOKEN_LIKE = /(?=(?:[a-z-]*\d){3})[a-z\d-]{12}/i;
const FINGERPRINT = /^[\dA-F]{2}(?::[\dA-F]{2}){31}$/;
const VARIABLE = /^[A-Z_]{4,32}$/;
const CONTRADICTIONS: ReadonlySet<string> = new Set<ContradictionKind>([
  ...(['never-rang', 'rang-twice', 'answered-but-missed'] as const),
  ...(['missed-but-talk', 'talk-time', 'record-missing'] as const),
]);
const KINDS: readonly string[] = ['http', 'https', 'socks5', 'socks4', 'quic', 'other'];
/** Which of the agent's own words a host is depends on the check: those typed into a setting stay out. */
const NAMES_NO_HOST: ReadonlySet<CheckId> = new Set(['recordings']);

/** What of these facts goes into a report, whatever a check has put into them. An issuer's name is free text from outside: its fingerprint says the same. */
export function reportable(id: CheckId, facts: Facts): Omit<Facts, 'issuer'> {
  const { host, port, proxyKind, count, days, skewSeconds, megabytes, status, error, fingerprint, variables } = facts;
  const fields = facts.fields?.flatMap(reportableField);
  const { phoneSays } = facts;
  const contradictions = facts.contradictions?.flatMap(reportableKind);
  return {
    ...(host !== undefined && !NAMES_NO_HOST.has(id) && { host: shownHost(host) }),
    ...amount('port', port),
    ...(proxyKind !== undefined && KINDS.includes(proxyKind) && { proxyKind }),
    ...amount('count', count),
    ...amount('days', days),
    ...amount('skewSeconds', skewSeconds),
    ...amount('megabytes', megabytes),
    ...amount('status', status),
    ...(error !== undefined && isLogCode(error) && { error }),
    ...(variables !== undefined && { variables: variables.filter((name) => VARIABLE.test(name)) }),
    ...(fields !== undefined && { fields }),
    ...(typeof phoneSays === 'boolean' && { phoneSays }),
    ...(contradictions !== undefined && { contradictions }),
    ...(fingerprint !== undefined && FINGERPRINT.test(fingerprint) && { fingerprint }),
  };
}

/** How often a field could not be read helps the vendor; what stood in it stays here. */
function reportableField({ field, rows }: { field: string; rows: number }): { field: string; rows: number }[] {
  if (!ODD_FIELDS.has(field) || !Number.isFinite(rows)) return [];
  return [{ field, rows: Math.round(Math.max(0, Math.min(MOST, rows))) }];
}

function reportableKind({ is, calls }: NonNullable<Facts['contradictions']>[number]): Facts['contradictions'] & object {
  if (!CONTRADICTIONS.has(is) || !Number.isFinite(calls)) return [];
  return [{ is, calls: Math.round(Math.max(0, Math.min(MOST, calls))) }];
}

function shownHost(host: string): string {
  const isShown = isIP(host) !== 0 || (HOST.test(host) && !NUMBER_LIKE.test(host) && !TOKEN_LIKE.test(host));
  return isShown ? host.toLowerCase() : HIDDEN;
}

/** More is told as this much. Whoever mistakes an account or a phone number for an amount gets no more of it into a report. */
const MOST = 9_999_999;

function amount(key: keyof Facts, value: unknown): Facts {
  if (typeof value !== 'number' || !Number.isFinite(value)) return {};
  return { [key]: Math.round(Math.max(-MOST, Math.min(MOST, value))) };
}
