import { CallApi, type Callout, type RecordsQuery } from '../../../src/main/call-api/call-api.ts';
import type { WireRecords } from '../../../src/main/call-api/wire.ts';
import { faultKind } from '../../support/fault-kinds.ts';
import type { Lane } from './lane.ts';

/** Longer than any answer takes that comes at all, even on a busy machine. */
const LONG_MS = 10_000;
/** Shorter than a request is kept back by the proxy. */
const SHORT_MS = 40;
const readToken = (): Promise<string> => Promise.resolve('a-token');

/** The real client; only which host each call goes to, and how long it may take, is up to the trial's fault. */
export class TrialApi extends CallApi {
  readonly #lane: Lane;
  /** Looks into the records that have not ended yet. */
  looks = 0;

  constructor(lane: Lane) {
    super({ host: lane.server.host, readToken }, { readMs: LONG_MS, callMs: LONG_MS });
    this.#lane = lane;
  }

  override callOut(call: Callout, signal?: AbortSignal): Promise<{ uuid: string }> {
    const callMs = faultKind(this.#lane.server.fault.name).isSlow ? SHORT_MS : LONG_MS;
    return new CallApi({ host: this.#host(), readToken }, { readMs: LONG_MS, callMs }).callOut(call, signal);
  }

  override async listRecords(query: RecordsQuery, signal?: AbortSignal): Promise<WireRecords> {
    this.looks++;
    try {
      return await super.listRecords(query, signal);
    } finally {
      this.looks--;
    }
  }

  #host(): string {
    const { server, proxy, nowhere, untrusted } = this.#lane;
    const { name } = server.fault;
    if (name === 'connect: nothing listens') return nowhere;
    if (name === 'connect: bad certificate') return untrusted;
    if (name === 'connect: no tls') return server.host.replace('http:', 'https:');
    return faultKind(name).at === 'proxy' ? proxy.host : server.host;
  }
}
