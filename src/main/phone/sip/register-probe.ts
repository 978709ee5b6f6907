import { randomBytes } from 'node:crypto';
import type { PhoneSettings } from '../../../preload/contract/phone.ts';
import { bareHost, readHostPort, type HostPort } from '../host-name.ts';
import { Conversation, type ConversationEnd, type ProbeAnswer, type Question } from './conversation.ts';
import { LinkError, type OpenLink, type Target } from './link.ts';
import { locate } from './locate.ts';
import type { Names } from './names.ts';

/** Whose registration, and where. */
export interface SipAccount {
  settings: PhoneSettings;
  user: string;
  password: string;
}

export interface ProbeParts {
  names: Names;
  openLink: OpenLink;
  /** Certificate authorities in PEM; asked for with TLS only. */
  authorities: () => readonly string[] | Promise<readonly string[]>;
  now: () => number;
  /** For everything together: DNS, connecting, every address, every round. */
  limitMs: number;
}

/**
 * Asks the registrar which phones are registered, without touching what it holds (RFC 3261 §10.2.3): see `writeRegister`. Addresses are
 * tried in their order until one answers, each with a fair share of the time (RFC 3263 §4.3).
 */
export class RegisterProbe {
  readonly #parts: ProbeParts;

  constructor(parts: ProbeParts) {
    this.#parts = parts;
  }

  /** Never rejects, but for a fault of ours. `signal` ends it early, as a time-out. */
  async ask(account: SipAccount, signal: AbortSignal): Promise<ProbeAnswer> {
    const endsAt = performance.now() + this.#parts.limitMs;
    const whole = AbortSignal.any([signal, AbortSignal.timeout(this.#parts.limitMs)]);
    const targets = await this.#locate(account.settings, whole);
    if (targets === 'timeout' || targets.length === 0)
      return { registration: { is: 'unknown', why: targets === 'timeout' ? 'timeout' : 'dns' } };
    let end: ConversationEnd = { is: 'next', why: 'timeout' };
    for (const [index, target] of targets.entries()) {
      if (whole.aborted) break;
      const share = Math.max(1, (endsAt - performance.now()) / (targets.length - index));
      end = await this.#askOne(account, target, AbortSignal.any([whole, AbortSignal.timeout(Math.ceil(share))]));
      if (end.is === 'answered') return end.answer;
    }
    const { why, status } = end;
    return { registration: { is: 'unknown', why, ...(status !== undefined && { status }) } };
  }

  async #askOne(account: SipAccount, target: Target, signal: AbortSignal): Promise<ConversationEnd> {
    const serverName = bareHost(nextHop(account.settings).host).replace(/\.$/, '');
    const trust = async () => ({ serverName, authorities: await this.#parts.authorities() });
    try {
      const link = await this.#parts.openLink(target, trust, signal);
      try {
        return await new Conversation(link, questionOf(account), { now: this.#parts.now, randomId }).run(signal);
      } finally {
        link.close();
      }
    } catch (error) {
      if (error instanceof LinkError) return { is: 'next', why: signal.aborted ? 'timeout' : error.why };
      throw error;
    }
  }

  async #locate(settings: PhoneSettings, signal: AbortSignal): Promise<Target[] | 'timeout'> {
    const ended = new Promise<'timeout'>((resolve) => {
      signal.addEventListener('abort', () => resolve('timeout'), { once: true });
    });
    return Promise.race([locate(nextHop(settings), settings.transport, this.#parts.names), ended]);
  }
}

/** The outbound proxy, or else the domain; its certificate must be for this very name. */
function nextHop({ domain, port, outboundProxy }: PhoneSettings): HostPort {
  const proxy = outboundProxy === '' ? undefined : readHostPort(outboundProxy);
  return proxy ?? { host: domain, ...(port !== null && { port }) };
}

function questionOf({ settings, user, password }: SipAccount): Question {
  const { domain, port, transport, realm, outboundProxy } = settings;
  return { domain, port, transport, realm, user, password, ...(outboundProxy !== '' && { route: outboundProxy }) };
}

function randomId(): string {
  return randomBytes(12).toString('hex');
}
