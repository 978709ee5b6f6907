import { BASE_PATH } from '../../call-api/host.ts';
import { networkFault } from '../../call-api/failures.ts';
import { proxyFault } from '../../network/proxy-error.ts';
import { found, type CheckRun } from '../finding.ts';
import type { Wires } from './wires.ts';

/** A phone's login and a certificate bear minutes; what bears seconds are the times in the list of calls. */
const OFF_SECONDS = 30;
const WRONG_SECONDS = 300;

/** The clock of this computer against the `Date` of the server's answer to a read without a token. */
export function checkClock({ host, connections }: Wires, now: () => number): CheckRun {
  return async (signal) => {
    const origin = await host();
    try {
      const dispatcher = await connections.kept(origin);
      const before = now();
      const answer = await fetch(`${origin}${BASE_PATH}/rule_outnumber_group`, {
        redirect: 'manual',
        signal,
        ...{ dispatcher: dispatcher as never }, // Node's types carry their own copy of undici's
      });
      const ours = (before + now()) / 2;
      await answer.body?.cancel();
      const told = Date.parse(answer.headers.get('date') ?? '');
      if (Number.isNaN(told)) return found('clock-untold');
      return judged(Math.round((told + 500 - ours) / 1000)); // a `Date` leaves the rest of its second out
    } catch (error) {
      return found('clock-untold', { error: (proxyFault(error) ?? networkFault(error)).code });
    }
  };
}

function judged(skewSeconds: number): ReturnType<typeof found> {
  const off = Math.abs(skewSeconds);
  const code = off <= OFF_SECONDS ? 'clock-right' : off <= WRONG_SECONDS ? 'clock-off' : 'clock-wrong';
  return found(code, { skewSeconds });
}
