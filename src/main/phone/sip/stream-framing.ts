import { declaredLength } from './answer.ts';
import { HEAD_CAP, parseHead } from './head.ts';

const BODY_CAP = 64 * 1024;

/**
 * Cuts a stream into SIP messages by their Content-Length, which a stream must have (RFC 3261 §18.3). Line ends between messages are
 * keep-alives (RFC 5626 §4.4.1). What is larger than the caps or has no length ends the stream: there is no finding one's place again.
 */
export class StreamFraming {
  #held: Buffer = Buffer.alloc(0);

  /** The messages that are whole now; undefined: this is no SIP, or too much of it. */
  take(chunk: Buffer): Buffer[] | undefined {
    this.#held = Buffer.concat([this.#held, chunk]);
    const messages: Buffer[] = [];
    for (;;) {
      this.#skipKeepAlives();
      const size = this.#nextSize();
      if (size === 'garbage') return undefined;
      if (size === undefined || size > this.#held.length) return messages;
      messages.push(this.#held.subarray(0, size));
      this.#held = this.#held.subarray(size);
    }
  }

  /** The stream has ended: what is left may be a message without its last empty line. undefined: nothing is left. */
  rest(): Buffer | undefined {
    this.#skipKeepAlives();
    return this.#held.length > 0 ? this.#held : undefined;
  }

  #skipKeepAlives(): void {
    let at = 0;
    while (this.#held[at] === 0x0d || this.#held[at] === 0x0a) at++;
    if (at > 0) this.#held = this.#held.subarray(at);
  }

  /** Bytes of the next message; undefined while its head is not whole. */
  #nextSize(): number | 'garbage' | undefined {
    const end = this.#held.indexOf('\r\n\r\n');
    if (end < 0) return this.#held.length > HEAD_CAP ? 'garbage' : undefined;
    const head = end > HEAD_CAP ? undefined : parseHead(this.#held.toString('utf8', 0, end));
    const hasLength = head?.fields.some(({ name }) => name === 'content-length') === true;
    const length = head && hasLength ? declaredLength(head) : undefined;
    return length === undefined || length > BODY_CAP ? 'garbage' : end + 4 + length;
  }
}
