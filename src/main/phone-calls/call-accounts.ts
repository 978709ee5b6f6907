import type { Contradiction, HistoryState } from '../../preload/contract/index.ts';
import type { Period, StoredCall } from '../calls/call-queries.ts';
import { fromUserData } from '../calls/user-data.ts';
import type { AskedCall, ServerAccount } from './account-groups.ts';
import { contradictions } from './contradictions.ts';
import type { HeardCalls } from './heard-calls.ts';

export interface CallAccountsParts {
  heard: Pick<HeardCalls, 'between' | 'listened'>;
  /** Fails with `not-found`. */
  call: (uuid: string) => Promise<StoredCall | undefined>;
  stored: (period: Period) => Promise<StoredCall[]>;
  history: () => Promise<HistoryState>;
  asked: (period: Period) => AskedCall[];
  now: () => number;
}

const HOUR_MS = 3_600_000;
/** What of the time around a call explains its accounts. */
const AROUND_MS = 13 * HOUR_MS;
const LATELY_MS = 7 * 24 * HOUR_MS;

/** What the agent asked for, what the server recorded and what the phone heard, compared call by call. */
export class CallAccounts {
  readonly #parts: CallAccountsParts;

  constructor(parts: CallAccountsParts) {
    this.#parts = parts;
  }

  /** How the accounts of this call differ; none where it is not stored, or where it cannot be known. */
  async of(uuid: string): Promise<Contradiction[]> {
    const at = (await this.#parts.call(uuid))?.call.startedAt;
    if (at === undefined) return [];
    const told = await this.#compare({ from: at - AROUND_MS, to: at + AROUND_MS });
    return told.contradictions.filter((one) => one.uuid === uuid);
  }

  /** Of the last seven days. `calls`: how many the phone told of; undefined: it was never listened to. */
  async lately(): Promise<{ calls: number | undefined; contradictions: Contradiction[] }> {
    const now = this.#parts.now();
    return this.#compare({ from: now - LATELY_MS, to: now });
  }

  async #compare(period: Period): Promise<{ calls: number | undefined; contradictions: Contradiction[] }> {
    const { heard, stored, history, asked, now } = this.#parts;
    const listened = heard.listened(period.from);
    if (listened.length === 0) return { calls: undefined, contradictions: [] };
    const wide = { from: period.from - AROUND_MS, to: period.to + AROUND_MS };
    const rings = heard.between(wide.from, wide.to);
    const { complete, readAt = 0, unreadable, suggestedTimes, store } = await history();
    const found = contradictions({
      ...{ heard: rings, listened, complete, readAt, now: now() },
      asked: asked(wide),
      records: (await stored(wide)).flatMap((one) => serverAccount(one)),
      isReadable: unreadable.length === 0 && suggestedTimes === undefined && store.is === 'working',
    });
    const isMeant = ({ at }: { at: number }): boolean => at >= period.from && at <= period.to;
    return { calls: rings.filter(isMeant).length, contradictions: found.filter(isMeant) };
  }
}

function serverAccount({ call, userData }: StoredCall): ServerAccount[] {
  const { uuid, direction, state, customerNumber, startedAt, endedAt, talkSeconds, totalSeconds } = call;
  const { intentId } = fromUserData(userData);
  if (startedAt === undefined) return [];
  return [
    {
      ...{ uuid, direction, state, customerNumber, at: startedAt },
      ...(endedAt !== undefined && { endedAt }),
      ...(talkSeconds !== undefined && { talkSeconds }),
      ...(totalSeconds !== undefined && { totalSeconds }),
      ...(intentId !== undefined && { intentId }),
    },
  ];
}
