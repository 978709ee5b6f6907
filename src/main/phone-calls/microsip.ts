import { randomUUID } from 'node:crypto';
import type { PhoneAbilities } from '../../preload/contract/index.ts';
import { Fault } from '../fault.ts';
import { callerNumber } from './caller-text.ts';
import type { HookEvent, PhoneHooks } from './phone-hooks.ts';
import type { Phone, PhoneAct, PhoneListener } from './phone-port.ts';

export interface MicrosipParts {
  hooks: Pick<PhoneHooks, 'listen'>;
  /** The program of a process that runs, where it is MicroSIP. */
  programOf: (pid: number) => Promise<string | undefined>;
  /** Starts it with one argument; rejects when it does not start. */
  run: (program: string, argument: string) => Promise<void>;
  isAlive: (pid: number) => boolean;
  after: (ms: number, run: () => void) => () => void;
}

/**
 * Its commands name no call: `/answer` takes the first that rings, `/hangupall` ends all that do not ring. Versions before 3.22 know no command to decline and
 * would dial its name; what is muted or on hold in its window, it tells nobody.
 */
const ABILITIES: PhoneAbilities = {
  answer: true,
  decline: false,
  hangUp: true,
  mute: false,
  hold: false,
  dtmf: true,
  answersOne: false,
};

/** No call rings longer; the end of one that the server has forgotten (481) is not told. */
const RINGS_AT_MOST_MS = 5 * 60_000;
const LOOK_EVERY_MS = 2_000;

interface Known {
  call: string;
  stage: 'ringing' | 'calling' | 'talking';
  callOff?: () => void;
}

/**
 * MicroSIP by its command hooks, written after its source (3.19.27, 3.20.5 and 3.22.3; docs/phones.md): it starts this app for each event and names the
 * call by the other side's number alone. It takes no second call with a number that it has one with already.
 */
export class MicrosipPhone implements Phone {
  readonly abilities = ABILITIES;
  readonly #parts: MicrosipParts;
  readonly #calls = new Map<string, Known>();
  #listener: PhoneListener | undefined;
  #stopHearing: (() => void) | undefined;
  #process: { pid: number; program: Promise<string | undefined> } | undefined;
  #callOffLook: (() => void) | undefined;

  constructor(parts: MicrosipParts) {
    this.#parts = parts;
  }

  start(listener: PhoneListener): void {
    this.#listener = listener;
    this.#stopHearing = this.#parts.hooks.listen({
      told: (event) => this.#told(event),
      refused: () => this.#process ?? listener.link({ is: 'lost', why: 'wrong-key' }),
    });
    listener.link({ is: 'waiting' });
  }

  stop(): void {
    this.#listener = undefined;
    this.#stopHearing?.();
    this.#forget();
  }

  async act(act: PhoneAct): Promise<void> {
    const { pid, program: found } = this.#process ?? {};
    const argument = this.#argumentFor(act);
    const program = await found;
    // Other than `/answer` and `/hangupall`, a command would start a MicroSIP that does not run.
    if (argument === undefined || program === undefined || pid === undefined || !this.#parts.isAlive(pid))
      throw new Fault('phone-refused');
    await this.#parts.run(program, argument).catch((error: unknown) => {
      throw new Fault('phone-refused', {}, error);
    });
  }

  /** undefined: it cannot be done, or would hit another call as well. */
  #argumentFor(act: PhoneAct): string | undefined {
    const isOnly = (...stages: Known['stage'][]): boolean => {
      const [one, ...others] = [...this.#calls.values()].filter(({ stage }) => stages.includes(stage));
      return one?.call === act.call && others.length === 0;
    };
    if (act.is === 'answer') return isOnly('ringing') ? '/answer' : undefined;
    if (act.is === 'hangUp') return isOnly('calling', 'talking') ? '/hangupall' : undefined;
    if (act.is === 'dtmf') return isOnly('talking') ? `/dtmf:${act.digits}` : undefined;
    return undefined;
  }

  #told({ kind, number, pid }: HookEvent): void {
    this.#follow(pid);
    if (kind === 'ring' || kind === 'outgoing') this.#began(number, kind);
    else if (kind === 'start') this.#answered(number);
    else this.#ended(number);
  }

  #began(name: string, kind: 'ring' | 'outgoing'): void {
    // MicroSIP would not take a second one, so the end of the first was not told.
    if (this.#calls.has(name)) this.#ended(name);
    const isIn = kind === 'ring';
    const call = randomUUID();
    const callOff = this.#parts.after(RINGS_AT_MOST_MS, () => this.#ended(name));
    this.#calls.set(name, { call, stage: isIn ? 'ringing' : 'calling', callOff });
    this.#listener?.event({ is: isIn ? 'incoming' : 'outgoing', call, number: callerNumber(name) });
  }

  /** Of a call that did not ring here (MicroSIP answers by itself where it is told to) this is the first that is heard. */
  #answered(name: string): void {
    const known = this.#calls.get(name);
    known?.callOff?.();
    const call = known?.call ?? randomUUID();
    this.#calls.set(name, { call, stage: 'talking' });
    const direction = known?.stage === 'calling' ? 'out' : 'in';
    this.#listener?.event({ is: 'answered', call, direction, number: callerNumber(name) });
  }

  #ended(told: string): void {
    // Without a number, the end is told with the caller's domain in its place.
    const name = this.#calls.has(told) ? told : '';
    const known = this.#calls.get(name);
    if (!known) return;
    known.callOff?.();
    this.#calls.delete(name);
    this.#listener?.event({ is: 'ended', call: known.call });
  }

  /** The process that tells is the one that takes commands; when it has ended, so have its calls. */
  #follow(pid: number): void {
    if (this.#process?.pid === pid) return;
    const isFirst = this.#process === undefined;
    this.#process = { pid, program: this.#parts.programOf(pid).catch(() => undefined) };
    if (!isFirst) return;
    this.#listener?.link({ is: 'connected' });
    this.#look();
  }

  #look(): void {
    this.#callOffLook = this.#parts.after(LOOK_EVERY_MS, () => {
      if (this.#process && this.#parts.isAlive(this.#process.pid)) {
        this.#look();
        return;
      }
      this.#forget();
      this.#listener?.link({ is: 'waiting' });
    });
  }

  #forget(): void {
    this.#callOffLook?.();
    for (const { callOff } of this.#calls.values()) callOff?.();
    this.#calls.clear();
    this.#process = undefined;
  }
}
