import type { Seat, Settings } from '../../preload/contract/index.ts';
import type { RecordAccess } from '../access-log/access-event.ts';
import type { AgentScope } from '../account/agent-scope.ts';
import type { CurrentSession, Session } from '../account/session.ts';
import type { WireSip } from '../call-api/wire.ts';
import { parseWireTime } from '../calls/wire-time.ts';
import { Fault } from '../fault.ts';
import { after } from '../async/timers.ts';

export interface SeatParts {
  scope: AgentScope;
  session: CurrentSession;
  settings: () => Settings;
  now: () => number;
  /** Puts a secret on the clipboard and takes it away again after `clearsInMs` if it is still there. */
  copySecret: (text: string, clearsInMs: number) => Promise<void>;
  /** Takes a secret off the clipboard at once if it is still there. */
  clearSecret: () => Promise<void>;
  copyText: (text: string) => Promise<void>;
  recordAccess: RecordAccess;
  /** Acts once after this time, which keeps no process alive; returns what calls it off. */
  after?: (ms: number, act: () => void) => () => void;
}

const REVEAL_MS = 30_000;
const CLIPBOARD_MS = 30_000;
const FRESH_MS = 60_000;
const DAY_MS = 86_400_000;

/** The signed-in agent's own seat. Its password stays in main until it is asked for, and is never kept longer than a minute. */
export class SeatService {
  readonly #parts: SeatParts;
  #read: { session: Session; at: number; mine: WireSip[] } | undefined;
  #callOff: (() => void) | undefined;

  constructor(parts: SeatParts) {
    this.#parts = parts;
    parts.scope.register('seat', { dispose: () => this.dispose() });
  }

  async get(isFresh: boolean): Promise<Seat> {
    const { seat, others, at } = await this.#mine(isFresh);
    const { agentId, agentName } = this.#parts.session();
    const expiresAt = parseWireTime(seat.expiration_at, this.#parts.settings().timesWithoutOffset);
    return {
      agentId,
      agentName: seat.agent_name ?? agentName,
      sip: seat.sip ?? '',
      hasPassword: Boolean(seat.password),
      ...(expiresAt !== undefined && { expiresAt, daysLeft: daysUntil(expiresAt, this.#parts.now()) }),
      otherSips: others.flatMap((other) => other.sip ?? []),
      readAt: at,
    };
  }

  /** The SIP account of the seat, for main's own questions to the registrar. Throws `no-seat`, or `not-found` without a password. */
  async credentials(): Promise<{ sip: string; password: string }> {
    const password = await this.#password();
    return { sip: (await this.#mine(false)).seat.sip ?? '', password };
  }

  async revealPassword(): Promise<{ password: string; forMs: number }> {
    const password = await this.#password();
    this.#parts.recordAccess({ is: 'password-shown' });
    return { password, forMs: REVEAL_MS };
  }

  async copy(what: 'sip' | 'password'): Promise<{ clearsInMs?: number }> {
    if (what === 'sip') {
      await this.#parts.copyText((await this.#mine(false)).seat.sip ?? '');
      return {};
    }
    const password = await this.#password();
    this.#parts.recordAccess({ is: 'password-copied' });
    await this.#parts.copySecret(password, CLIPBOARD_MS);
    return { clearsInMs: CLIPBOARD_MS };
  }

  /** On sign-out. */
  async dispose(): Promise<void> {
    this.#forget();
    await this.#parts.clearSecret();
  }

  #forget(): void {
    this.#callOff?.();
    this.#read = undefined;
  }

  async #password(): Promise<string> {
    const { password } = (await this.#mine(false)).seat;
    if (!password) throw new Fault('not-found');
    return password;
  }

  /** The server is asked for this agent only, and what it answers is checked again: the filter is documented, not proven. */
  async #mine(isFresh: boolean): Promise<{ seat: WireSip; others: WireSip[]; at: number }> {
    const session = this.#parts.session();
    const isUsable = this.#read?.session === session && this.#parts.now() - this.#read.at < FRESH_MS;
    if (isFresh || !isUsable) {
      const seats = await session.api.listSips({ agentId: session.agentId });
      if (this.#parts.session() !== session) throw new Fault('signed-out'); // the agent has left meanwhile
      this.#keep({ session, at: this.#parts.now(), mine: seats.filter((seat) => seat.agent_id === session.agentId) });
    }
    const { mine, at } = this.#read ?? { mine: [], at: 0 };
    const [seat, ...others] = mine;
    if (!seat) throw new Fault('no-seat');
    return { seat, others, at };
  }

  #keep(read: { session: Session; at: number; mine: WireSip[] }): void {
    this.#forget();
    this.#read = read;
    this.#callOff = (this.#parts.after ?? after)(FRESH_MS, () => this.#forget());
  }
}

/** By this computer's calendar: 0 is today, and what has passed is negative even on its own day. */
export function daysUntil(expiresAt: number, now: number): number {
  const days = Math.round((startOfDay(expiresAt) - startOfDay(now)) / DAY_MS);
  return expiresAt <= now ? Math.min(days, -1) : days;
}

function startOfDay(epochMs: number): number {
  return new Date(epochMs).setHours(0, 0, 0, 0);
}
