import type { SentMarks } from './answer.ts';

export interface RegisterRequest extends SentMarks {
  /** Host of the domain, IPv6 in brackets. */
  domain: string;
  /** Part of the Request-URI where the settings name one. */
  port: number | null;
  /** The user part as it is; escaped here. */
  user: string;
  transport: 'udp' | 'tcp' | 'tls';
  /** Where our socket sits, IPv6 in brackets. */
  local: { host: string; port: number };
  /** The outbound proxy, `host` or `host:port`. */
  route?: string;
  /** Authorization and Proxy-Authorization. */
  credentials: readonly { name: string; value: string }[];
}

/** The Request-URI, which the digest covers. */
export function registerUri({ domain, port }: Pick<RegisterRequest, 'domain' | 'port'>): string {
  return `sip:${domain}${port === null ? '' : `:${port}`}`;
}

/**
 * A REGISTER that only asks which bindings there are (RFC 3261 §10.2.3): it never holds a Contact or an Expires, because a registrar
 * may take the one for a new binding and the other for the wish to end all of them.
 */
export function writeRegister(request: RegisterRequest): string {
  const { domain, user, transport, local, branch, callId, cseq, fromTag, route, credentials } = request;
  const address = `<sip:${escapeUser(user)}@${domain}>`;
  const text = [
    `REGISTER ${registerUri(request)} SIP/2.0`,
    `Via: SIP/2.0/${transport.toUpperCase()} ${local.host}:${local.port};branch=${branch};rport`,
    'Max-Forwards: 70',
    ...(route === undefined ? [] : [`Route: <sip:${route};transport=${transport};lr>`]),
    `From: ${address};tag=${fromTag}`,
    `To: ${address}`,
    `Call-ID: ${callId}`,
    `CSeq: ${cseq} REGISTER`,
    ...credentials.map(({ name, value }) => `${name}: ${value}`),
    'User-Agent: Softphone-Companion',
    'Content-Length: 0',
  ];
  return assertAsksOnly(text);
}

/** The last look at what goes out. Throws rather than send a line too many or a header that changes bindings. */
function assertAsksOnly(lines: readonly string[]): string {
  for (const line of lines) {
    // eslint-disable-next-line no-control-regex
    if (/[\u0000-\u001f\u007f]/.test(line)) throw new Error('a SIP header must not hold control characters');
    if (/^(?:contact|m|expires)[ \t]*:/i.test(line)) throw new Error('a check must not carry Contact or Expires');
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** RFC 3261 §25.1 `user`: unreserved characters (and +) as they are, everything else as escaped UTF-8. */
export function escapeUser(user: string): string {
  return Array.from(Buffer.from(user, 'utf8'), (byte) => {
    const character = String.fromCharCode(byte);
    if (/[A-Za-z0-9\-_.!~*'()+]/.test(character)) return character;
    return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}
