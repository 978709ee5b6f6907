import { createHash, timingSafeEqual } from 'node:crypto';
import type { LockReason, SupervisorState, UnlockAnswer } from '../../preload/contract/index.ts';
import type { RecordAccess } from '../access-log/access-event.ts';
import type { CurrentSession, Session } from '../account/session.ts';
import { inTurn } from '../async/serial-queue.ts';
import { parseToken } from '../call-api/host.ts';
import { Fault } from '../fault.ts';

export interface LockClock {
  /** UTC epoch in ms, for people. */
  now: () => number;
  /** Milliseconds of a clock that nobody can set. */
  ticks: () => number;
  /** Acts once after this time; returns what calls it off. */
  after: (ms: number, act: () => void) => () => void;
}

export interface LockParts {
  session: CurrentSession;
  /** The token in use for this host; it never leaves main. */
  readToken: (host: string) => Promise<string | undefined>;
  clock: LockClock;
  recordAccess: RecordAccess;
  announce: (state: SupervisorState) => void;
}

const OPEN_MS = 15 * 60_000;
/** The embedded call centre's token is drawn at every start and shown to nobody: in it, and only there, this word opens too. */
const DEMO_WORD = 'demo';

interface Opened {
  session: Session;
  until: number;
  untilTicks: number;
  callOff: () => void;
}

/** The door to supervisor mode: open for 15 minutes from the last unlocking, for the session that unlocked it. */
export class SupervisorLock {
  readonly #parts: LockParts;
  readonly #tries: WrongTries;
  #opened: Opened | undefined;
  #why: LockReason = 'not-unlocked';
  readonly #inTurn = inTurn();
  /** How often it was locked for a reason: an unlocking that was under way then comes too late. */
  #locked = 0;

  constructor(parts: LockParts) {
    this.#parts = parts;
    this.#tries = new WrongTries(parts.clock.ticks);
  }

  state(): SupervisorState {
    const why = this.#endedBy();
    if (why) this.lock(why);
    return this.#opened ? { is: 'unlocked', until: this.#opened.until } : { is: 'locked', why: this.#why };
  }

  /** The session to act for. Throws `locked`, and is to be asked again before every request. */
  open(): Session {
    if (this.state().is === 'locked' || !this.#opened) throw new Fault('locked');
    return this.#opened.session;
  }

  /** One try after the other, so that many at once are not more than five. */
  unlock(typed: string): Promise<UnlockAnswer> {
    return this.#inTurn(() => this.#unlock(typed));
  }

  lock(why: LockReason): SupervisorState {
    if (why !== 'time-is-up') this.#locked++;
    if (this.#opened) {
      this.#opened.callOff();
      this.#opened = undefined;
      this.#why = why;
      this.#parts.announce({ is: 'locked', why });
    }
    return { is: 'locked', why: this.#why };
  }

  async #unlock(typed: string): Promise<UnlockAnswer> {
    const { session: current, clock } = this.#parts;
    const session = current();
    const locked = this.#locked;
    const waits = this.#tries.waitsMs();
    if (waits > 0) return { is: 'waiting', until: clock.now() + waits };
    if (!(await this.#isInUse(session, parseToken(typed)))) {
      const triesLeft = this.#tries.wrong();
      this.#parts.recordAccess({ is: 'supervisor-refused' });
      return triesLeft > 0 ? { is: 'wrong', triesLeft } : { is: 'waiting', until: clock.now() + this.#tries.waitsMs() };
    }
    await session.api.listNumbers(); // a token that is dead opens nothing
    if (current() !== session) throw new Fault('signed-out'); // the agent has left meanwhile
    if (this.#locked !== locked) throw new Fault('locked'); // it must not stand open when the computer wakes up
    this.#parts.recordAccess({ is: 'supervisor-unlocked' });
    this.#tries.right();
    return this.#openFor(session);
  }

  async #isInUse(session: Session, typed: string): Promise<boolean> {
    const token = await this.#parts.readToken(session.host);
    if (token === undefined) throw new Fault('keychain-unavailable');
    return isSame(typed, token) || (session.isDemo && typed === DEMO_WORD);
  }

  #openFor(session: Session): UnlockAnswer {
    const { clock, announce } = this.#parts;
    this.#opened?.callOff();
    const until = clock.now() + OPEN_MS;
    const callOff = clock.after(OPEN_MS, () => this.lock('time-is-up'));
    this.#opened = { session, until, untilTicks: clock.ticks() + OPEN_MS, callOff };
    announce({ is: 'unlocked', until });
    return { is: 'unlocked', until };
  }

  /** Both clocks count: the one that people see must not be overrun, and setting it back must not add time. */
  #endedBy(): LockReason | undefined {
    const { clock } = this.#parts;
    if (!this.#opened) return undefined;
    if (!this.#isSessionOf(this.#opened)) return 'account-changed';
    return clock.now() >= this.#opened.until || clock.ticks() >= this.#opened.untilTicks ? 'time-is-up' : undefined;
  }

  #isSessionOf(opened: Opened): boolean {
    try {
      return this.#parts.session() === opened.session;
    } catch {
      return false; // nobody is signed in
    }
  }
}

/** Takes the same time however much of it is right; hashing hides the length as well. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

const TRIES = 5;
const WAIT_MS = 5 * 60_000;

/** Five wrong tries, then five minutes in which none counts. Lives as long as the app: signing out and in gives no new ones. */
class WrongTries {
  readonly #ticks: () => number;
  #count = 0;
  #waitsUntil = -Infinity;

  constructor(ticks: () => number) {
    this.#ticks = ticks;
  }

  /** 0: the next try counts. */
  waitsMs(): number {
    return Math.max(0, this.#waitsUntil - this.#ticks());
  }

  /** How many are left; 0 begins the wait, after which there are five again. */
  wrong(): number {
    this.#count++;
    if (this.#count < TRIES) return TRIES - this.#count;
    this.#count = 0;
    this.#waitsUntil = this.#ticks() + WAIT_MS;
    return 0;
  }

  right(): void {
    this.#count = 0;
  }
}
