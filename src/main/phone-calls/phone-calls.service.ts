import type {
  CallerFacts,
  DialState,
  EventName,
  Events,
  PhoneCall,
  PhoneCallsState,
  PhoneLink,
  PhoneSettings,
} from '../../preload/contract/index.ts';
import type { AgentScope } from '../account/agent-scope.ts';
import { waitAtMost } from '../async/with-timeout.ts';
import { Fault } from '../fault.ts';
import type { JsonFile } from '../files/json-file.ts';
import type { HeardCalls } from './heard-calls.ts';
import { LiveCalls, type LiveCall } from './live-calls.ts';
import { OwnLegs } from './own-legs.ts';
import type { storedSightings } from './own-leg.ts';
import { NO_ABILITIES, type Phone, type PhoneAct, type PhoneEvent } from './phone-port.ts';
import type { z } from 'zod';

export interface PhoneCallsParts {
  scope: AgentScope;
  /** The phone that is to be heard now; `key` names it, so that the same one is not begun anew. */
  phone: () => { key: string; create: () => Phone | undefined };
  settings: () => Pick<PhoneSettings, 'answersOwnCalls'>;
  dialer: () => DialState;
  /** What of a number may be shown. */
  shown: (number: string) => string;
  /** What may be shown of the contact who has this number. */
  contactOf: (number: string) => string | undefined;
  /** What is known on this computer of whoever has this number; the one place where it is gathered. */
  facts: (number: string) => Promise<CallerFacts>;
  sightings: JsonFile<z.infer<typeof storedSightings>>;
  /** False in the demo, which leaves nothing on the disk. */
  mayKeep: () => boolean;
  newId: () => string;
  now: () => number;
  after: (ms: number, run: () => void) => () => void;
  announce: (state: PhoneCallsState) => void;
  /** What the phone says of its own registration; undefined: nothing, or it is not heard. */
  registered: (isRegistered: boolean | undefined) => void;
  /** What the phone has told, for later. */
  heard: Pick<HeardCalls, 'ended' | 'listening'>;
  /** A call that came in and that nobody took. */
  onMissed: (number: string, at: number) => void;
}

type CallEvent = Exclude<PhoneEvent, { is: 'registration' }>;

/** How a call is shown depends on them. */
const SHOWN_BY: ReadonlySet<EventName> = new Set(['settings.changed', 'contacts.changed']);
/** How long the end of a call is shown. */
const ENDED_MS = 6_000;
/** A phone that has no microphone, say, accepts the command and does not answer. */
const ANSWER_MS = 5_000;

/**
 * The calls of the agent's phone, as the phone tells them. Nothing that it tells can place a call, and nothing is answered by itself but the leg of a
 * call of this app, where the agent wants that.
 */
export class PhoneCallsService {
  readonly #parts: PhoneCallsParts;
  readonly #calls: LiveCalls;
  readonly #legs: OwnLegs;
  readonly #facts = new Map<string, CallerFacts>();
  readonly #answered = new Map<string, () => void>();
  readonly #leaving = new Set<() => void>();
  #phone: Phone | undefined;
  #key = '';
  #link: PhoneLink = { is: 'off' };
  #isRegistered: boolean | undefined;

