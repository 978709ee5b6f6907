import type { z } from 'zod';
import type { DialState } from '../../preload/contract/index.ts';
import type { JsonFile } from '../files/json-file.ts';
import type { LiveCall } from './live-calls.ts';
import {
  LEG_WITHIN_MS,
  legVerdict,
  patternOf,
  withSighting,
  type OwnCall,
  type Ring,
  type storedSightings,
} from './own-leg.ts';

export interface OwnLegsParts {
  calls: () => LiveCall[];
  dialer: () => DialState;
  sightings: JsonFile<z.infer<typeof storedSightings>>;
  /** False in the demo, which leaves nothing on the disk. */
  mayKeep: () => boolean;
  /** Whether the agent wants their own calls to be answered, and the phone can. */
  isOn: () => boolean;
  answer: (call: LiveCall) => void;
  now: () => number;
  after: (ms: number, run: () => void) => () => void;
  changed: () => void;
}

/** Calls that rang so long before the click are no part of the question. */
const BEFORE_MS = 10_000;
const KEPT = 20;

/** Finds the leg that the server rings for a call of this app, and has it answered where the agent wants that. */
export class OwnLegs {
  readonly #parts: OwnLegsParts;
  /** Every call that has rung lately, as it was heard. */
  #rings: Omit<Ring, 'isRinging'>[] = [];
  #own: (OwnCall & { intentId: string }) | undefined;
  /** The calls that look like the leg of an own call, and of which. */
  readonly #legs = new Map<string, string>();
  #answering: string | undefined;
  #sightings: z.infer<typeof storedSightings>['sightings'] = [];
  #callOff: (() => void) | undefined;

  constructor(parts: OwnLegsParts) {
    this.#parts = parts;
  }

  async load(): Promise<void> {
    this.#sightings = (await this.#parts.sightings.load()).value.sightings;
  }

  isOwn(id: string): boolean {
    return this.#legs.has(id);
  }

  /** The own call that this is the leg of. */
  intentOf(id: string): string | undefined {
    return this.#legs.get(id);
  }

  isAnswering(id: string): boolean {
    return this.#answering === id;
  }

  /** A call has come in. */
  rang({ id, number, startedAt: at }: LiveCall): void {
    this.#rings = [...this.#rings, { id, number, at }].slice(-KEPT);
    const inTime = this.#inTime();
    // Before there is a pattern, the only call since the click is taken for it: in words, and for the inbox; never to be answered.
    if (this.#own && at >= this.#own.startedAt && inTime.length === 1) this.#legs.set(id, this.#own.intentId);
    else for (const ring of inTime) this.#legs.delete(ring.id);
    this.#decide();
  }

  /** A call has been answered or has ended. */
  callsChanged(): void {
    this.#decide();
  }

  dialerChanged(state: DialState): void {
    if (state.is === 'calling') this.#own = state;
    else if (this.#own) {
      if (state.is === 'ended' && state.intentId === this.#own.intentId) this.#learn(this.#own, state.result);
      this.#own = undefined;
    }
    this.#decide();
  }

  clear(): void {
    this.#callOff?.();
    [this.#rings, this.#own, this.#answering, this.#callOff] = [[], undefined, undefined, undefined];
    this.#legs.clear();
  }

  /** On sign-out: another agent's server shows other callers. */
  async forget(): Promise<void> {
    this.clear();
    this.#sightings = [];
    if ((await this.#parts.sightings.load()).value.sightings.length > 0)
      await this.#parts.sightings.save({ sightings: [] });
  }

  #decide(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    const verdict = this.#parts.isOn()
      ? legVerdict(this.#own, this.#inTime(), this.#sightings, this.#parts.now())
      : ({ is: 'none' } as const);
    const before = this.#answering;
    this.#answering = verdict.is === 'wait' ? this.#inTime()[0]?.id : undefined;
    if (verdict.is === 'wait') this.#callOff = this.#parts.after(verdict.at - this.#parts.now(), () => this.#decide());
    else if (verdict.is === 'answer') this.#answer(verdict.id);
    if (before !== this.#answering) this.#parts.changed();
  }

  #answer(id: string): void {
    const call = this.#parts.calls().find((one) => one.id === id);
    // Whatever the phone has besides (a call out, one that was there before the app) makes it a question for the agent.
    const going = this.#parts.calls().filter(({ stage }) => stage !== 'ended');
    if (!call || going.length !== 1) return;
    this.#answering = id;
    this.#parts.answer(call);
  }

  /** What rang since shortly before the click, and what has gone on since longer. */
  #inTime(): Ring[] {
    const since = (this.#own?.startedAt ?? Infinity) - BEFORE_MS;
    const going = new Map(this.#parts.calls().map((call) => [call.id, call.stage]));
    return this.#rings
      .filter(({ id, at }) => at >= since || (going.has(id) && going.get(id) !== 'ended'))
      .map((ring) => ({ ...ring, isRinging: going.get(ring.id) === 'ringing' }));
  }

  /** The records say that the agent picked up: if the phone had one call only, that was the leg. */
  #learn(own: OwnCall, result: string): void {
    if (result !== 'answered' && result !== 'customer-missed') return;
    const [ring, ...others] = this.#inTime().filter(({ at }) => at <= own.startedAt + LEG_WITHIN_MS);
    if (!ring || others.length > 0 || ring.at < own.startedAt) return;
    const pattern = patternOf(own, ring.number);
    if (!pattern) return;
    this.#sightings = withSighting(this.#sightings, { pattern, delayMs: Math.round(ring.at - own.startedAt) });
    // Learned anew next time if the disk refuses.
    if (this.#parts.mayKeep()) void this.#parts.sightings.save({ sightings: this.#sightings }).catch(() => undefined);
  }
}
