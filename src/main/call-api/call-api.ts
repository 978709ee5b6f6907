import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { Fault, isFault } from '../fault.ts';
import { networkFault, readFault, refusalOf, tryParse, type Answer } from './failures.ts';
import { send, type HttpOptions, type HttpRequest } from './http.ts';
import { wireId } from './json.ts';
import { TokenVerdict } from './token-verdict.ts';
import {
  wireCallout,
  wireNumbers,
  wireRecords,
  wireSips,
  type WireNumbers,
  type WireRecords,
  type WireSip,
} from './wire.ts';

export interface RecordsQuery {
  agentId?: string;
  agentIds?: string[];
  callTypes?: ('外呼' | '来电')[];
  callUuid?: string;
  customerPhone?: string;
  /** RFC 3339. */
  startTime?: string;
  endTime?: string;
  pageIndex?: number;
  pageSize?: number;
  states?: string[];
  trunkNumber?: string;
}

export interface Callout {
  agentId: string;
  callee: string;
  /** The number the customer sees; left out = the enterprise's rule decides. */
  trunkNumber?: string;
  userData?: string;
}

/** How long what only reads may take. */
export const READ_MS = 15_000;
/** How long a complete answer may take. */
const LIMITS = { readMs: READ_MS, callMs: 30_000 };
const READ_TRIES = 3;
/** No byte of the request has left. */
const NOT_SENT = ['offline', 'proxy', 'proxy-auth', 'tls', 'keychain-unavailable', 'signed-out'] as const;

/**
 * The vendor's API, one method an endpoint (`shared` facts: README, "The API"). Ids are decimal strings. Reads are tried
 * up to three times with back-off; writes are sent once, whatever happens. Every method throws only `Fault`s, or the reason of its signal.
 */
export class CallApi {
  readonly #options: HttpOptions;
  readonly #limits: typeof LIMITS;
  readonly #verdict: TokenVerdict;

  constructor(options: HttpOptions, limits = LIMITS, verdict = new TokenVerdict()) {
    this.#options = options;
    this.#limits = limits;
    this.#verdict = verdict;
  }

  /** All outbound numbers and dynamic groups. The neutral read: needs nothing but a living token. */
  listNumbers(signal?: AbortSignal): Promise<WireNumbers> {
    return this.#read(
      { method: 'GET', path: '/rule_outnumber_group', timeoutMs: this.#limits.readMs, signal },
      wireNumbers,
      true,
    );
  }

  /** The enterprise's SIP seats, passwords included: never hand them to a window whole. */
  listSips(query: { agentId?: string; occupied?: 'y' | 'n' } = {}, signal?: AbortSignal): Promise<WireSip[]> {
    const search = { agent_id: query.agentId, occupied: query.occupied };
    return this.#read(
      { method: 'GET', path: '/sips', query: search, timeoutMs: this.#limits.readMs, signal },
      wireSips,
    );
  }

  /** One page of call records. A POST, but a read: repeating it changes nothing. */
  listRecords(query: RecordsQuery, signal?: AbortSignal): Promise<WireRecords> {
    const body = JSON.stringify({
      agent_id: query.agentId === undefined ? undefined : wireId(query.agentId),
      agent_ids: query.agentIds?.map(wireId),
      call_types: query.callTypes,
      call_uuid: query.callUuid,
      customer_phone: query.customerPhone,
      start_time: query.startTime,
      end_time: query.endTime,
      page_index: query.pageIndex,
      page_size: query.pageSize,
      states: query.states,
      trunk_number: query.trunkNumber,
    });
    return this.#read({ method: 'POST', path: '/records', body, timeoutMs: this.#limits.readMs, signal }, wireRecords);
  }

