import { Fault } from '../../fault.ts';
import type { FromMain } from './thread-api.ts';

type TokenAnswer = Extract<FromMain, { is: 'token' }>;

/** Gets the token from main for each request, so that one that was changed or locked away is noticed at once; the thread keeps none. */
export class TokenAsker {
  readonly #ask: (id: number) => void;
  readonly #waiting = new Map<number, (answer: TokenAnswer) => void>();
  #lastId = 0;

  constructor(ask: (id: number) => void) {
    this.#ask = ask;
  }

  async read(): Promise<string> {
    const id = ++this.#lastId;
    const answer = await new Promise<TokenAnswer>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#ask(id);
    });
    if (answer.error) throw new Fault(answer.error.code, answer.error);
    if (answer.token === undefined) throw new Fault('keychain-unavailable');
    return answer.token;
  }

  take(answer: TokenAnswer): void {
    this.#waiting.get(answer.id)?.(answer);
    this.#waiting.delete(answer.id);
  }
}
