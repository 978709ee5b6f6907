import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts';

export type { Protocol };
type Commands = Protocol.CommandParameters;
type Method = keyof Commands;
type Answer<M extends Method> = M extends keyof Protocol.CommandReturnValues ? Protocol.CommandReturnValues[M] : never;

interface Message {
  id?: number;
  method?: string;
  params?: unknown;
  sessionId?: string;
  result?: unknown;
  error?: { message: string };
}

/** Chromium's DevTools protocol over the two pipes of `--remote-debugging-pipe`. Chromium ends when they close. */
export class CdpConnection {
  readonly root: CdpSession;
  private readonly sessions = new Map<string, CdpSession>();
  private readonly pending = new Map<number, PromiseWithResolvers<unknown> & { method: string }>();
  private readonly output: Writable;
  private lastId = 0;
  private rest: Buffer[] = [];
  isClosed = false;

  constructor(output: Writable, input: Readable) {
    this.output = output;
    this.root = this.session('');
    output.on('error', () => this.close());
    input.on('data', (chunk: Buffer) => this.receive(chunk));
    input.on('close', () => this.close());
  }

  session(id: string): CdpSession {
    const known = this.sessions.get(id);
    if (known) return known;
    const session = new CdpSession((method, params) => this.send(id, method, params));
    this.sessions.set(id, session);
    return session;
  }

  private send(sessionId: string, method: string, params: unknown): Promise<unknown> {
    if (this.isClosed) return Promise.reject(new Error(`Chromium has ended (${method})`));
    const id = ++this.lastId;
    const settler = Promise.withResolvers<unknown>();
    this.pending.set(id, { ...settler, method });
    this.output.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
    return settler.promise;
  }

  private receive(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      const text = Buffer.concat([...this.rest, chunk.subarray(start, end)]).toString();
      this.rest = [];
      start = end + 1;
      this.dispatch(JSON.parse(text) as Message);
    }
    this.rest.push(chunk.subarray(start));
  }

  private dispatch({ id, method, params, sessionId, result, error }: Message): void {
    if (id === undefined) {
      const session: EventEmitter | undefined = this.sessions.get(sessionId ?? '');
      session?.emit(String(method), params);
      return;
    }
    const waiting = this.pending.get(id);
    this.pending.delete(id);
    if (error) waiting?.reject(new Error(`${error.message} (${waiting.method})`));
    else waiting?.resolve(result);
  }

  private close(): void {
    this.isClosed = true;
    for (const { reject, method } of this.pending.values()) reject(new Error(`Chromium has ended (${method})`));
    this.pending.clear();
  }
}

export class CdpSession extends EventEmitter<Protocol.EventMap> {
  private readonly sendRaw: (method: string, params: unknown) => Promise<unknown>;

  constructor(sendRaw: (method: string, params: unknown) => Promise<unknown>) {
    super();
    this.sendRaw = sendRaw;
  }

  send<M extends Method>(method: M, params?: Commands[M]): Promise<Answer<M>> {
    return this.sendRaw(method, params ?? {}) as Promise<Answer<M>>;
  }
}
