import type {
  Assignment,
  AssignmentOrder,
  AssignmentPreview,
  BindConfirmed,
  BindPreview,
  BindResult,
  LockReason,
  Numbers,
  SeatOwner,
  Settings,
  SupervisorChange,
  SupervisorSeats,
  SupervisorState,
  UnlockAnswer,
} from '../../preload/contract/index.ts';
import type { RecordAccess } from '../access-log/access-event.ts';
import type { AgentScope, Whose } from '../account/agent-scope.ts';
import type { CurrentSession } from '../account/session.ts';
import { isInt64 } from '../call-api/json.ts';
import { accountKey } from '../dialer/intent.ts';
import { Fault, unlessFault } from '../fault.ts';
import { Assignments } from './assignments.ts';
import { isAsConfirmed, ownerOf, previewBinding } from './binding.ts';
import type { ChangeLog } from './change-log.ts';
import { ChangeWriter } from './change-writer.ts';
import { SeatList } from './seat-list.ts';
import { SupervisorLock, type LockClock } from './supervisor-lock.ts';

export interface SupervisorParts {
  scope: AgentScope;
  session: CurrentSession;
  readToken: (host: string) => Promise<string | undefined>;
  settings: () => Settings;
  readNumbers: () => Promise<Numbers>;
  log: ChangeLog;
  recordAccess: RecordAccess;
  clock: LockClock;
  announce: (state: SupervisorState) => void;
  announceAssignment: () => void;
}

/**
 * Other people's seats and numbers, for whoever entered the token once more. Everything but `state`, `unlock`, `lock`, `dispose` and `wipe`
 * throws `locked` while it is locked, before any request and again before each further one.
 */
export class SupervisorService {
  readonly #lock: SupervisorLock;
  readonly #seats: SeatList;
  readonly #writer: ChangeWriter;
  readonly #assignments: Assignments;
  readonly #log: ChangeLog;
  readonly #now: () => number;

  constructor(parts: SupervisorParts) {
    const open = () => this.#lock.open();
    const { now } = parts.clock;
    [this.#log, this.#now] = [parts.log, now];
    this.#lock = new SupervisorLock({ ...parts, announce: (state) => this.#changed(state, parts.announce) });
    this.#seats = new SeatList({ settings: parts.settings, now });
    this.#writer = new ChangeWriter({ open, log: parts.log, recordAccess: parts.recordAccess, now });
    this.#assignments = new Assignments({
      open,
      seats: this.#seats,
      readNumbers: parts.readNumbers,
      writer: this.#writer,
      onChange: parts.announceAssignment,
    });
    parts.scope.register('supervisor', { dispose: () => this.dispose(), wipe: (whose) => this.wipe(whose) });
  }

  state(): SupervisorState {
    return this.#lock.state();
  }

  unlock(token: string): Promise<UnlockAnswer> {
    return this.#lock.unlock(token);
  }

  lock(why: LockReason): SupervisorState {
    return this.#lock.lock(why);
  }

  async seats(isFresh: boolean): Promise<SupervisorSeats> {
    const seats = await this.#seats.read(this.#lock.open(), isFresh);
    this.#lock.open(); // locked while it was read: the window gets nothing
    return seats;
  }

  async bindPreview(sip: string, agentId: string): Promise<BindPreview> {
    const { agentId: myId } = this.#lock.open();
    assertAgentId(agentId);
    return previewBinding(await this.seats(true), sip, agentId, myId);
  }

  async bind(sip: string, agentId: string, confirmed: BindConfirmed): Promise<BindResult> {
    this.#lock.open();
    return this.#writer.inTurn(async () => {
      const preview = await this.bindPreview(sip, agentId);
      if (!isAsConfirmed(preview, confirmed)) return { is: 'changed-meanwhile', preview };
      const { seat, agent, takesFrom } = preview;
      const from = takesFrom && { agentId: takesFrom.agentId, name: seat.agentName };
      const { outcome, changeId } = await this.#writer.write(
        { is: 'bind', sip, agentId, agentName: agent.name, ...(from && { from }) },
        ({ api }) => api.bindSip(agentId, sip),
      );
      const owner = await this.#ownerAfterwards(sip);
      if (outcome.is === 'unknown' && owner?.agentId === agentId) this.#log.settle(changeId, 'done');
      return { ...outcome, ...(owner && { owner }) };
    });
  }

  assignPreview(order: AssignmentOrder): Promise<AssignmentPreview> {
    return this.#assignments.preview(order);
  }

  assign(order: AssignmentOrder): Promise<Assignment> {
    return this.#assignments.begin(order);
  }

  assignment(): Assignment | null {
    return this.#assignments.last();
  }

  retryAssignment(): Assignment {
    return this.#assignments.retry();
  }

  cancelAssignment(): Assignment | null {
    return this.#assignments.cancel();
  }

  log(before: string | undefined): { changes: SupervisorChange[]; hasMore: boolean } {
    const session = this.#lock.open();
    this.#log.prune(this.#now());
    return this.#log.page(accountKey(session), before);
  }

  /** After signing in: the log of somebody who changes nothing any more must not grow older than it may. */
  resume(): void {
    // a change, or looking into the log, will say what is wrong with it
    unlessFault(() => this.#log.prune(this.#now()));
  }

  renewLog(): void {
    this.#lock.open();
    this.#log.renew();
  }

  /** On sign-out: locks, and forgets what was read and done. */
  dispose(): void {
    this.#lock.lock('account-changed');
    this.#assignments.forget();
  }

  /** Throws `disk` at sign-out. A log that cannot be emptied must not keep the next agent from signing in. */
  wipe({ is, agent }: Whose): void {
    if (is === 'agent') this.#log.wipe(accountKey(agent), agent);
    else unlessFault(() => this.#log.wipeOthers(accountKey(agent)));
  }

  /** What the list says after a change. Not an answer to wait for at any price: undefined when it cannot be had. */
  #ownerAfterwards(sip: string): Promise<SeatOwner | undefined> {
    return this.seats(true).then(
      (list) => ownerOf(list, sip),
      () => undefined,
    );
  }

  #changed(state: SupervisorState, announce: (state: SupervisorState) => void): void {
    if (state.is === 'locked') this.#seats.forget();
    announce(state);
  }
}

/** 0 is how some servers write "nobody": no agent, and no way to free a seat that is documented. */
function assertAgentId(agentId: string): void {
  if (!isInt64(agentId) || agentId.startsWith('-') || agentId === '0')
    throw new Fault('bad-input', { field: 'agentId' });
}
