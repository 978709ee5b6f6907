import type { Confirmable, DialState } from '../../../src/preload/contract/index.ts';
import type { IntentState } from '../../../src/main/dialer/intent.ts';
import { REPEAT_MS } from '../../../src/main/dialer/guard.ts';
import type { CallPost, FaultServer } from '../../support/fault-server.ts';
import type { Violation, Tally } from './tally.ts';

/** What the oracle knows of one intent, from outside the app. */
export interface Truth {
  id: string;
  agentId: string;
  callee: string;
  confirmed: readonly Confirmable[];
  /** Which run of the app began it. */
  run: number;
  /** By the oracle's clock. */
  at: number;
  posts: number;
  /** Every state of it that the windows were told, in order. */
  told: DialState[];
  /** A record of it was found after its outcome had been unknown. */
  isFound: boolean;
  isDismissed: boolean;
  /** Signed out or the journal renewed since: limits and open calls no longer know it. */
  isForgotten: boolean;
}

export interface Row {
  state: IntentState;
  uuid: string | null;
}

const MINUTE = 60_000;
/** Rows that say that nothing can have left for the server. */
const NOT_ON_THE_WIRE: readonly IntentState[] = ['journaled', 'not-sent'];

/** Compares what the app says and does with what the server knows. Its rules are what the product promises (one call a click, no second POST, no false word of the outcome), not the code of the app. */
export class Oracle {
  readonly truths = new Map<string, Truth>();
  run = 0;
  /** 0: none. */
  callsPerMinute = 0;
  #found: string | undefined;
  readonly #server: FaultServer;
  readonly #tally: Tally;
  readonly #rowOf: (id: string) => Row | undefined;

  constructor(server: FaultServer, tally: Tally, rowOf: (id: string) => Row | undefined) {
    [this.#server, this.#tally, this.#rowOf] = [server, tally, rowOf];
  }

  begun(truth: Pick<Truth, 'id' | 'agentId' | 'callee' | 'confirmed' | 'at'>): void {
    const fresh = { posts: 0, told: [], isFound: false, isDismissed: false, isForgotten: false, run: this.run };
    this.truths.set(truth.id, { ...truth, ...fresh });
  }

  /** A whole body has arrived at the server. */
  posted(post: CallPost): void {
    this.#tally.posts++;
    const truth = post.intentId === undefined ? undefined : this.truths.get(post.intentId);
    if (!truth) {
      this.violation('other_violations', `a POST of no intent: ${post.intentId ?? 'none named'}`);
      return;
    }
    if (++truth.posts > 1) this.violation('double_posts', `${truth.id} has ${truth.posts} POSTs`);
    if (truth.run !== this.run) this.violation('resends_after_restart', truth.id);
    if (post.isReused) this.violation('other_violations', 'a call on a connection that was used before');
    if (post.agentId !== truth.agentId || post.callee !== truth.callee)
      this.violation(
        'other_violations',
        `sent ${post.callee} of ${post.agentId} for ${truth.callee} of ${truth.agentId}`,
      );
    if (truth.isForgotten) return; // the agent has signed out while it was on its way: its row is gone
    this.#checkRow(truth);
    this.#checkOthers(truth);
  }

  /** The windows are told this, or an order got it as its answer. */
  told(state: DialState): void {
    if (state.is === 'idle') return;
    const truth = this.truths.get(state.intentId);
    if (!truth) {
      this.violation('other_violations', `${state.is} of an intent that nobody began`);
      return;
    }
    const before = truth.told.at(-1);
    if (state.is === 'failed' && before?.is === 'unknown')
      this.violation('other_violations', 'what was unknown is said not to be placed');
    truth.told.push(state);
    const isClaim = 'uuid' in state || (state.is === 'calling' && state.stage !== 'asking');
    if (isClaim) this.#checkClaim(truth, state.uuid);
    if (state.is === 'ended') truth.isFound = true;
  }

  found(id: string, uuid: string): void {
    const truth = this.truths.get(id);
    if (!truth) {
      this.violation('other_violations', `found an intent that nobody began: ${id}`);
      return;
    }
    truth.isFound = true;
    this.#checkClaim(truth, uuid);
  }

  forget(agentId?: string): void {
    for (const truth of this.truths.values())
      if (agentId === undefined || truth.agentId === agentId) truth.isForgotten = true;
  }

  /** Once nothing is on its way any more. `listed`: the ids that the agent sees as unresolved. */
  concludes(agentId: string, listed: readonly string[], isJournalWhole: boolean): void {
    for (const truth of this.truths.values()) {
      const isPlaced = this.#server.placed.has(truth.id);
      if (isPlaced && truth.told.some(({ is }) => is === 'failed'))
        this.violation('false_not_placed', `${truth.id} was told as failed, and rang`);
      if (!truth.isForgotten) this.#checkLastRow(truth, isPlaced);
      const isOpen = isUnknown(truth) && !this.#isKnown(truth) && !truth.isDismissed && !truth.isForgotten;
      if (isJournalWhole && isOpen && truth.agentId === agentId && !listed.includes(truth.id))
        this.violation('other_violations', `${truth.id} may have been placed, and nobody is told`);
    }
  }

  violation(violation: Violation, what: string): void {
    this.#found ??= `${violation}: ${what}`;
    this.#tally.violation(violation, what);
  }

  get isClean(): boolean {
    return this.#found === undefined;
  }

  assertClean(): void {
    if (this.#found !== undefined) throw new Error(this.#found);
  }

  #checkRow(truth: Truth): void {
    const row = this.#rowOf(truth.id);
    if (!row) this.violation('other_violations', `${truth.id} was sent and is not in the journal`);
    else if (NOT_ON_THE_WIRE.includes(row.state))
      this.violation('other_violations', `${truth.id} was sent while ${row.state}`);
  }

  #checkLastRow(truth: Truth, isPlaced: boolean): void {
    const row = this.#rowOf(truth.id);
    if (!row) return;
    const isDenied = row.state === 'refused' || NOT_ON_THE_WIRE.includes(row.state);
    if (isDenied && isPlaced)
      this.violation('false_not_placed', `${truth.id} is ${row.state} in the journal, and rang`);
    if (row.state === 'accepted' || row.state === 'seen') this.#checkClaim(truth, row.uuid ?? undefined);
  }

