import { Fault } from '../fault.ts';

const PROBE_MS = 5 * 60_000;

/**
 * Is the token of this session dead? Only a neutral read that is refused with 401 says so. From then on nothing is sent but one read
 * every five minutes, or when somebody asks for it; calls wait for a living token, and none fires later by itself.
 */
export class TokenVerdict {
  readonly #onChange: (isDead: boolean) => void;
  readonly #now: () => number;
  #probedAt: number | undefined;

  constructor(onChange: (isDead: boolean) => void = () => undefined, now: () => number = () => performance.now()) {
    this.#onChange = onChange;
    this.#now = now;
  }

  /** Throws `token-rejected` without a request while the token is dead; lets one read through every five minutes. */
  assertReadable(): void {
    if (this.#probedAt === undefined) return;
    if (this.#now() - this.#probedAt < PROBE_MS) throw new Fault('token-rejected');
    this.#probedAt = this.#now();
  }

  /** The same for calls and other writes, which are never a probe. */
  assertAlive(): void {
    if (this.#probedAt !== undefined) throw new Fault('token-rejected');
  }

  get isDead(): boolean {
    return this.#probedAt !== undefined;
  }

  rejected(): void {
    const isNews = this.#probedAt === undefined;
    this.#probedAt = this.#now();
    if (isNews) this.#onChange(true);
  }

  accepted(): void {
    if (this.#probedAt === undefined) return;
    this.#probedAt = undefined;
    this.#onChange(false);
  }

  /** The next read goes out, however short ago the last one was. */
  allowProbe(): void {
    if (this.#probedAt !== undefined) this.#probedAt = -Infinity;
  }
}
