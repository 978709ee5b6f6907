import type { Socket } from 'node:net';
import { fromUserData } from '../../src/main/calls/user-data.ts';
import { accepts } from './fault-answers.ts';
import { faultKind, isPlacing, NO_FAULT, type FaultCase } from './fault-kinds.ts';
import {
  agentIn,
  answerJson,
  FaultRecords,
  PLAIN_RECORDS,
  type PlacedCall,
  type RecordsManner,
} from './fault-records.ts';
import { listenRaw, parseRequest, wholeLength, type Listener } from './fault-wire.ts';
import type { RawRequest } from './raw-server.ts';

/** A POST with a call in it of which the whole body has arrived, on whatever path. */
export interface CallPost {
  /** Undefined: its `user_data` names none. */
  intentId: string | undefined;
  agentId: string;
  callee: string;
  /** The connection had carried a request before. */
  isReused: boolean;
}

/** The first byte of a client that expects TLS. */
const TLS_HANDSHAKE = 0x16;

/** A call centre on 127.0.0.1 that does to each `/callout` what the trial has armed it with, and remembers the truth. */
export class FaultServer {
  posts: CallPost[] = [];
  /** By intent id. */
  placed = new Map<string, PlacedCall>();
  fault: FaultCase = NO_FAULT;
  readonly #records = new FaultRecords();
  onFirstBytes: () => void = () => undefined;
  onPost: (post: CallPost, intentId: string) => void = () => undefined;
  #given = 0;
  #listener!: Listener;

  static async start(): Promise<FaultServer> {
    const server = new FaultServer();
    server.#listener = await listenRaw((socket) => server.#serve(socket));
    return server;
  }

  get port(): number {
    return this.#listener.port;
  }

  get host(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** For the next trial; ids go on counting, so that no two trials share one. */
  reset(records: RecordsManner = PLAIN_RECORDS): void {
    this.posts = [];
    this.placed = new Map();
    this.fault = NO_FAULT;
    this.#records.reset(records);
  }

  /** How many whole bodies each intent has got. */
  count(intentId: string): number {
    return this.posts.filter((post) => post.intentId === intentId).length;
  }

  quiet(limitMs = 2000): Promise<void> {
    return this.#listener.quiet(limitMs);
  }

  close(): Promise<void> {
    return this.#listener.close();
  }

  #serve(socket: Socket): void {
    let received: Buffer = Buffer.alloc(0);
    let requests = 0;
    socket.on('data', (chunk) => {
      if (requests === 0 && chunk[0] === TLS_HANDSHAKE) return void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
      if (received.length === 0 && chunk.includes('/callout ')) this.onFirstBytes();
      received = Buffer.concat([received, chunk]);
      for (let length = wholeLength(received); length !== undefined; length = wholeLength(received)) {
        this.#answer(parseRequest(received.subarray(0, length)), socket, requests++ > 0);
        received = received.subarray(length);
      }
    });
  }

  #answer(request: RawRequest, socket: Socket, isReused: boolean): void {
    if (request.path.endsWith('/rule_outnumber_group')) this.#answerNumbers(socket);
    else if (request.path.endsWith('/records')) this.#records.answer(request.body, this.placed, socket);
    else if (request.method === 'POST') this.#answerCall(request, socket, isReused);
    else faultKind('200 html').answer?.({ socket, uuid: '', variant: 0 });
  }

  #answerCall({ body }: RawRequest, socket: Socket, isReused: boolean): void {
    const post = { ...read(body), isReused };
    const { intentId, agentId, callee } = post;
    this.posts.push(post);
    const key = intentId ?? `nobody's ${this.posts.length}`;
    const uuid = `call-${(++this.#given).toString().padStart(8, '0')}`;
    const isRenamed = this.fault.name === 'another uuid in the records';
    if (isPlacing(this.fault))
      this.placed.set(key, { agentId, callee, uuid, recordUuid: isRenamed ? `${uuid}-r` : uuid });
    const { variant } = this.fault;
    const answer =
      isReused && this.fault.name === 'reset when reused'
        ? faultKind('reset before headers').answer
        : faultKind(this.fault.name).answer;
    this.onPost(post, key);
    if (!socket.destroyed) (answer ?? accepts)({ socket, uuid, variant });
  }

  #answerNumbers(socket: Socket): void {
    const isDead = this.fault.name === 'refused 401, token dead';
    answerJson(
      socket,
      isDead ? 401 : 200,
      isDead ? '{"error":{"code":"Unauthenticated","message":"无效的令牌"}}' : '{}',
    );
  }
}

/** Undici sends a POST again with an empty body after a 421: that names nothing, and counts as a POST all the same. */
function read(body: string): Omit<CallPost, 'isReused'> {
  if (body === '') return { intentId: undefined, agentId: '', callee: '' };
  const { callee, user_data: userData } = JSON.parse(body) as { callee: string; user_data?: string };
  return { intentId: fromUserData(userData).intentId, callee, agentId: agentIn(body) ?? '' };
}
