import { createHmac, randomBytes } from 'node:crypto';
import type { CheckStop, PhoneSettings, Registration } from '../../preload/contract/phone.ts';
import { waitAtMost } from '../async/with-timeout.ts';
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
}

const UNASKED: Registration = { is: 'unknown', why: 'not-asked' };
/** A fault of ours in reading or answering what came: kept like any answer, so that nobody is asked without end. */
const UNREADABLE: ProbeAnswer = { registration: { is: 'unknown', why: 'garbage' } };
/** Clicking faster than this gives the same answer. */
const ON_DEMAND_MS = 2_000;

/** What the registrar said last, one question at a time, and the stops that keep a wrong password from locking an account. */
export class RegistrationCheck {
  readonly #parts: CheckParts;
  /** Not for the disk: tells within this run whether the password is still the one that was refused. */
  readonly #key = randomBytes(32);
  #last: { registration: Registration; at: number } | undefined;
  /** `secret` marks the credentials that it holds for; undefined: all. */
  #stop: { by: CheckStop; registration: Registration; secret?: string } | undefined;
  /** Since somebody left, nobody has looked whose credentials are in use: a stop that holds for certain ones is not told. */
  #isOwnerUnknown = false;
  #running: { answer: Promise<Registration>; abort: AbortController } | undefined;

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
    };
  }

  /** Asks now, or joins the question that is under way, or gives an answer younger than `maxAgeMs`. Never rejects. */
  ask(maxAgeMs = ON_DEMAND_MS): Promise<Registration> {
    if (this.#running) return this.#running.answer;
    const age = this.#last ? this.#parts.now() - this.#last.at : Infinity;
    if (this.#last && age >= 0 && age < maxAgeMs) return Promise.resolve(this.#last.registration);
    const abort = new AbortController();
    const answer = this.#run(abort.signal).finally(() => {
      if (this.#running?.abort !== abort) return;
      this.#running = undefined;
      this.#parts.announce();
    });
    this.#running = { answer, abort };
    this.#parts.announce();
    return answer;
  }

  /** As `ask`, but waits `waitMs` at most: unknown then, and the question goes on behind it. */
  async fresh(maxAgeMs: number, waitMs: number): Promise<Registration> {
    return (await waitAtMost(waitMs, this.ask(maxAgeMs))) ?? { is: 'unknown', why: 'timeout' };
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
    const registration: Registration = { is: 'unknown', why: 'no-challenge' };
    this.#stop = isUnchallenged ? { by: 'no-challenge', registration } : undefined;
  }

  async #run(signal: AbortSignal): Promise<Registration> {
    if (this.#stop?.by === 'no-challenge') return this.#stop.registration;
    const isOver = (): boolean => signal.aborted; // the settings or the agent have changed meanwhile
    const account = await this.#parts.account().catch(() => undefined);
    if (isOver()) return UNASKED;
    if (!account) return this.#keep({ is: 'unknown', why: 'no-credentials' });
    const secret = this.#mark(account);
    this.#isOwnerUnknown = false;
    if (this.#stop?.secret === secret) return this.#keep(this.#stop.registration);
    this.#stop = undefined;
    const { registration, stop } = await this.#parts.probe(account, signal).catch(() => UNREADABLE);
    if (isOver()) return UNASKED;
    if (stop) this.#stop = { by: stop, registration, ...(stop !== 'no-challenge' && { secret }) };
    this.#keep(registration);
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
