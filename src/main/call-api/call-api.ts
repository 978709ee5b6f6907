import { setTimeout as sleep } from 'node:timers/promises';
import { Fault, isFault } from '../fault.ts';
import {
  assertDone,
  contentOf,
  networkFault,
  readFault,
  REDIRECT,
  refusalOf,
  tryParse,
  type Answer,
} from './failures.ts';
import { send, type HttpOptions, type HttpRequest } from './http.ts';
import { wireId } from './json.ts';
import { badNewsIn, openEnvelope } from './envelope.ts';
import { backOffMs, ReadPause } from './retry-after.ts';
import { TokenVerdict } from './token-verdict.ts';
import {
  readCallout,
  readNumbers,
  readRecords,
  readSips,
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

interface ReadRequest extends HttpRequest {
  /** One page of several: whoever asks can ask for less of it. */
  isOfPages?: boolean;
}

/** How long what only reads may take. */
export const READ_MS = 15_000;
/** How long a complete answer may take. */
const LIMITS = { readMs: READ_MS, callMs: 30_000 };
const READ_TRIES = 3;
/** No byte of the request has left. */
const NOT_SENT = ['offline', 'proxy', 'proxy-auth', 'tls', 'keychain-unavailable', 'signed-out'] as const;

/**
 * The vendor's API, one method an endpoint; `test/contract/call-api.openapi.yaml` describes it. Ids are decimal strings. Reads are tried
 * up to three times with back-off; writes are sent once, whatever happens. Every method throws only `Fault`s, or the reason of its signal.
 */
export class CallApi {
  readonly #options: HttpOptions;
  readonly #limits: typeof LIMITS;
  readonly #verdict: TokenVerdict;
  readonly #pause = new ReadPause();

  constructor(options: HttpOptions, limits = LIMITS, verdict = new TokenVerdict()) {
    this.#options = options;
    this.#limits = limits;
    this.#verdict = verdict;
  }

  /** All outbound numbers and dynamic groups. The neutral read: needs nothing but a living token. */
  listNumbers(signal?: AbortSignal): Promise<WireNumbers> {
    return this.#read(
      { method: 'GET', path: '/rule_outnumber_group', timeoutMs: this.#limits.readMs, signal },
      readNumbers,
      true,
    );
  }

  /** The enterprise's SIP seats, passwords included: never hand them to a window whole. */
  listSips(query: { agentId?: string; occupied?: 'y' | 'n' } = {}, signal?: AbortSignal): Promise<WireSip[]> {
    const search = { agent_id: query.agentId, occupied: query.occupied };
    return this.#read(
      { method: 'GET', path: '/sips', query: search, timeoutMs: this.#limits.readMs, signal },
      readSips,
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
    const request = { method: 'POST' as const, path: '/records', body, timeoutMs: this.#limits.readMs, signal };
    return this.#read({ ...request, isOfPages: query.pageSize !== undefined }, readRecords);
  }

  /**
   * Rings the agent's phone, then the customer's. What `NOT_SENT` lists means that nothing left; `refused`, `phone-not-registered` and
   * `token-rejected` that the server said no, or, for a token that is known to be dead, that nobody was asked; everything else is `unknown-outcome`: the call may have been placed.
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
    const placed = answer.status === 200 ? placedBy(answer) : undefined;
    if (placed) return placed;
    const refusal = answer.status === 200 ? undefined : refusalOf(answer);
    if (refusal) throw await this.#judge401(refusal, answer);
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
    if (answer.status !== 200) throw await this.#judge401(readFault(answer), answer);
    assertDone(answer);
  }

  async #read<T>(request: ReadRequest, read: (body: unknown) => T | undefined, isNeutral = false): Promise<T> {
    this.#verdict.assertReadable();
    for (let attempt = 1; ; attempt++) {
      const tried = await this.#tryReading(request, read);
      request.signal?.throwIfAborted();
      if ('value' in tried) return tried.value;
      const { fault, answer } = tried;
      const isStale = fault.error.status === 401 && !(await this.#isCurrent(answer?.token));
      if (attempt === READ_TRIES || !(isStale || isWorthRetrying(fault, request)))
        throw isStale ? fault : await this.#judge401(fault, answer, isNeutral);
      if (!isStale) await sleep(backOffMs(attempt), undefined, { signal: request.signal }).catch(() => undefined);
      request.signal?.throwIfAborted(); // the reason itself, not the timer's AbortError
    }
  }

  async #tryReading<T>(
    request: ReadRequest,
    read: (body: unknown) => T | undefined,
  ): Promise<{ value: T } | { fault: Fault; answer?: Answer }> {
    let answer: Answer | undefined;
    try {
      await this.#pause.passed(request.signal);
      answer = await send(this.#options, request);
      const value = contentOf(answer, read);
      if (!this.#verdict.isDead || (await this.#isCurrent(answer.token))) this.#verdict.accepted();
      return { value };
    } catch (error) {
      const fault = error instanceof Fault ? error : networkFault(error);
      if (answer?.retryAfterMs !== undefined) this.#pause.heard(answer.retryAfterMs, fault);
      return { fault, ...(answer && { answer }) };
    }
  }

  /** A 401 alone does not kill a token: only a refused neutral read does, and only the token that it was made with. */
  async #judge401(fault: Fault, answer: Answer | undefined, isNeutral = false): Promise<Fault> {
    if (fault.error.status !== 401 || fault.code === 'phone-not-registered') return fault;
    if (!(await this.#isCurrent(answer?.token))) return fault;
    if (!isNeutral && !(await this.#isTokenDead())) return fault;
    this.#verdict.rejected();
    return new Fault('token-rejected', { ...fault.error });
  }

  /** Is this still the token? The agent may have entered another one while the answer was on its way. */
  async #isCurrent(token: string | undefined): Promise<boolean> {
    const current = await this.#options.readToken().catch(() => token);
    return current === token;
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

function placedBy(answer: Answer): { uuid: string } | undefined {
  const body = answer.isTooLarge ? undefined : tryParse(answer.body);
  const opened = openEnvelope(body);
  return opened.is === 'content' && badNewsIn(body) === undefined ? readCallout(opened.content) : undefined;
}

function isWorthRetrying(fault: Fault, { isOfPages = false }: ReadRequest): boolean {
  const { status, message } = fault.error;
  if (fault.code === 'bad-answer') return status === undefined && message !== REDIRECT; // the connection broke; nonsense stays nonsense
  // A page that took too long is asked for in smaller pieces instead.
  if (fault.code === 'timeout') return !isOfPages;
  return fault.code === 'offline' || fault.code === 'server-error';
}