  constructor(parts: PhoneCallsParts) {
    this.#parts = parts;
    this.#calls = new LiveCalls(parts.newId);
    this.#legs = new OwnLegs({
      ...parts,
      calls: () => this.#calls.list(),
      isOn: () => parts.settings().answersOwnCalls && this.#phone?.abilities.answersOne === true,
      answer: (call) => void this.#act({ is: 'answer', call: call.call }).catch(() => undefined),
      changed: () => this.#announce(),
    });
    parts.scope.register('phone-calls', { dispose: () => this.#follow(), wipe: () => this.#legs.forget() });
  }

  async start(): Promise<void> {
    await this.#legs.load();
  }

  /** Every event that the windows hear. */
  hear<N extends EventName>(name: N, payload: Events[N]): void {
    if (name === 'phone.changed' || name === 'account.changed') this.#follow();
    else if (SHOWN_BY.has(name) && this.#calls.list().length > 0) this.#announce();
    else if (name === 'dialer.changed') this.#legs.dialerChanged(payload as Events['dialer.changed']);
  }

  /** Hears the phone that is to be heard now, with nothing of the one before. */
  #follow(): void {
    const { key, create } = this.#parts.phone();
    if (key === this.#key) return;
    this.#key = key;
    this.#phone?.stop();
    for (const callOff of this.#leaving) callOff();
    this.#leaving.clear();
    this.#calls.clear();
    this.#facts.clear();
    this.#legs.clear();
    this.#saysRegistered(undefined);
    this.#link = { is: 'off' };
    this.#parts.heard.listening(false);
    const phone = create();
    this.#phone = phone;
    phone?.start({
      event: (event) => this.#phone === phone && this.#told(event),
      link: (link) => this.#phone === phone && this.#linked(link),
    });
    this.#announce();
  }

  get(): PhoneCallsState {
    return {
      link: this.#link,
      abilities: this.#phone?.abilities ?? NO_ABILITIES,
      ...(this.#isRegistered !== undefined && { isRegistered: this.#isRegistered }),
      calls: this.#calls
        .list()
        .filter(({ isHidden }) => !isHidden)
        .map((call) => this.#shown(call)),
    };
  }

  async answer(id: string): Promise<PhoneCallsState> {
    const { call } = this.#calls.ringing(id);
    const answered = new Promise<true>((resolve) => this.#answered.set(call, () => resolve(true)));
    try {
      await this.#act({ is: 'answer', call });
      if (!(await waitAtMost(ANSWER_MS, answered))) throw new Fault('phone-refused');
    } finally {
      this.#answered.delete(call);
    }
    return this.get();
  }

  async decline(id: string): Promise<PhoneCallsState> {
    const call = this.#calls.ringing(id);
    this.#calls.update(call, { isDeclined: true });
    try {
      await this.#act({ is: 'decline', call: call.call });
    } catch (error) {
      const now = this.#calls.byId(id);
      if (now) this.#calls.update(now, { isDeclined: false });
      throw error;
    }
    return this.get();
  }

  async hangUp(id: string): Promise<PhoneCallsState> {
    await this.#act({ is: 'hangUp', call: this.#calls.going(id).call });
    return this.get();
  }

  async mute(id: string, isOn: boolean): Promise<PhoneCallsState> {
    await this.#act({ is: 'mute', call: this.#calls.talking(id).call, isOn });
    return this.#updated(id, { isMuted: isOn });
  }

  async hold(id: string, isOn: boolean): Promise<PhoneCallsState> {
    await this.#act({ is: 'hold', call: this.#calls.talking(id).call, isOn });
    return this.#updated(id, { isHeld: isOn });
  }

  async dtmf(id: string, digits: string): Promise<PhoneCallsState> {
    await this.#act({ is: 'dtmf', call: this.#calls.talking(id).call, digits });
    return this.get();
  }

  /** A call that goes on is only out of sight: while the agent talks, no other is answered by itself, and a missed one is told. */
  dismiss(id: string): PhoneCallsState {
    const call = this.#calls.byId(id);
    if (call?.stage === 'ended') this.#remove(id);
    else if (call) {
      this.#calls.update(call, { isHidden: true });
      this.#announce();
    }
    return this.get();
  }

  #told(event: PhoneEvent): void {
    if (event.is === 'registration') {
      this.#saysRegistered(event.isRegistered);
      this.#announce();
    } else this.#callTold(event);
  }

  #saysRegistered(isRegistered: boolean | undefined): void {
    this.#isRegistered = isRegistered;
    this.#parts.registered(isRegistered);
  }

  #callTold(event: CallEvent): void {
    const call = this.#calls.take(event, this.#parts.now());
    if (!call) return;
    if (event.is === 'incoming') this.#rang(call);
    if (call.stage === 'talking') this.#answered.get(call.call)?.();
    if (call.stage === 'ended') this.#ended(call);
    this.#legs.callsChanged();
    this.#announce();
  }

  #rang(call: LiveCall): void {
    this.#legs.rang(call);
    if (call.number === '') return;
    void this.#parts.facts(call.number).then(
      (facts) => {
        if (!this.#calls.byId(call.id)) return;
        this.#facts.set(call.id, facts);
        this.#announce();
      },
      () => undefined, // a card without what the history knows is still a card
    );
  }

  #ended(call: LiveCall): void {
    this.#parts.heard.ended(call, this.#legs.intentOf(call.id));
    if (call.end === 'missed' && call.number !== '' && !this.#legs.isOwn(call.id))
      this.#parts.onMissed(call.number, call.startedAt);
    this.#leaving.add(this.#parts.after(ENDED_MS, () => this.#remove(call.id)));
  }

  #linked(link: PhoneLink): void {
    this.#link = link;
    this.#parts.heard.listening(link.is === 'connected');
    if (link.is !== 'connected') {
      for (const call of this.#calls.lose(this.#parts.now())) this.#ended(call);
      this.#saysRegistered(undefined);
    }
    this.#announce();
  }

  #remove(id: string): void {
    if (!this.#calls.byId(id)) return;
    this.#calls.remove(id);
    this.#facts.delete(id);
    this.#announce();
  }

  #updated(id: string, change: { isMuted: boolean } | { isHeld: boolean }): PhoneCallsState {
    const call = this.#calls.byId(id);
    if (call) this.#calls.update(call, change);
    this.#announce();
    return this.get();
  }

  async #act(act: PhoneAct): Promise<void> {
    if (!this.#phone || this.#link.is !== 'connected') throw new Fault('phone-refused');
    await this.#phone.act(act);
  }

  #shown({ call: _name, isDeclined: _own, isHidden: _hidden, ...call }: LiveCall): PhoneCall {
    const { id, number } = call;
    const contact = this.#parts.contactOf(number);
    return {
      ...call,
      number: number === '' ? '' : this.#parts.shown(number),
      ...(contact !== undefined && { contact }),
      isOwnLeg: this.#legs.isOwn(id),
      isAnswering: this.#legs.isAnswering(id),
      facts: this.#facts.get(id) ?? {},
    };
  }

  #announce(): void {
    this.#parts.announce(this.get());
  }
}
