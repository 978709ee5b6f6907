import type { ChangeMade } from '../../preload/contract/index.ts';
import type { AccessEvent, RecordAccess } from '../access-log/access-event.ts';
import type { Session } from '../account/session.ts';
import { accountKey } from '../dialer/intent.ts';
import { inTurn } from '../async/serial-queue.ts';
import type { ChangeLog } from './change-log.ts';
import { outcomeOf, type WriteOutcome } from './write-outcome.ts';

export interface WriterParts {
  /** Throws `locked`. */
  open: () => Session;
  log: ChangeLog;
  recordAccess: RecordAccess;
  now: () => number;
}

/** The only way to the two writing endpoints: unlocked, then on disk, then on the wire, once. */
export class ChangeWriter {
  readonly #parts: WriterParts;
  /** One change at a time, so that what was read stays true until it is acted upon. */
  readonly inTurn = inTurn();

  constructor(parts: WriterParts) {
    this.#parts = parts;
  }

  /**
   * To be called within a turn. Throws `locked`, `journal-unavailable` or `access-log-unavailable` before anything is sent, and nothing after.
   * `changeId` is the change's place in the log.
   */
  async write(
    what: ChangeMade,
    send: (session: Session) => Promise<void>,
  ): Promise<{ outcome: WriteOutcome; changeId: string }> {
    const session = this.#parts.open();
    const { agentId, agentName: name } = session;
    const change = { account: accountKey(session), at: this.#parts.now(), by: { agentId, name }, what };
    this.#parts.recordAccess(accessOf(what));
    const changeId = this.#parts.log.begin(change);
    const outcome = await send(session).then((): WriteOutcome => ({ is: 'done' }), outcomeOf);
    this.#parts.log.settle(changeId, outcome.is, outcome.is === 'done' ? undefined : outcome.error);
    return { outcome, changeId };
  }
}

/** Without the names and numbers that this app's own log of changes has. */
function accessOf(what: ChangeMade): AccessEvent {
  if (what.is === 'bind') return { is: 'seat-bound', to: what.agentId };
  return { is: 'numbers-assigned', to: what.agentId, numbers: what.numbers.length, groups: what.groups.length };
}
