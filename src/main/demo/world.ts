import type { DemoCall } from './call.ts';
import { customersOf, pastCalls } from './past-calls.ts';
import { agents, furnishSeats, type Agent, type Seat } from './people.ts';
import { firstChoice, namedNumbers, type NumberChoice } from './shown-numbers.ts';

const REGULARS = 20;

export interface WorldOptions {
  seed: number;
  /** How many calls the past has. */
  calls: number;
  /** All of them that reach anybody are the first agent's. */
  isOneAgents: boolean;
  /** The moment (ms) at which the demo begins. */
  now: number;
}

/** Everything that the demo call centre knows and that its endpoints change. */
export class World {
  readonly seats: Seat[];
  readonly #options: WorldOptions;
  readonly #choices = new Map<bigint, NumberChoice>();
  readonly #byUuid = new Map<string, DemoCall>();
  #calls: DemoCall[] | undefined;

  constructor(options: WorldOptions) {
    this.#options = options;
    this.seats = furnishSeats(options.seed, options.now);
  }

  /** Every call that can be seen, by its start, oldest first. The past is invented when it is first asked for. */
  calls(): readonly DemoCall[] {
    return this.#listed();
  }

  /** Those who call and are called most often. */
  regulars(): readonly string[] {
    return customersOf(this.#options.seed).slice(0, REGULARS);
  }

  callBy(uuid: string): DemoCall | undefined {
    this.#listed();
    return this.#byUuid.get(uuid);
  }

  /** Lets a call be seen from now on. A call that is listed already stays where it is. */
  list(call: DemoCall): void {
    const calls = this.#listed();
    if (this.#byUuid.has(call.uuid)) return;
    this.#byUuid.set(call.uuid, call);
    let index = calls.length;
    while (index > 0 && (calls[index - 1]?.startAt ?? 0) > call.startAt) index--;
    calls.splice(index, 0, call);
  }

  agent(id: bigint): Agent | undefined {
    return agents.find((agent) => agent.id === id);
  }

  /** The seat whose phone rings for this agent: the first one bound to them, expired or not. */
  seatOf(agentId: bigint): Seat | undefined {
    return this.seats.find((seat) => seat.agentId === agentId);
  }

  choiceOf(agentId: bigint): NumberChoice {
    return this.#choices.get(agentId) ?? firstChoice;
  }

  /** Replaces what this agent may show. */
  assign(agentId: bigint, choice: NumberChoice): void {
    this.#choices.set(agentId, choice);
  }

  nameOfNumber(number: string): string | undefined {
    return namedNumbers.find((named) => named.number === number)?.name;
  }

  #listed(): DemoCall[] {
    if (this.#calls) return this.#calls;
    this.#calls = pastCalls(this.#options);
    for (const call of this.#calls) this.#byUuid.set(call.uuid, call);
    return this.#calls;
  }
}