  /**
   * Rings the agent's phone, then the customer's. `offline`, `proxy`, `proxy-auth` and `tls` mean that nothing left; `refused`, `phone-not-registered` and
   * `token-rejected` that the server said no; everything else is `unknown-outcome`: the call may have been placed.
   */
  async callOut(call: Callout, signal?: AbortSignal): Promise<{ uuid: string }> {
    this.#verdict.assertAlive();
    const body = JSON.stringify({
      agent_id: wireId(call.agentId),
      callee: call.callee,
      trunk_number: call.trunkNumber,
      user_data: call.userData,
    });
    const answer = await this.#sendCall({
      method: 'POST',
      path: '/callout',
      body,
      timeoutMs: this.#limits.callMs,
      signal,
    });
    if (answer.status === 200) {
      const parsed = wireCallout.safeParse(tryParse(answer.body));
      if (parsed.success) return parsed.data;
    }
    const refusal = answer.status === 200 ? undefined : refusalOf(answer);
    if (refusal) throw await this.#judge401(refusal);
    throw new Fault('unknown-outcome', { status: answer.status });
  }

  /** Binds a SIP seat to an agent. A supervisor's request. */
  bindSip(agentId: string, sip: string, signal?: AbortSignal): Promise<void> {
    const body = JSON.stringify({ agent_id: wireId(agentId), sip });
    return this.#write({ method: 'POST', path: '/sip_bind_agent', body, timeoutMs: this.#limits.readMs, signal });
  }

  /** Gives agents outbound numbers and groups; whether it replaces or adds is not documented. A supervisor's request. */
  assignNumbers(agentIds: string[], groupIds: string[], numbers: string[], signal?: AbortSignal): Promise<void> {
    const body = JSON.stringify({ agent_ids: agentIds.map(wireId), group_ids: groupIds.map(wireId), numbers });
    return this.#write({
      method: 'POST',
      path: '/agent/outnumber_group',
      body,
      timeoutMs: this.#limits.readMs,
      signal,
    });
  }

  async #sendCall(request: HttpRequest): Promise<Answer> {
    try {
      return await send(this.#options, { ...request, isOnFreshConnection: true });
    } catch (error) {
      if (isFault(error, ...NOT_SENT)) throw error;
      throw new Fault('unknown-outcome', {}, error);
    }
  }

  async #write(request: HttpRequest): Promise<void> {
    this.#verdict.assertAlive();
    const answer = await send(this.#options, { ...request, isOnFreshConnection: true });
    if (answer.status !== 200) throw await this.#judge401(readFault(answer));
    // What a good answer looks like is not documented, but it is no web page: that is a portal in between, and nobody knows what got through.
    if (/^\s*</.test(answer.body)) throw new Fault('unknown-outcome', { status: 200 });
  }

  async #read<T>(request: HttpRequest, schema: z.ZodType<T>, isNeutral = false): Promise<T> {
    this.#verdict.assertReadable();
    for (let attempt = 1; ; attempt++) {
      try {
        const value = understand(await send(this.#options, request), schema);
        this.#verdict.accepted();
        return value;
      } catch (error) {
        const fault = error instanceof Fault ? error : networkFault(error);
        request.signal?.throwIfAborted();
        if (attempt === READ_TRIES || !isWorthRetrying(fault)) throw await this.#judge401(fault, isNeutral);
        await sleep(backOffMs(attempt), undefined, { signal: request.signal }).catch(() => undefined);
        request.signal?.throwIfAborted(); // the reason itself, not the timer's AbortError
      }
    }
  }

  /** A 401 alone does not kill a token: only a refused neutral read does (trap 1). */
  async #judge401(fault: Fault, isNeutral = false): Promise<Fault> {
    if (fault.error.status !== 401 || fault.code === 'phone-not-registered') return fault;
    if (!isNeutral && !(await this.#isTokenDead())) return fault;
    this.#verdict.rejected();
    return new Fault('token-rejected', { ...fault.error });
  }

  async #isTokenDead(): Promise<boolean> {
    try {
      await this.listNumbers();
      return false;
    } catch (error) {
      return isFault(error, 'token-rejected');
    }
  }
}

function understand<T>(answer: Answer, schema: z.ZodType<T>): T {
  if (answer.status !== 200) throw readFault(answer);
  const parsed = schema.safeParse(answer.isTooLarge ? undefined : tryParse(answer.body));
  if (!parsed.success) throw new Fault('bad-answer', { status: 200 }, parsed.error);
  return parsed.data;
}

function isWorthRetrying(fault: Fault): boolean {
  if (fault.code === 'bad-answer') return fault.error.status === undefined; // the connection broke; nonsense stays nonsense
  return fault.code === 'offline' || fault.code === 'timeout' || fault.code === 'server-error';
}

/** 0.3 s, then 0.9 s, each with up to half as much again, so that a whole floor of agents does not come back at once. */
function backOffMs(attempt: number): number {
  return 300 * 3 ** (attempt - 1) * (1 + Math.random() / 2);
}
