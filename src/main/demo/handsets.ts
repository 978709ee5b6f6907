/** What an agent's phone shows of a call. `id` is the phone's own name of it. */
export type HandsetNews =
  { is: 'rings'; id: string; number: string } | { is: 'answered'; id: string } | { is: 'ended'; id: string };

/** What the person at the phone presses. */
export type Press = 'answer' | 'hang-up';

interface Ringing {
  agentId: bigint;
  pressed: (press: Press) => void;
}

/** The agents' phones, as far as somebody sits at one: the demo's phones are a model, without sound. */
export class Handsets {
  readonly #listeners = new Map<bigint, (news: HandsetNews) => void>();
  readonly #calls = new Map<string, Ringing>();

  /** From now on somebody sits at this agent's phone and picks up by themselves. Gives the way to leave it. */
  sitDown(agentId: bigint, listener: (news: HandsetNews) => void): () => void {
    this.#listeners.set(agentId, listener);
    return () => {
      if (this.#listeners.get(agentId) === listener) this.#listeners.delete(agentId);
    };
  }

  /** The agents at whose phones somebody sits. */
  get attended(): bigint[] {
    return [...this.#listeners.keys()];
  }

  ring(agentId: bigint, call: { id: string; number: string }, pressed: (press: Press) => void): void {
    this.#calls.set(call.id, { agentId, pressed });
    this.#listeners.get(agentId)?.({ is: 'rings', ...call });
  }

  answered(id: string): void {
    this.#tell(id, { is: 'answered', id });
  }

  ended(id: string): void {
    this.#tell(id, { is: 'ended', id });
    this.#calls.delete(id);
  }

  /** False: there is no such call at this phone. */
  press(agentId: bigint, id: string, press: Press): boolean {
    const call = this.#calls.get(id);
    if (call?.agentId !== agentId) return false;
    call.pressed(press);
    return true;
  }

  #tell(id: string, news: HandsetNews): void {
    const call = this.#calls.get(id);
    if (call) this.#listeners.get(call.agentId)?.(news);
  }
}
