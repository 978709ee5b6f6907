import type { CheckStop, Registration, RegistrationUnknown } from '../../../preload/contract/phone.ts';
import type { SentMarks, SipAnswer } from './answer.ts';
import { readDevices } from './contacts.ts';
import { answerChallenge, readChallenge, strongest } from './digest.ts';
import { exchange } from './exchange.ts';
import { valuesOf } from './head.ts';
import type { Link, LinkFailure } from './link.ts';
import { registerUri, writeRegister } from './register-request.ts';

export interface Question {
  domain: string;
  port: number | null;
  user: string;
  password: string;
  transport: 'udp' | 'tcp' | 'tls';
  /** '' takes any. */
  realm: string;
  route?: string;
}

export interface ProbeAnswer {
  registration: Registration;
  /** The registrar must not be asked again before something changes. */
  stop?: CheckStop;
}

/** `next`: this registrar did not do; another address of the same domain may. */
export type ConversationEnd =
  { is: 'answered'; answer: ProbeAnswer } | { is: 'next'; why: LinkFailure | 'timeout' | 'refused'; status?: number };

export interface ConversationParts {
  now: () => number;
  /** Letters and digits that nobody can guess. */
  randomId: () => string;
}

const ROUNDS_CAP = 5;
const STALE_CAP = 2;
/** Refusals that may be over soon. All others to a first request say that this registrar does not want such questions. */
const PASSING = [408, 429, 480, 491];

/** One check with one registrar: ask without credentials, answer its challenge once, read what it says. */
export class Conversation {
  readonly #link: Link;
  readonly #question: Question;
  readonly #parts: ConversationParts;
  readonly #callId: string;
  readonly #fromTag: string;
  /** By header and realm: what we answered with, and how often its nonce was called stale. */
  readonly #credentials = new Map<string, { name: string; value: string; stale: number }>();

  constructor(link: Link, question: Question, parts: ConversationParts) {
    this.#link = link;
    this.#question = question;
    this.#parts = parts;
    this.#callId = parts.randomId();
    this.#fromTag = parts.randomId();
  }

  async run(signal: AbortSignal): Promise<ConversationEnd> {
    for (let cseq = 1; cseq <= ROUNDS_CAP; cseq++) {
      const outcome = await this.#ask(cseq, signal);
      if (outcome.is === 'failed') return { is: 'next', why: outcome.why };
      const end = this.#hear(outcome.answer);
      if (end) return end;
    }
    return unknown('unsupported-challenge');
  }

  #ask(cseq: number, signal: AbortSignal): ReturnType<typeof exchange> {
    const branch = `z9hG4bK${this.#parts.randomId()}`;
    const marks: SentMarks = { branch, callId: this.#callId, cseq, fromTag: this.#fromTag };
    const credentials = [...this.#credentials.values()];
    const text = writeRegister({ ...this.#question, ...marks, local: this.#link.local, credentials });
    return exchange(this.#link, text, marks, signal);
  }

  /** undefined: the challenge is answered, ask again. */
  #hear(answer: SipAnswer): ConversationEnd | undefined {
    const { status, head } = answer;
    if (status === 401 || status === 407) return this.#challenged(answer);
    if (status === 503) return { is: 'next', why: 'refused', status };
    const isFirst = this.#credentials.size === 0;
    if (status < 300) {
      if (isFirst) return unknown('no-challenge', status, 'no-challenge');
      const devices = readDevices(head, this.#parts.now());
      if (!devices) return unknown('garbage');
      return answered(devices.length > 0 ? { is: 'registered', devices } : { is: 'not-registered' });
    }
    if (status === 403 && !isFirst) return unknown('refused', status, 'forbidden'); // some say so of a wrong password
    return isFirst && !isPassing(status) ? unknown('refused', status, 'no-challenge') : unknown('refused', status);
  }

  #challenged({ status, head }: SipAnswer): ConversationEnd | undefined {
    const [asked, name] =
      status === 401 ? ['www-authenticate', 'Authorization'] : ['proxy-authenticate', 'Proxy-Authorization'];
    const { realm, user, password } = this.#question;
    const challenges = valuesOf(head, asked).flatMap((value) => readChallenge(value) ?? []);
    if (challenges.length === 0) return unknown('unsupported-challenge', status);
    const chosen = strongest(challenges.filter((challenge) => realm === '' || challenge.realm === realm));
    if (!chosen) return unknown('other-realm', status);
    const key = `${name} ${chosen.realm}`;
    const before = this.#credentials.get(key);
    if (before && !chosen.isStale) return answered({ is: 'wrong-password' }, 'wrong-password');
    const stale = before ? before.stale + 1 : 0;
    if (stale > STALE_CAP) return unknown('unsupported-challenge', status);
    const value = answerChallenge(
      chosen,
      { user, password },
      { method: 'REGISTER', uri: registerUri(this.#question), cnonce: this.#parts.randomId() },
    );
    this.#credentials.set(key, { name, value, stale });
    return undefined;
  }
}

function isPassing(status: number): boolean {
  return PASSING.includes(status) || (status >= 500 && status < 600 && status !== 501 && status !== 505);
}

function answered(registration: Registration, stop?: CheckStop): ConversationEnd {
  return { is: 'answered', answer: { registration, ...(stop && { stop }) } };
}

function unknown(why: RegistrationUnknown, status?: number, stop?: CheckStop): ConversationEnd {
  return answered({ is: 'unknown', why, ...(status !== undefined && { status }) }, stop);
}
