import { connect, type Socket } from 'node:net';
import type { FaultCase } from './fault-kinds.ts';
import { NO_FAULT } from './fault-kinds.ts';
import { listenRaw, wholeLength, type Listener } from './fault-wire.ts';

/** How long a request is kept back from the server: longer than any limit of a trial with slow faults. */
export const KEPT_MS = 90;
/** How long it then has to be read. */
const DELIVERED_MS = 20;

/** Stands between a client and a server of 127.0.0.1 and breaks connections as the trial has armed it. */
export class FaultProxy {
  fault: FaultCase = NO_FAULT;
  readonly #target: number;
  #listener!: Listener;
  /** Requests that are kept back and will still arrive. */
  #kept = 0;

  private constructor(target: number) {
    this.#target = target;
  }

  static async start(target: number): Promise<FaultProxy> {
    const proxy = new FaultProxy(target);
    proxy.#listener = await listenRaw((socket) => proxy.#serve(socket));
    return proxy;
  }

  get host(): string {
    return `http://127.0.0.1:${this.#listener.port}`;
  }

  /** Resolves once nothing is on its way through here. */
  async quiet(limitMs = 2000): Promise<void> {
    const end = performance.now() + limitMs;
    while (this.#kept > 0) {
      if (performance.now() > end) throw new Error(`${this.#kept} requests are kept back after ${limitMs} ms`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await this.#listener.quiet(limitMs);
  }

  close(): Promise<void> {
    return this.#listener.close();
  }

  #serve(client: Socket): void {
    const { name, variant } = this.fault;
    if (name === 'proxy: reset on accept') return void client.resetAndDestroy();
    let received: Buffer = Buffer.alloc(0);
    client.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      const length = wholeLength(received);
      if (length === undefined) return;
      const request = received.subarray(0, length);
      received = Buffer.alloc(0);
      this.#pass(client, request, name, variant);
    });
  }

  #pass(client: Socket, request: Buffer, name: string, variant: number): void {
    if (name === 'proxy: request kept') return;
    if (name === 'proxy: request after the client has gone') {
      this.#passLate(request);
      return;
    }
    const server = this.#connect();
    client.on('close', () => server.destroy());
    if (name === 'proxy: request cut') {
      server.write(request.subarray(0, variant % request.length), () => server.resetAndDestroy());
      return void setTimeout(() => client.resetAndDestroy(), 2);
    }
    if (name === 'proxy: byte by byte') drip(request, server);
    else server.write(request);
    if (name === 'proxy: answer kept') return;
    server.once('data', (answer) => passAnswer(client, answer, name, variant));
  }

  #passLate(request: Buffer): void {
    this.#kept++;
    setTimeout(() => {
      const server = this.#connect();
      server.write(request);
      // Not at its answer: the server may be armed for silence by now.
      setTimeout(() => server.destroy(), DELIVERED_MS);
      server.on('close', () => this.#kept--);
    }, KEPT_MS);
  }

  #connect(): Socket {
    const server = connect(this.#target, '127.0.0.1').setNoDelay(true);
    server.on('error', () => undefined);
    return server;
  }
}

function passAnswer(client: Socket, answer: Buffer, name: string, variant: number): void {
  if (client.destroyed) return;
  if (name === 'proxy: byte by byte') {
    drip(answer, client);
    return;
  }
  if (!name.startsWith('proxy: answer cut')) return void client.write(answer);
  client.write(answer.subarray(0, variant % answer.length), () =>
    name.endsWith('fin') ? client.end() : client.resetAndDestroy(),
  );
}

/** In pieces of a few bytes, each a segment of its own. */
function drip(bytes: Buffer, to: Socket): void {
  to.setNoDelay(true);
  const piece = Math.ceil(bytes.length / 12);
  const next = (at: number): void => {
    if (at < bytes.length && !to.destroyed)
      to.write(bytes.subarray(at, at + piece), () => setImmediate(next, at + piece));
  };
  next(0);
}
