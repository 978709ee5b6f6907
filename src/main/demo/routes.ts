import { assignNumbers, listNumbers } from './assignments.ts';
import { callOut, type CalloutDesk } from './callout.ts';
import { Fields } from './fields.ts';
import type { Json } from './json.ts';
import { listRecords, type RecordsOptions } from './records.ts';
import type { Reply } from './reply.ts';
import { bindSeat, listSeats } from './seats.ts';

/** Where the six endpoints live. */
export const BASE_PATH = '/unified-api/call/openapi/ent/v1';

/** The six endpoints by path: a GET answers its query, a POST its JSON body. Both throw a `Refusal`. */
export type Route =
  | { method: 'GET'; answer: (query: URLSearchParams) => Reply }
  | { method: 'POST'; answer: (body: Json) => Reply | Promise<Reply> };

/** The complete list of what the call centre can be asked. */
export function routesOf(desk: CalloutDesk, options: RecordsOptions): Map<string, Route> {
  const { world } = desk;
  return new Map<string, Route>([
    ['/agent/outnumber_group', { method: 'POST', answer: (body) => ok(assignNumbers(world, new Fields(body))) }],
    ['/records', { method: 'POST', answer: (body) => ok(listRecords(world, new Fields(body), options)) }],
    ['/rule_outnumber_group', { method: 'GET', answer: () => ok(listNumbers()) }],
    ['/sip_bind_agent', { method: 'POST', answer: (body) => ok(bindSeat(world, new Fields(body))) }],
    ['/sips', { method: 'GET', answer: (query) => ok(listSeats(world, query, options)) }],
    ['/callout', { method: 'POST', answer: (body) => callOut(desk, new Fields(body)) }],
  ]);
}

function ok(body: ReturnType<typeof listNumbers>): Reply {
  return { is: 'json', status: 200, body };
}
