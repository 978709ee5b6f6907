import type { Settings, SupervisorAgent, SupervisorSeat, SupervisorSeats } from '../../preload/contract/index.ts';
import { agentsOf } from '../account/agents.ts';
import type { Session } from '../account/session.ts';
import type { WireSip } from '../call-api/wire.ts';
import { parseWireTime } from '../calls/wire-time.ts';
import { daysUntil } from '../seat/seat.service.ts';

export interface SeatListParts {
  settings: () => Settings;
  now: () => number;
}

const FRESH_MS = 60_000;

/** All seats of the enterprise. Passwords are dropped where they arrive: nothing that is kept or handed on has any. */
export class SeatList {
  readonly #parts: SeatListParts;
  #read: { session: Session; seats: SupervisorSeats } | undefined;

  constructor(parts: SeatListParts) {
    this.#parts = parts;
  }

  async read(session: Session, isFresh: boolean): Promise<SupervisorSeats> {
    const known = this.#read?.session === session ? this.#read.seats : undefined;
    if (known && !isFresh && this.#parts.now() - known.readAt < FRESH_MS) return known;
    const wire = await session.api.listSips();
    const seats = {
      seats: wire.flatMap((row) => this.#seatOf(row) ?? []),
      agents: agentsOf(wire) satisfies SupervisorAgent[],
      readAt: this.#parts.now(),
    };
    this.#read = { session, seats };
    return seats;
  }

  forget(): void {
    this.#read = undefined;
  }

  /** Field by field: what the server adds one day does not slip through. A seat without a number cannot be named, nor bound. */
  #seatOf(wire: WireSip): SupervisorSeat | undefined {
    if (wire.sip === undefined) return undefined;
    const expiresAt = parseWireTime(wire.expiration_at, this.#parts.settings().timesWithoutOffset);
    return {
      sip: wire.sip,
      ...(wire.agent_id !== undefined && { agentId: wire.agent_id }),
      agentName: wire.agent_name ?? '',
      isOccupied: wire.occupied === undefined ? wire.agent_id !== undefined : wire.occupied === 'y',
      ...(expiresAt !== undefined && { expiresAt, daysLeft: daysUntil(expiresAt, this.#parts.now()) }),
    };
  }
}
