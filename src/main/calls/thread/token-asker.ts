import { Fault } from '../../fault.ts';
import { Asker } from './asker.ts';
import type { FromMain } from './thread-api.ts';

type TokenAnswer = Extract<FromMain, { is: 'token' }>;

/** Gets the token from main for each request, so that one that was changed or locked away is noticed at once; the thread keeps none. */
export class TokenAsker extends Asker<TokenAnswer> {
  async read(): Promise<string> {
    const answer = await this.ask();
    if (answer.error) throw new Fault(answer.error.code, answer.error);
    if (answer.token === undefined) throw new Fault('keychain-unavailable');
    return answer.token;
  }
}
