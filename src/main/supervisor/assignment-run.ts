import type { AppError, Assignment, AssignmentOrder, AssignmentRow } from '../../preload/contract/index.ts';
import { Fault } from '../fault.ts';
import { stopsEverything, type WriteOutcome } from './write-outcome.ts';

/** This many unknown outcomes one after the other, and the rest is left alone: every further one is one more to look after by hand. */
const UNKNOWNS_IN_A_ROW = 3;

/** Sends one agent's request. Throws a Fault when nothing was sent and nothing further may be: `locked`, `journal-unavailable`. */
export type SendRow = (row: AssignmentRow) => Promise<WriteOutcome>;

/** One order on its way: one request per agent, one in flight, each sent at most once. */
export class AssignmentRun {
  readonly #order: AssignmentOrder;
  readonly #rows: AssignmentRow[];
  readonly #onChange: () => void;
  #is: Assignment['is'] = 'running';
  #error: AppError | undefined;

  constructor(order: AssignmentOrder, agents: { agentId: string; agentName: string }[], onChange: () => void) {
    this.#order = order;
    this.#rows = agents.map(({ agentId, agentName }) => ({ agentId, agentName, state: 'waiting' }));
    this.#onChange = onChange;
  }

  state(): Assignment {
    return {
      is: this.#is,
      ...(this.#error && { error: this.#error }),
      order: this.#order,
      rows: this.#rows.map((row) => ({ ...row })),
    };
  }

  isRunning(): boolean {
    return this.#is === 'running' || this.#rows.some(({ state }) => state === 'sending');
  }

  /** What surely was not done. */
  remaining(): AssignmentRow[] {
    return this.#rows.filter(({ state }) => state === 'failed' || state === 'not-sent');
  }

  /** Ends when everything is sent, cancelled or stopped. Never rejects. */
  async start(send: SendRow): Promise<void> {
    let unknowns = 0;
    for (const row of this.#rows) {
      if (this.#is !== 'running') break;
      const outcome = await this.#send(row, send);
      if (outcome?.is === 'failed' && stopsEverything(outcome.error)) this.#stop(outcome.error);
      unknowns = outcome?.is === 'unknown' ? unknowns + 1 : 0;
      if (outcome?.is === 'unknown' && unknowns === UNKNOWNS_IN_A_ROW) this.#stop(outcome.error);
    }
    if (this.#is === 'running') this.#is = 'finished';
    this.#leaveTheRest();
  }

  cancel(): void {
    if (this.#is !== 'running') return;
    this.#is = 'cancelled';
    this.#leaveTheRest();
  }

  async #send(row: AssignmentRow, send: SendRow): Promise<WriteOutcome | undefined> {
    this.#become(row, 'sending');
    try {
      const outcome = await send(row);
      this.#become(row, outcome.is, outcome.is === 'done' ? undefined : outcome.error);
      return outcome;
    } catch (error) {
      this.#become(row, 'not-sent');
      this.#stop(error instanceof Fault ? error.error : { code: 'unexpected' });
      return undefined;
    }
  }

  #stop(error: AppError): void {
    if (this.#is === 'running') this.#is = 'stopped';
    this.#error = error;
  }

  #leaveTheRest(): void {
    for (const row of this.#rows) if (row.state === 'waiting') row.state = 'not-sent';
    this.#onChange();
  }

  #become(row: AssignmentRow, state: AssignmentRow['state'], error?: AppError): void {
    row.state = state;
    if (error) row.error = error;
    this.#onChange();
  }
}
