import type { PhoneCall, PhoneCallEnd } from '../../preload/contract/index.ts';
import { Fault } from '../fault.ts';
import type { PhoneEvent } from './phone-port.ts';

/** A call as it is kept: with the phone's own name of it, and without what is gathered about the caller. */
export interface LiveCall extends Omit<PhoneCall, 'facts' | 'contact' | 'isOwnLeg' | 'isAnswering'> {
  /** The phone's name of it. */
  call: string;
  /** The agent sent it away. */
  isDeclined: boolean;
  /** The agent has put its card away; it goes on all the same. */
  isHidden: boolean;
}

/** More at once than any phone has lines for. */
const MOST = 8;

/** The calls that the phone tells of, made of its events alone: no timer, no way to place one. */
export class LiveCalls {
  readonly #newId: () => string;
  readonly #calls = new Map<string, LiveCall>();

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  list(): LiveCall[] {
    return [...this.#calls.values()];
  }

  byId(id: string): LiveCall | undefined {
    return this.list().find((call) => call.id === id);
  }

  /** Throws `not-found` where the call is over. */
  going(id: string): LiveCall {
    const call = this.byId(id);
    if (!call || call.stage === 'ended') throw new Fault('not-found');
    return call;
  }

  /** Throws `not-found` where the call does not ring here (any more). */
  ringing(id: string): LiveCall {
    const call = this.going(id);
    if (!ringsHere(call)) throw new Fault('not-found');
    return call;
  }

  /** Throws `not-found` where nobody talks. */
  talking(id: string): LiveCall {
    const call = this.going(id);
    if (call.stage !== 'talking') throw new Fault('not-found');
    return call;
  }

  /** The call that has changed; undefined: none has. `now`: UTC epoch ms. */
  take(event: Exclude<PhoneEvent, { is: 'registration' }>, now: number): LiveCall | undefined {
    const known = this.#calls.get(event.call);
    switch (event.is) {
      case 'incoming':
      case 'outgoing':
        return known ? undefined : this.#begin(event, event.is === 'incoming' ? 'in' : 'out', now);
      case 'ringing':
        return undefined;
      case 'answered': {
        // The app may have come late, or the phone tells nothing of an outgoing call before it is answered.
        const call = known ?? this.#begin(event, event.direction, now);
        if (call?.stage !== 'ringing') return undefined;
        return this.#change(call, { stage: 'talking', answeredAt: now });
      }
      case 'ended':
        return known && known.stage !== 'ended' ? this.#end(known, now) : undefined;
    }
  }

  update(call: LiveCall, change: Partial<Pick<LiveCall, 'isMuted' | 'isHeld' | 'isDeclined' | 'isHidden'>>): void {
    if (this.#calls.get(call.call) === call) this.#change(call, change);
  }

  remove(id: string): void {
    const call = this.byId(id);
    if (call) this.#calls.delete(call.call);
  }

  /** The phone is not heard any more: whatever went on, nobody knows now. Gives what it took away. */
  lose(now: number): LiveCall[] {
    const lost = this.list().filter(({ stage }) => stage !== 'ended');
    return lost.map((call) => this.#change(call, { stage: 'ended', end: 'lost', endedAt: now }));
  }

  clear(): void {
    this.#calls.clear();
  }

  #begin(
    event: Extract<PhoneEvent, { is: 'incoming' | 'outgoing' | 'answered' }>,
    direction: 'in' | 'out',
    now: number,
  ): LiveCall | undefined {
    this.#makeRoom();
    if (this.#calls.size >= MOST) return undefined;
    const { call, number, name } = event;
    const begun: LiveCall = {
      id: this.#newId(),
      call,
      direction,
      stage: 'ringing',
      number,
      ...(name !== undefined && { name }),
      startedAt: now,
      isMuted: false,
      isHeld: false,
      isDeclined: false,
      isHidden: false,
    };
    this.#calls.set(call, begun);
    return begun;
  }

  #makeRoom(): void {
    for (const { call, stage } of this.list()) {
      if (this.#calls.size < MOST) return;
      if (stage === 'ended') this.#calls.delete(call);
    }
  }

  #end(call: LiveCall, now: number): LiveCall {
    return this.#change(call, { stage: 'ended', end: endOf(call), endedAt: now });
  }

  #change(call: LiveCall, change: Partial<LiveCall>): LiveCall {
    const next = { ...call, ...change };
    this.#calls.set(call.call, next);
    return next;
  }
}

function ringsHere({ stage, direction }: LiveCall): boolean {
  return stage === 'ringing' && direction === 'in';
}

function endOf({ stage, direction, isDeclined }: LiveCall): PhoneCallEnd {
  if (stage === 'talking' || direction === 'out') return 'hung-up';
  return isDeclined ? 'declined' : 'missed';
}
