import { z } from 'zod';
import type { Log } from '../log/log.ts';
import type { JsonFile } from '../files/json-file.ts';

/** What the system was last told: the entry that stands for "on", '' for "off". */
export const storedLogin = z.object({ applied: z.string().catch('') });
export type StoredLogin = z.infer<typeof storedLogin>;

/** What the system has for starting programs at login. */
export interface LoginSystem {
  /** What stands for "on"; another one when the program has moved. undefined: this program cannot be started. */
  entry: () => string | undefined;
  /** Tells the system; '' is "off". `before` is what it was told the last time. Throws the system's error. */
  apply: (entry: string, before: string) => Promise<void>;
}

export interface StartAtLoginParts {
  system: LoginSystem;
  file: Pick<JsonFile<StoredLogin>, 'load' | 'save'>;
  log: Log;
}

/**
 * Follows the setting with what the system has for it. Only what differs from what the system was last told, in this run or an earlier one,
 * changes the system: a company's file reaches it, and whoever takes the app out of the system's own list is not overruled at the next start.
 */
export class StartAtLogin {
  readonly #parts: StartAtLoginParts;
  #isOn: boolean | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(parts: StartAtLoginParts) {
    this.#parts = parts;
  }

  get isPossible(): boolean {
    return this.#parts.system.entry() !== undefined;
  }

  /** One after the other; the same as before changes nothing. Never fails: what the system refuses is logged. */
  use(isOn: boolean): Promise<void> {
    if (isOn !== this.#isOn) this.#last = this.#last.then(() => this.#follow(isOn)).catch(this.#refused);
    this.#isOn = isOn;
    return this.#last;
  }

  async #follow(isOn: boolean): Promise<void> {
    const { system, file } = this.#parts;
    const entry = system.entry();
    if (entry === undefined) return;
    const wanted = isOn ? entry : '';
    const { applied } = (await file.load()).value;
    if (wanted === applied) return;
    await system.apply(wanted, applied);
    await file.save({ applied: wanted });
  }

  readonly #refused = (error: unknown): void => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    this.#parts.log('warn', 'login.refused', { code });
  };
}
