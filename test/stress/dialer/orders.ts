import { isFault } from '../../../src/main/fault.ts';
import type { DialState } from '../../../src/preload/contract/index.ts';
import type { App } from './app.ts';
import type { Oracle } from './oracle.ts';
import type { Order } from './script.ts';

/** What an order got: a state, a refusal of the app before anything was sent, or nothing in time. */
export type Reply = DialState | { is: 'rejected'; code: string } | undefined;

/** Real time that any order may take; longer is a violation of its own. */
const HANGING_MS = 20_000;
/** What people have ordered in one trial; the answers are told to the oracle. */
export class Orders {
  readonly #oracle: Oracle;
  readonly #waiting = new Set<Promise<unknown>>();
  /** A call has arrived at the server. */
  wake: () => void = () => undefined;

  constructor(oracle: Oracle) {
    this.#oracle = oracle;
  }

  /** Some have no answer yet. */
  get areWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  async answered(): Promise<void> {
    while (this.areWaiting) await Promise.all(this.#waiting);
  }

  /** Resolves when a call arrives at the server, or an order has its answer. */
  async arrival(): Promise<void> {
    if (!this.areWaiting) return;
    const arrived = new Promise<void>((resolve) => (this.wake = resolve));
    await Promise.race([arrived, ...this.#waiting]);
  }

  async place({ number, form, confirmed }: Order, app: App): Promise<Reply> {
    const asking = app.dial(textOf(number, form), confirmed).then(
      (state): Reply => {
        this.#oracle.told(state);
        return state;
      },
      (error: unknown): Reply => {
        if (!isFault(error)) this.#oracle.violation('other_violations', `threw ${String(error)}`);
        return { is: 'rejected', code: isFault(error) ? error.code : 'crash' };
      },
    );
    const inTime = this.#notHanging(asking).finally(() => this.#waiting.delete(inTime));
    this.#waiting.add(inTime);
    return inTime;
  }

  async #notHanging<T>(asking: Promise<T>): Promise<T | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => {
        this.#oracle.violation('other_violations', 'an order got no answer');
        resolve(undefined);
      }, HANGING_MS);
    });
    return Promise.race([asking, late]).finally(() => clearTimeout(timer));
  }
}

/** The same number as people write it. */
function textOf(number: number, form: number): string {
  const forms = [
    `1380013800${number}`,
    `+86 138 0013 800${number}`,
    `138-0013-800${number}`,
    ` 138 00 13 80 0${number} `,
  ];
  return forms[form % forms.length] ?? '';
}
