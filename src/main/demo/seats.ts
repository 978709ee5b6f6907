import { int64InQuery, required, type Fields } from './fields.ts';
import type { Writable } from './json.ts';
import type { Seat } from './people.ts';
import { invalid, Refusal } from './refusal.ts';
import { writeTime, type TimeForm, type TimeOffset } from './times.ts';
import type { World } from './world.ts';

interface WrittenTimes {
  offset: TimeOffset;
  timeForm: TimeForm;
}

/** GET `/sips`: the seats as a bare array. A free seat has agent 0 and an empty name. */
export function listSeats(world: World, query: URLSearchParams, times: WrittenTimes): Writable {
  const agentText = query.get('agent_id') ?? '';
  const agentId = agentText === '' ? undefined : int64InQuery(agentText, 'agent_id');
  const occupied = query.get('occupied') ?? '';
  if (!['', 'y', 'n'].includes(occupied)) throw invalid('occupied 只能是 y 或 n');
  return world.seats
    .filter((seat) => agentId === undefined || seat.agentId === agentId)
    .filter((seat) => occupied === '' || occupied === occupiedOf(seat))
    .map((seat) => seatOf(seat, world, times));
}

/** POST `/sip_bind_agent`: the seat is this agent's from now on, whoever had it before. */
export function bindSeat(world: World, fields: Fields): Writable {
  const agentId = required(fields.int64('agent_id'), 'agent_id');
  const sip = required(fields.text('sip'), 'sip');
  const seat = world.seats.find((candidate) => candidate.sip === sip);
  if (!seat) throw new Refusal(404, 'NotFound', `sip 号不存在:${sip}`);
  if (!world.agent(agentId)) throw invalid(`坐席不存在:${agentId.toString()}`);
  seat.agentId = agentId;
  return {};
}

function seatOf(seat: Seat, world: World, { offset, timeForm }: WrittenTimes): Writable {
  const agent = seat.agentId === undefined ? undefined : world.agent(seat.agentId);
  return {
    agent_id: agent?.id ?? 0,
    agent_name: agent?.name ?? '',
    expiration_at: seat.expiresAt === undefined ? undefined : writeTime(seat.expiresAt, offset, timeForm),
    occupied: occupiedOf(seat),
    password: seat.password,
    sip: seat.sip,
  };
}

function occupiedOf(seat: Seat): 'y' | 'n' {
  return seat.agentId === undefined ? 'n' : 'y';
}
