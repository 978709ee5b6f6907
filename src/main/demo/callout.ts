import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';
import { endingOf, type CalloutAnswer, type Ending } from './endings.ts';
import { required, type Fields } from './fields.ts';
import type { CallOrder, LiveCalls } from './live-calls.ts';
import type { Seat } from './people.ts';
import { seeded, seedOf } from './random.ts';
import { invalid, notNow, Refusal } from './refusal.ts';
import type { Reply } from './reply.ts';
import { numberToShow } from './shown-numbers.ts';
import type { World } from './world.ts';

export interface CalloutDesk {
  world: World;
  live: LiveCalls;
  clock: Clock;
  /** Is the uuid of the answer the record's `call_uuid`? */
  callUuidEquals: boolean;
}

const LONGEST_USER_DATA = 100;
const CALLEE = /^\d{3,20}(-\d{1,8})?$/;

/** POST `/callout`: rings the agent, then the customer. What comes of it is in the table of endings. */
export async function callOut(desk: CalloutDesk, fields: Fields): Promise<Reply> {
  const { world, live } = desk;
  const agentId = required(fields.int64('agent_id'), 'agent_id');
  const callee = required(fields.text('callee'), 'callee');
  const trunk = trunkFrom(world, fields, callee, agentId);
  const userData = userDataFrom(fields);
  if (!CALLEE.test(callee)) throw invalid('callee 号码格式错误');
  const seat = seatFor(desk, agentId);
  if (live.isBusy(agentId)) throw notNow('坐席忙');
  const ending = endingOf(callee);
  const uuid = randomUUID();
  if (ending.plan) {
    const recordUuid = desk.callUuidEquals ? uuid : randomUUID();
    const order = { uuid: recordUuid, agentId, seat, callee, trunk, userData, plan: ending.plan(callee) };
    await place(desk, order, ending);
  }
  return answer(ending.answer, uuid);
}

/** A slow one keeps the phone, and rings it when it answers; that the client may have left by then changes nothing. */
async function place({ live, clock }: CalloutDesk, order: CallOrder, { answer }: Ending): Promise<void> {
  const delay = answer.is === 'accepted' ? answer.afterSeconds : 0;
  if (delay > 0) {
    live.reserve(order.agentId, order.callee);
    await new Promise<void>((resolve) => clock.later(delay, resolve));
  }
  live.place(order);
}

function answer(promised: CalloutAnswer, uuid: string): Reply {
  switch (promised.is) {
    case 'accepted':
      return { is: 'json', status: 200, body: { uuid } };
    case 'lost':
      return { is: 'hang-up' };
    case 'page':
      return { is: 'page', status: promised.status, html: promised.html };
    case 'refused':
      throw new Refusal(promised.status, promised.code, promised.message, promised.headers);
  }
}

function seatFor({ world, clock }: CalloutDesk, agentId: bigint): Seat {
  if (!world.agent(agentId)) throw invalid(`坐席不存在:${agentId.toString()}`);
  const seat = world.seatOf(agentId);
  if (!seat) throw notNow('坐席未绑定 sip 号');
  if (seat.expiresAt !== undefined && seat.expiresAt <= clock.now()) throw notNow('坐席已过期');
  return seat;
}

function trunkFrom(world: World, fields: Fields, callee: string, agentId: bigint): string {
  const named = fields.text('trunk_number') ?? '';
  if (named === '') return numberToShow(world.choiceOf(agentId), callee, seeded(seedOf(callee, Date.now())));
  if (world.nameOfNumber(named) === undefined) throw invalid(`外显号码不存在:${named}`);
  return named;
}

function userDataFrom(fields: Fields): string | undefined {
  const userData = fields.text('user_data');
  if (userData !== undefined && Array.from(userData).length > LONGEST_USER_DATA)
    throw invalid('user_data 最长 100 字符');
  return userData === '' ? undefined : userData;
}
