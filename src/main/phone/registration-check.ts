import { createHmac, randomBytes } from 'node:crypto';
import type { CheckStop, PhoneSettings, Registration } from '../../preload/contract/phone.ts';
import { waitAtMost } from '../async/with-timeout.ts';
import { Refusals, type KeptAnswer } from './refusals.ts';
import type { ProbeAnswer } from './sip/conversation.ts';
import type { SipAccount } from './sip/register-probe.ts';

export interface CheckParts {
  probe: (account: SipAccount, signal: AbortSignal) => Promise<ProbeAnswer>;
  /** The account as it is now; undefined when there is none (signed out, no seat, the API does not answer). */
  account: () => Promise<SipAccount | undefined>;
  now: () => number;
  announce: () => void;
  /** A registrar that, asked with these settings, does not ask who we are: to be written down. */
  onUnchallenged: (settings: PhoneSettings) => Promise<void>;
}

export interface CheckState {
  registration: Registration;
  at?: number;
  isChecking: boolean;
  stoppedBy?: CheckStop;
  /** After a refusal: before this time (UTC epoch ms) the registrar is asked by hand only. */
  askAgainAt?: number;
}

interface Question {
  answer: Promise<Registration>;
  abort: AbortController;
  /** Somebody waits for it who has asked by hand. */
  isByHand: boolean;
}

const UNASKED: Registration = { is: 'unknown', why: 'not-asked' };
/** A fault of ours in reading or answering what came: kept like any answer, so that nobody is asked without end. */
const UNREADABLE: ProbeAnswer = { registration: { is: 'unknown', why: 'garbage' } };
/** Clicking faster than this gives the same answer. */
const ON_DEMAND_MS = 2_000;

/**
 * What the registrar said last, one question at a time, the stops that keep a wrong password from locking an account, and the pauses
 * after refusals.
 */
export class RegistrationCheck {
  readonly #parts: CheckParts;
  /** Not for the disk: tells within this run whether the password is still the one that was refused. */
  readonly #key = randomBytes(32);
  #last: KeptAnswer | undefined;
  /** `secret` marks the credentials that it holds for; undefined: all. */
  #stop: { by: CheckStop; registration: Registration; secret?: string } | undefined;
  /** Since somebody left, nobody has looked whose credentials are in use: a stop that holds for certain ones is not told. */
  #isOwnerUnknown = false;
  #running: Question | undefined;
  readonly #refusals = new Refusals();

  constructor(parts: CheckParts) {
    this.#parts = parts;
  }

  state(): CheckState {
    const stop = this.#isOwnerUnknown && this.#stop?.secret !== undefined ? undefined : this.#stop;
    return {
      registration: this.#last?.registration ?? stop?.registration ?? UNASKED,
      ...(this.#last && { at: this.#last.at }),
      isChecking: this.#running !== undefined,
      ...(stop && { stoppedBy: stop.by }),
      ...(this.#last?.askAgainAt !== undefined && { askAgainAt: this.#last.askAgainAt }),
    };
  }

  /**
   * Asks now because somebody wants to know, or joins the question that is under way, or gives an answer younger than `maxAgeMs`. Never
   * rejects. A pause after a refusal does not hold it back.
   */
  ask(maxAgeMs = ON_DEMAND_MS): Promise<Registration> {
    return this.#ask(maxAgeMs, true);
  }

  /** As `ask`, but by itself: in the pause after a refusal, that is the answer. */
  askByItself(maxAgeMs: number): Promise<Registration> {
    return this.#ask(maxAgeMs, false);
  }

  /** As `askByItself`, but waits `waitMs` at most: unknown then, and the question goes on behind it. */
  async fresh(maxAgeMs: number, waitMs: number): Promise<Registration> {
    return (await waitAtMost(waitMs, this.askByItself(maxAgeMs))) ?? { is: 'unknown', why: 'timeout' };
  }

  #ask(maxAgeMs: number, isByHand: boolean): Promise<Registration> {
    if (this.#running) {
      this.#running.isByHand ||= isByHand;
      return this.#running.answer;
    }
    const age = this.#last ? this.#parts.now() - this.#last.at : Infinity;
    if (this.#last && age >= 0 && age < maxAgeMs) return Promise.resolve(this.#last.registration);
    const question = { abort: new AbortController(), isByHand };
    const answer = this.#run(question).finally(() => {
      if (this.#running?.abort !== question.abort) return;
      this.#running = undefined;
      this.#parts.announce();
    });
    this.#running = Object.assign(question, { answer });
    this.#parts.announce();
    return answer;
  }

  /**
   * Another agent: what was said holds no more, and what is under way is not waited for. A stop stays with its credentials, and is told
   * again when they are in use again.
   */
  forget(): void {
    this.#running?.abort.abort();
    this.#running = undefined;
    this.#last = undefined;
    this.#isOwnerUnknown = true;
  }

  /** Other settings. `isUnchallenged`: with these the registrar did not ask who we are, so it is not asked at all. */
  reset(isUnchallenged: boolean): void {
    this.forget();
    this.#refusals.clear();
    const registration: Registration = { is: 'unknown', why: 'no-challenge' };
    this.#stop = isUnchallenged ? { by: 'no-challenge', registration } : undefined;
  }

  async #run(question: Omit<Question, 'answer'>): Promise<Registration> {
    const { signal } = question.abort;
    if (this.#stop?.by === 'no-challenge') return this.#stop.registration;
    const isOver = (): boolean => signal.aborted; // the settings or the agent have changed meanwhile
    const account = await this.#parts.account().catch(() => undefined);
    if (isOver()) return UNASKED;
    if (!account) return this.#keep({ is: 'unknown', why: 'no-credentials' });
    const secret = this.#mark(account);
    this.#isOwnerUnknown = false;
    if (this.#stop?.secret === secret) return this.#keep(this.#stop.registration);
    this.#stop = undefined;
    const held = question.isByHand ? undefined : this.#refusals.pauseOf(secret, this.#parts.now());
    if (held) {
      this.#last = held;
      return held.registration;
    }
    const answer = await this.#parts.probe(account, signal).catch(() => UNREADABLE);
    const { registration, stop } = answer;
    if (isOver()) return UNASKED;
    if (stop) this.#stop = { by: stop, registration, ...(stop !== 'no-challenge' && { secret }) };
    this.#last = this.#refusals.take(secret, answer, this.#parts.now());
    if (stop === 'no-challenge') await this.#parts.onUnchallenged(account.settings).catch(() => undefined); // stopped for this run all the same
    return registration;
  }

  #keep(registration: Registration): Registration {
    this.#last = { registration, at: this.#parts.now() };
    return registration;
  }

  #mark({ user, password }: SipAccount): string {
    return createHmac('sha256', this.#key).update(`${user}\0${password}`).digest('base64');
  }
}
