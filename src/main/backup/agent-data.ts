import type { BackupMerged, OwnCounts } from '../../preload/contract/index.ts';
import type { Agent } from '../account/agent-scope.ts';
import type { CurrentSession } from '../account/session.ts';
import type { CallsService } from '../calls/calls.service.ts';
import { Fault } from '../fault.ts';
import type { OwnCopies } from '../own-data/own-copies.ts';
import type { OwnRow } from '../own-data/own-copy.ts';
import type { Backup } from './backup-file.ts';

export interface AgentDataParts {
  copies: OwnCopies;
  calls: Pick<CallsService, 'writtenBy' | 'ask'>;
  session: CurrentSession;
}

/** All that an agent has written, wherever it is stored: as one copy, and back again. */
export class AgentData {
  readonly #parts: AgentDataParts;

  constructor(parts: AgentDataParts) {
    this.#parts = parts;
  }

  /** Also of an agent whose session has ended. Throws `disk`. */
  of(agent: Agent): Backup {
    return { own: this.#parts.copies.of(agent), written: this.#parts.calls.writtenBy(agent) };
  }

  /**
   * Takes it in for the signed-in agent. Whoever was forgotten after a row was written stays forgotten. Two files are written, one after the
   * other; doing it again does no harm. Fails with `disk`, or with `signed-out` when the agent has gone meanwhile.
   */
  async merge({ own, written }: Backup): Promise<BackupMerged> {
    const { copies, calls, session } = this.#parts;
    const mine = session();
    const customers = [...new Set(own.rows.flatMap(customersOf))];
    const forgotten = new Map(await calls.ask('forgottenAmong', customers));
    if (session() !== mine) throw new Fault('signed-out');
    const rows = own.rows.filter((row) => !customersOf(row).some((one) => (forgotten.get(one) ?? -1) >= row.updatedAt));
    const merged = copies.merge({ rows, removed: own.removed });
    // Asked at once: from the next turn on, somebody else may be signed in.
    const notes = await calls.ask('mergeNotes', written);
    const { added, changed, removed, leftOut } = merged;
    return {
      added: { ...added, ...(notes.added > 0 && { notes: notes.added }) },
      changed: changed + notes.changed,
      ...{ removed, leftOut: leftOut + own.rows.length - rows.length },
    };
  }
}

/** What an agent is told of: kinds without any are left out. */
export function countsOf({ own, written }: Backup): OwnCounts {
  const counts: OwnCounts = {};
  for (const { table } of own.rows) counts[table] = (counts[table] ?? 0) + 1;
  const notes = written.filter(
    ({ kind, text = '', tags = [] }) => kind !== 'settled' && (text !== '' || tags.length > 0),
  );
  return { ...counts, ...(notes.length > 0 && { notes: notes.length }) };
}

export function isNothing({ own, written }: Backup): boolean {
  return own.rows.length + own.removed.length + written.length === 0;
}

function customersOf({ cells, parts }: OwnRow): string[] {
  const all = [cells, ...Object.values(parts).flat()];
  return all.flatMap(({ customer }) => (typeof customer === 'string' ? [customer] : []));
}
