import type { CheckStop, Registration, RegistrationUnknown } from '../../../preload/contract/phone.ts';
import type { SentMarks, SipAnswer } from './answer.ts';
import { readDevices } from './contacts.ts';
import { answerChallenge, readChallenges, strongest } from './digest.ts';
import { exchange } from './exchange.ts';
import { onlyValueOf, valuesOf } from './head.ts';
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
  /** The registrar must not be asked again before something changes. A refusal is none: it may be asked again, but not soon. */
  stop?: CheckStop;
  /** How long it wants to be left alone (RFC 3261 §20.33), where a refusal says so. */
  retryAfterMs?: number;
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
/** A longer Retry-After than this is a mistake. */
const RETRY_AFTER_CAP_S = 86_400;

/** One check with one registrar: ask without credentials, answer its challenge once, read what it says. */
export class Conversation {
  readonly #link: Link;
  readonly #question: Question;
  readonly #parts: ConversationParts;
  readonly #callId: string;
  readonly #fromTag: string;
  /** By header and realm: what we answered with, and how often its nonce was called stale. */
  readonly #credentials = new Map<string, { name: string; value: string; stale: number }>();
  #hasAskedOnceMore = false;
  /** Some request of this conversation went out more than once: answers to its copies may have spent, or replaced, the nonce that we know. */
  #wasSentAgain = false;

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
      const end = this.#hear(outcome.answer, outcome.isSentAgain);
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
  #hear(answer: SipAnswer, isSentAgain: boolean): ConversationEnd | undefined {
    const { status, head } = answer;
    if (status === 401 || status === 407) return this.#challenged(answer, isSentAgain);
    if (status === 503) return { is: 'next', why: 'refused', status };
    if (status >= 300) return refused(answer);
    if (this.#credentials.size === 0) return unknown('no-challenge', status, 'no-challenge');
    const devices = readDevices(head, this.#parts.now());
    if (!devices || (devices.length === 0 && answer.isCut)) return unknown('garbage');
    return answered(devices.length > 0 ? { is: 'registered', devices } : { is: 'not-registered' });
  }

  #challenged({ status, head }: SipAnswer, isSentAgain: boolean): ConversationEnd | undefined {
    const [asked, name] =
      status === 401 ? ['www-authenticate', 'Authorization'] : ['proxy-authenticate', 'Proxy-Authorization'];
    const { realm, user, password } = this.#question;
    const challenges = valuesOf(head, asked).flatMap(readChallenges);
    if (challenges.length === 0) return unknown('unsupported-challenge', status);
    const chosen = strongest(challenges.filter((challenge) => realm === '' || challenge.realm === realm));
    if (!chosen) return unknown('other-realm', status);
    const key = `${name} ${chosen.realm}`;
    const before = this.#credentials.get(key);
    this.#wasSentAgain ||= isSentAgain;
    if (before && !chosen.isStale && !this.#mayAskOnceMore())
      // The question that was to tell went out twice as well: that proves nothing either.
      return isSentAgain ? unknown('refused', status) : answered({ is: 'wrong-password' }, 'wrong-password');
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

  /**
   * A request that went out twice spends its nonce with the first copy, or gets two nonces of which only the later one holds; the registrar
   * then refuses whatever the password. One more question with the new nonce tells.
   */
  #mayAskOnceMore(): boolean {
    const may = this.#wasSentAgain && !this.#hasAskedOnceMore;
    if (may) this.#hasAskedOnceMore = true;
    return may;
  }
}

/** Told as it is: a redirect is not followed, as the password is for the registrar of the settings only. */
function refused({ status, head }: SipAnswer): ConversationEnd {
  const [, digits] = /^(\d{1,9})(?:[\s;(]|$)/.exec(onlyValueOf(head, 'retry-after') ?? '') ?? [];
  const retryAfterMs = Math.min(Number(digits ?? 0), RETRY_AFTER_CAP_S) * 1_000;
  const registration: Registration = { is: 'unknown', why: 'refused', status };
  return { is: 'answered', answer: { registration, ...(retryAfterMs > 0 && { retryAfterMs }) } };
}

function answered(registration: Registration, stop?: CheckStop): ConversationEnd {
  return { is: 'answered', answer: { registration, ...(stop && { stop }) } };
}

function unknown(why: RegistrationUnknown, status?: number, stop?: CheckStop): ConversationEnd {
  return answered({ is: 'unknown', why, ...(status !== undefined && { status }) }, stop);
}
