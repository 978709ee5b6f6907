import type {
  BindConfirmed,
  BindPreview,
  SeatOwner,
  SupervisorSeat,
  SupervisorSeats,
} from '../../preload/contract/index.ts';
import { Fault } from '../fault.ts';

/** What binding this seat to this agent changes, by this list. Throws `not-found` for a seat that is not in it. */
export function previewBinding(list: SupervisorSeats, sip: string, agentId: string, myId: string): BindPreview {
  const seat = list.seats.find((one) => one.sip === sip);
  if (!seat) throw new Fault('not-found');
  const agent = list.agents.find((one) => one.agentId === agentId);
  const changesNothing = seat.agentId === agentId;
  return {
    seat,
    agent: agent ?? { agentId, name: '', sips: [] },
    isAgentUnknown: agent === undefined,
    ...(seat.agentId !== undefined && !changesNothing && { takesFrom: loserOf(list, seat, seat.agentId, myId) }),
    changesNothing,
  };
}

function loserOf(list: SupervisorSeats, seat: SupervisorSeat, agentId: string, myId: string) {
  const sips = list.agents.find((one) => one.agentId === agentId)?.sips ?? [];
  return {
    agentId,
    name: seat.agentName,
    sipsLeft: sips.filter((sip) => sip !== seat.sip),
    isMe: agentId === myId,
  };
}

/** Is it still as the supervisor was shown? */
export function isAsConfirmed(preview: BindPreview, confirmed: BindConfirmed): boolean {
  const isSameOwner = (preview.seat.agentId ?? null) === confirmed.ownerId;
  return isSameOwner && setOf(preview.agent.sips) === setOf(confirmed.agentSips);
}

/** The same text for the same members, in whatever order. */
function setOf(sips: string[]): string {
  return JSON.stringify([...new Set(sips)].sort());
}

/** Whose the seat is by this list; undefined when it is not in it. */
export function ownerOf(list: SupervisorSeats, sip: string): SeatOwner | undefined {
  const seat = list.seats.find((one) => one.sip === sip);
  return seat && { ...(seat.agentId !== undefined && { agentId: seat.agentId }), name: seat.agentName };
}
