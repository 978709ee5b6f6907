import type {
  Assignment,
  AssignmentOrder,
  AssignmentPreview,
  AssignmentRow,
  Numbers,
} from '../../preload/contract/index.ts';
import type { Session } from '../account/session.ts';
import { Fault } from '../fault.ts';
import { ASSIGN_TARGET, checkOrder, requestsOf, type Known } from './assignment-order.ts';
import { AssignmentRun } from './assignment-run.ts';
import type { ChangeWriter } from './change-writer.ts';
import type { SeatList } from './seat-list.ts';

export interface AssignmentsParts {
  /** Throws `locked`. */
  open: () => Session;
  seats: SeatList;
  readNumbers: () => Promise<Numbers>;
  writer: ChangeWriter;
  onChange: () => void;
}

/** Gives agents numbers and groups, and keeps the last order of the session to look at and to go on with. */
export class Assignments {
  readonly #parts: AssignmentsParts;
  #last: { session: Session; run: AssignmentRun; known: Known } | undefined;

  constructor(parts: AssignmentsParts) {
    this.#parts = parts;
  }

  async preview(order: AssignmentOrder): Promise<AssignmentPreview> {
    const known = await this.#known();
    return { target: ASSIGN_TARGET, requests: requestsOf(checkOrder(order, known), known) };
  }

  async begin(order: AssignmentOrder): Promise<Assignment> {
    const known = await this.#known();
    const checked = checkOrder(order, known);
    const agents = requestsOf(checked, known);
    return this.#start(checked, agents, known);
  }

  last(): Assignment | null {
    const session = this.#parts.open();
    return this.#last?.session === session ? this.#last.run.state() : null;
  }

  retry(): Assignment {
    const session = this.#parts.open();
    const last = this.#last?.session === session ? this.#last : undefined;
    if (!last) throw new Fault('not-found');
    const remaining = last.run.remaining();
    if (last.run.isRunning() || remaining.length === 0) return last.run.state();
    const order = { ...last.run.state().order, agentIds: remaining.map(({ agentId }) => agentId) };
    return this.#start(order, remaining, last.known);
  }

  cancel(): Assignment | null {
    this.#parts.open();
    this.#last?.run.cancel();
    return this.last();
  }

  forget(): void {
    this.#last?.run.cancel();
    this.#last = undefined;
  }

  /** While one runs, another click gets that one: nothing is sent twice. */
  #start(order: AssignmentOrder, agents: { agentId: string; agentName: string }[], known: Known): Assignment {
    const session = this.#parts.open();
    if (this.#last?.session === session && this.#last.run.isRunning()) return this.#last.run.state();
    const run = new AssignmentRun(order, agents, this.#parts.onChange);
    this.#last = { session, run, known };
    void run.start((row) => this.#send(order, row, known));
    return run.state();
  }

  #send({ groupIds, numbers }: AssignmentOrder, { agentId, agentName }: AssignmentRow, known: Known) {
    const nameOf = (id: string): string => known.numbers.groups.find((group) => group.id === id)?.name ?? '';
    const groups = groupIds.map((id) => ({ id, name: nameOf(id) }));
    const { writer } = this.#parts;
    return writer.inTurn(async () => {
      const what = { is: 'assign', agentId, agentName, groups, numbers } as const;
      const { outcome } = await writer.write(what, ({ api }) => api.assignNumbers([agentId], groupIds, numbers));
      return outcome;
    });
  }

  async #known(): Promise<Known> {
    const session = this.#parts.open();
    const seats = await this.#parts.seats.read(session, false);
    this.#parts.open();
    const numbers = await this.#parts.readNumbers();
    this.#parts.open();
    return { seats, numbers };
  }
}
