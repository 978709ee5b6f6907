import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { after } from '../../async/timers.ts';
import type { LoopbackPorts, PeerOwner } from '../../network/loopback-peer.ts';
import type { PhoneEvent } from '../phone-port.ts';
import { readMessage, type BaresipMessage } from './messages.ts';
import { netstring, NetstringReader } from './netstring.ts';

export type LinkEnd = 'unreachable' | 'not-ours' | 'garbage';

export interface ControlLinkParts {
  port: number;
  ownerOf: (ports: LoopbackPorts) => Promise<PeerOwner>;
  /** It is baresip, it is of the same user, and `registration` is its answer to `reginfo`. */
  onReady: (registration: string) => void;
  onEvent: (event: PhoneEvent) => void;
  /** Once; nothing more is heard afterwards. */
  onEnd: (why: LinkEnd) => void;
}

export interface Answer {
  isOk: boolean;
  data: string;
}

const ANSWER_MS = 3_000;
/** Calls come by the dozen a minute at most; with its level meter on, baresip tells 20 things a second. */
const MOST_A_SECOND = 100;

/**
 * One connection to baresip's control port (module ctrl_tcp). Nothing of it counts before the program at the other end has answered and the system
 * has told that it is of our own user: the answer shows that the program has taken the connection, before which the kernel names no owner.
 */
export class ControlLink {
  readonly #parts: ControlLinkParts;
  readonly #socket: Socket;
  readonly #reader = new NetstringReader();
  readonly #waiting = new Map<string, (answer: Answer | undefined) => void>();
  #isReady = false;
  #hasEnded = false;
  #second = { startedAt: 0, messages: 0 };

  constructor(parts: ControlLinkParts) {
    this.#parts = parts;
    this.#socket = connect({ host: '127.0.0.1', port: parts.port });
    this.#socket.setNoDelay(true);
    this.#socket.unref();
    this.#socket.on('error', () => this.end('unreachable'));
    this.#socket.on('close', () => this.end('unreachable'));
    this.#socket.on('data', (bytes) => this.#take(bytes));
    this.#socket.once('connect', () => void this.#introduce());
  }

  /** Sends commands in one piece, so that baresip does them without anything in between. undefined: no answer in time. */
  ask(...commands: { command: string; params?: string }[]): Promise<(Answer | undefined)[]> {
    const tokens = commands.map(() => randomUUID());
    const answers = tokens.map((token) => this.#answerTo(token));
    const texts = commands.map((command, index) => netstring(JSON.stringify({ ...command, token: tokens[index] })));
    if (!this.#hasEnded) this.#socket.write(texts.join(''));
    return Promise.all(answers);
  }

  end(why: LinkEnd): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#socket.destroy();
    for (const answered of [...this.#waiting.values()]) answered(undefined);
    this.#parts.onEnd(why);
  }

  async #introduce(): Promise<void> {
    const { localPort: own = 0 } = this.#socket;
    const [answer] = await this.ask({ command: 'reginfo' });
    if (this.#hasEnded) return;
    if (!answer?.isOk) {
      this.end('garbage');
      return;
    }
    const owner = await this.#parts.ownerOf({ peer: this.#parts.port, own });
    if (this.#isOver()) return;
    if (owner !== 'same-user') {
      this.end('not-ours');
      return;
    }
    this.#isReady = true;
    this.#parts.onReady(answer.data);
  }

  /** A method, because the compiler takes the field for unchanged over an `await`. */
  #isOver(): boolean {
    return this.#hasEnded;
  }

  #answerTo(token: string): Promise<Answer | undefined> {
    return new Promise((resolve) => {
      const settle = (answer: Answer | undefined): void => {
        if (!this.#waiting.delete(token)) return;
        callOff();
        resolve(answer);
      };
      const callOff = after(ANSWER_MS, () => settle(undefined));
      this.#waiting.set(token, settle);
      if (this.#hasEnded) settle(undefined);
    });
  }

  #take(bytes: Buffer): void {
    try {
      for (const text of this.#reader.read(bytes)) {
        this.#count();
        this.#hear(readMessage(text));
      }
    } catch {
      this.end('garbage');
    }
  }

  #hear(message: BaresipMessage): void {
    if (message.is === 'event' && this.#isReady) this.#parts.onEvent(message.event);
    if (message.is !== 'response' || message.token === undefined) return;
    this.#waiting.get(message.token)?.({ isOk: message.isOk, data: message.data });
  }

  /** Throws when there are more than any phone has to tell. */
  #count(): void {
    const now = performance.now();
    if (now - this.#second.startedAt > 1_000) this.#second = { startedAt: now, messages: 0 };
    if (++this.#second.messages > MOST_A_SECOND) throw new Error('too many messages');
  }
}
