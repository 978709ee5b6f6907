import { readAnswer, type SentMarks, type SipAnswer } from './answer.ts';
import type { Link, LinkFailure } from './link.ts';

/** `isSentAgain`: the registrar may have had the request more than once, and the answer may be that to a later one. */
export type Outcome =
  { is: 'answer'; answer: SipAnswer; isSentAgain: boolean } | { is: 'failed'; why: LinkFailure | 'timeout' };

/** RFC 3261 §17.1.2.2 and its table 4: the first wait before a datagram is sent again, and the longest. */
const T1_MS = 500;
const T2_MS = 4_000;

/**
 * One request and its final answer: the client transaction of RFC 3261 §17.1.2. On UDP the request is sent again after 0.5, 1, 2, 4, 4 …
 * seconds until an answer comes; `signal` is the end of all patience (RFC 3261 would wait 32 s). Other messages are passed over; when only
 * garbage came, that is the outcome instead of a time-out.
 */
export function exchange(link: Link, text: string, sent: SentMarks, signal: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    let wait = T1_MS;
    let hasGarbage = false;
    let times = 0;
    let timer: NodeJS.Timeout | undefined;
    const finish = (outcome: Outcome): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      resolve(outcome);
    };
    const giveUp = (): void => finish({ is: 'failed', why: hasGarbage ? 'garbage' : 'timeout' });
    const sendAgain = (): void => {
      link.send(text);
      times++;
      timer = setTimeout(sendAgain, wait);
      wait = Math.min(wait * 2, T2_MS);
    };
    if (signal.aborted) {
      giveUp();
      return;
    }
    signal.addEventListener('abort', giveUp, { once: true });
    link.listen({
      onMessage: (bytes) => {
        const reading = readAnswer(bytes, sent);
        if (reading.is === 'answer' && reading.answer.status >= 200) finish({ ...reading, isSentAgain: times > 1 });
        else if (reading.is === 'answer')
          wait = T2_MS; // somebody is at it: ask less often
        else if (reading.is === 'garbage') hasGarbage = true;
      },
      onFailure: (why) => finish({ is: 'failed', why: hasGarbage ? 'garbage' : why }),
    });
    if (link.isReliable) link.send(text);
    else sendAgain();
  });
}