  /** Told as found, or seen in a record that has no end yet; the claim in the journal is checked as every other one. */
  #isKnown(truth: Truth): boolean {
    const row = this.#rowOf(truth.id);
    if (row?.state === 'seen') this.#checkClaim(truth, row.uuid ?? undefined);
    return truth.isFound || row?.state === 'seen';
  }

  #checkClaim({ id }: Truth, uuid: string | undefined): void {
    const call = this.#server.placed.get(id);
    if (!call || uuid === undefined || (uuid !== call.uuid && uuid !== call.recordUuid))
      this.violation(
        'false_placed',
        `${id} is said to be placed as ${uuid ?? 'nothing'}; the truth is ${call?.uuid ?? 'nothing'}`,
      );
  }

  /** Earlier calls of the same agent that stand in this one's way. A body can arrive when later calls have come and gone. */
  #checkOthers(truth: Truth): void {
    const all = [...this.truths.values()];
    const others = all
      .slice(0, all.indexOf(truth))
      .filter((other) => !other.isForgotten && other.agentId === truth.agentId && other.posts > 0);
    const hasRung = others.filter((other) => mayHaveRung(other) && truth.at - other.at < MINUTE);
    if (this.callsPerMinute > 0 && hasRung.length >= this.callsPerMinute)
      this.violation('other_violations', `${hasRung.length + 1} calls within a minute`);
    const isOpen = (other: Truth) => other.callee === truth.callee && isUnknown(other) && !this.#isKnown(other);
    if (others.some((other) => isOpen(other) && truth.at - other.at < REPEAT_MS) && !truth.confirmed.includes('repeat'))
      this.violation('other_violations', `${truth.callee} was called again without a second yes`);
    if (others.some((other) => other.run === this.run && other.told.every(isAsking) && truth.told.every(isAsking)))
      this.violation('other_violations', 'two calls are being asked for at once');
  }
}

function isAsking(state: DialState): boolean {
  return state.is === 'calling' && state.stage === 'asking';
}

function isUnknown({ told }: Truth): boolean {
  return told.some(({ is }) => is === 'unknown');
}

function mayHaveRung({ told }: Truth): boolean {
  return told.at(-1)?.is !== 'failed';
}
