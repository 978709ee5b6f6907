import type { CallRecord } from '../../preload/contract/index.ts';
import { unlessFault } from '../fault.ts';
import type { IntentState } from '../dialer/intent.ts';
import type { Became } from './call-results.ts';
import type { EntryCall } from './list-rows.ts';
import type { ListTable } from './list-table.ts';

export interface LostCallsParts {
  table: ListTable;
  /** What the dialer's journal knows of a call; undefined: nothing. */
  intentState: (intentId: string) => IntentState | undefined;
  /** In the stored history. */
  findCall: (call: Pick<EntryCall, 'intentId' | 'callee' | 'startedAt' | 'uuid'>) => Promise<CallRecord | undefined>;
  became: (intentId: string, became: Became) => void;
  now: () => number;
}

/** A record that still has no end after this will not get one: no call lasts so long. */
const OVER_MS = 2 * 3_600_000;

/**
 * Finds out how calls went that nobody followed to their end: the app was closed, killed or signed out meanwhile. The journal says which were never
 * sent, the history what became of the others. What neither knows stays open: calling such a customer again is the agent's own decision.
 */
export class LostCalls {
  readonly #parts: LostCallsParts;
  #isLooking = false;
  #isWanted = false;

  constructor(parts: LostCallsParts) {
    this.#parts = parts;
  }

  /** A look that is asked for while one runs comes after it. Never rejects. */
  async look(): Promise<void> {
    this.#isWanted = true;
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      while (this.#isWanted) {
        this.#isWanted = false;
        await this.#lookOnce();
      }
    } catch {
      // The history or the disk may answer at the next change.
    } finally {
      this.#isLooking = false;
    }
  }

  async #lookOnce(): Promise<void> {
    const { table, intentState, findCall, became, now } = this.#parts;
    for (const { call } of table.calling()) {
      if (!call) continue;
      const { intentId, callee, startedAt, uuid } = call;
      const state = intentState(intentId);
      if (state === 'not-sent' || state === 'refused') {
        unlessFault(() => became(intentId, { isLost: true }));
        continue;
      }
      const found = await findCall({ intentId, callee, startedAt, ...(uuid !== undefined && { uuid }) });
      if (!found || (found.endedAt === undefined && now() - startedAt < OVER_MS)) continue;
      const { state: result, talkSeconds = 0 } = found;
      unlessFault(() => became(intentId, { result, talkSeconds, uuid: found.uuid }));
    }
  }
}
