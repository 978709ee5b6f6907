import fc from 'fast-check';
import type { LoggedRequest } from '../../src/main/demo/request-log.ts';
import type { Routes } from '../../src/main/ipc/router.ts';
import { shapedInput, type Pool } from './shaped-input.ts';

/** Name and input, as they arrive over IPC. */
export type IpcMessage = [name: unknown, input: unknown];

/** Whose data a message must not reach: another agent of the same call centre. */
const NEIGHBOUR = '9007199254740992';

export interface MessageWorld {
  routes: Routes;
  host: string;
  /** Asked for with each message, since it may change. Not the one that opens supervisor mode while it is to stay locked. */
  token: () => string;
  agentId: string;
  /** Requests that end what is under way: the caller makes them by itself. */
  leftOut: readonly string[];
}

/** Names and addresses are from lists: made up ones would ask name servers for them. */
function poolOf({ host, token, agentId }: MessageWorld) {
  const number = fc.constantFrom('057100008001', '15405710003', '15405710001', '', '1', 'x'.repeat(33));
  return {
    host: fc.constantFrom(host, host, '', 'a b', 'http://192.168.0.1', 'file:///etc'),
    token: fc.constantFrom('', 'x y', 'wrong').chain((text) => fc.constantFrom(text, token())),
    agentId: fc.constantFrom(agentId, NEIGHBOUR, NEIGHBOUR, '0', '-1', '100003'),
    ownerId: fc.constantFrom(agentId, NEIGHBOUR, null),
    agentIds: fc.constantFrom(agentId, NEIGHBOUR, '100003'),
    sip: fc.constantFrom('80010001', '80010002', '', 'x'.repeat(65)),
    text: fc.constantFrom('15405710003', '15405710001', '15405710007', '138****8000', '', '<b>', 'x'.repeat(300)),
    number,
    customer: number,
    callerId: fc.constantFrom({ is: 'automatic' }, { is: 'number', number: '057100008001' }, { is: 'x' }, null),
    uuid: fc.constantFrom('x', '', '../x', '00000000-0000-4000-8000-000000000000'),
    anchor: fc.constantFrom('x', ''),
    outline: fc.constantFrom(0, 1, 2, 3, -1, 0.5),
    count: fc.constantFrom(1, 100, 101, 0),
    search: fc.constantFrom('154', '7', '%', '"', 'NOT', '1'.repeat(70)),
    domain: fc.constantFrom('', '127.0.0.1', 'a b', 'x'.repeat(301)),
    outboundProxy: fc.constantFrom('', '127.0.0.1:5061', '[', 'x'.repeat(301)),
    recordingHosts: fc.constantFrom('127.0.0.1', 'a b'),
  } satisfies Pool;
}

/** Messages of every kind: of all routes and as their schemas want them, of right names with wrong inputs, and of names that nobody knows. */
export function ipcMessages(world: MessageWorld): fc.Arbitrary<IpcMessage> {
  const { routes, leftOut } = world;
  const pool = poolOf(world);
  const named = Object.entries(routes).filter(([name]) => !leftOut.includes(name));
  const known = fc.constantFrom(...named.map(([name]) => name));
  const shaped = fc.oneof(
    ...named.map(([name, { input }]) => fc.tuple(fc.constant<unknown>(name), shapedInput(input as never, pool))),
  );
  const strange = fc.oneof(
    fc.constantFrom('__proto__', 'constructor', 'toString', 'sip.bind', 'agent.assign', ''),
    fc.string(),
    fc.anything(),
  );
  return fc.oneof(
    { weight: 13, arbitrary: shaped },
    { weight: 1, arbitrary: dialling(pool) },
    { weight: 2, arbitrary: fc.tuple(known, fc.record({ ...pool }, { requiredKeys: [] }) as fc.Arbitrary<unknown>) },
    { weight: 2, arbitrary: fc.tuple(known, fc.anything()) },
    { weight: 2, arbitrary: fc.tuple(strange, fc.anything()) },
  );
}

/** Calls that may well be placed: among all other messages they would be too rare to be sure of one. */
function dialling({ text, callerId }: ReturnType<typeof poolOf>): fc.Arbitrary<IpcMessage> {
  const input = { text, callerId, reference: fc.constant(''), confirmed: fc.constant([]) };
  return fc.tuple(fc.constant('dialer.dial'), fc.record(input));
}

/** What a call centre was asked that is not this agent's, or a supervisor's to ask; requests of before are in `seen`, and so are these afterwards. */
export function guilty(
  requests: readonly LoggedRequest[],
  agentId: string,
  seen: WeakSet<object>,
  isSupervisor = false,
): string[] {
  const fresh = requests.filter((request) => !seen.has(request));
  fresh.forEach((request) => seen.add(request));
  return fresh
    .filter((request) => !isInnocent(request, agentId, isSupervisor))
    .map(({ path, text }) => `${path} ${text}`);
}

/** A supervisor may ask about others; calls and their records are the agent's own all the same. */
function isInnocent({ path, text }: LoggedRequest, agentId: string, isSupervisor: boolean): boolean {
  if (isSupervisor && !/\/(records|callout)$/.test(path)) return true;
  if (path.endsWith('/sip_bind_agent') || path.endsWith('/agent/outnumber_group')) return false;
  if (text.includes(NEIGHBOUR) || path.includes(NEIGHBOUR) || text.includes('agent_ids')) return false;
  if (/\/(records|callout)$/.test(path)) return text.startsWith(`{"agent_id":${agentId},`);
  return (/agent_id=(\d*)/.exec(path)?.[1] ?? agentId) === agentId;
}
